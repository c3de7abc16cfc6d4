namespace Engage.Domain.Statistics;

/// <summary>The cells of crossed margins with their weights while they are raked. A cell holds rows alike in every margin and in base weight.</summary>
internal sealed class RakingCells
{
    private readonly IReadOnlyList<WeightingVariable> _variables;
    private readonly RowClasses _classes;

    private RakingCells(IReadOnlyList<WeightingVariable> variables, RowClasses classes, int[][] categories, double[] start)
    {
        (_variables, _classes, Categories, Free) = (variables, classes, categories, start);
        Sizes = classes.Sizes();
        Total = variables[0].Margin.Total;
        WeightedRows = Free.Index().Sum(f => f.Item > 0 ? Sizes[f.Index] : 0);
        Weights = [.. Free];
        Targets = [.. variables.Select(v => v.Margin.Categories.Select(c => c.Count / v.Margin.Total).ToArray())];
        Members = [.. categories.Select((codes, v) => MembersOf(codes, Targets[v].Length))];
    }

    /// <summary>For each margin, the category of each cell; one past the last where it is not known.</summary>
    public int[][] Categories { get; }

    /// <summary>For each margin and category, its cells that have a weight.</summary>
    public int[][][] Members { get; }

    /// <summary>For each margin, the share of the population in each category.</summary>
    public double[][] Targets { get; }

    /// <summary>Rows in each cell.</summary>
    public int[] Sizes { get; }

    /// <summary>The weight of a row of each cell before bounds cut it.</summary>
    public double[] Free { get; }

    /// <summary>The weight of a row of each cell.</summary>
    public double[] Weights { get; }

    /// <summary>The population.</summary>
    public double Total { get; }

    /// <summary>Rows with a base weight above 0.</summary>
    public int WeightedRows { get; }

    /// <summary>Sorts rows into cells.</summary>
    public static RakingCells Of(IReadOnlyList<WeightingVariable> variables, RakingOptions options)
    {
        var maps = variables.Select(v => v.Map()).ToList();
        var classes = RowClasses.Crossed([.. variables.Select(v => v.Column)], maps);
        if (options.BaseWeights is { } weights) { classes = classes.By(weights as double[] ?? [.. weights]); }

        var categories = variables.Select((v, i) => classes.FirstRow.Select(row => maps[i][v.Column[row]]).ToArray()).ToArray();
        var start = classes.FirstRow.Select(row => options.BaseWeights?[row] ?? 1).ToArray();
        return new RakingCells(variables, classes, categories, start);
    }

    /// <summary>What the weights of a margin's categories add up to, the unknown last.</summary>
    public double[] Sums(int margin)
    {
        var sums = new double[Targets[margin].Length + 1];
        var codes = Categories[margin];
        for (var k = 0; k < codes.Length; k++) { sums[codes[k]] += Sizes[k] * Weights[k]; }
        return sums;
    }

    /// <summary>What a category's weights should add up to: its share of the weight of those whose category is known.</summary>
    public double TargetOf(int margin, int category, double unknown) => Targets[margin][category] * Math.Max(0, Total - unknown);

    /// <summary>The categories of which nobody with a weight is in the sample.</summary>
    public List<UnmetMargin> NobodyIn() => Describe((_, _, _, _, respondents) => respondents == 0);

    /// <summary>The categories whose sums lie further from their targets than the tolerance.</summary>
    public List<UnmetMargin> Unmet(double tolerance) => Describe((_, _, target, achieved, _) => !(Math.Abs(achieved - target) <= tolerance * target));

    /// <summary>The weight of each row.</summary>
    public double[] RowWeights()
    {
        var weights = new double[_classes.ClassOf.Length];
        for (var row = 0; row < weights.Length; row++) { weights[row] = Weights[_classes.ClassOf[row]]; }
        return weights;
    }

    /// <summary>What standard errors need to know of the raking.</summary>
    public Calibration Calibration() => new(_classes, Sizes, Weights, Categories, [.. Targets.Select(t => t.Length)]);

    private List<UnmetMargin> Describe(Func<int, int, double, double, int, bool> isWanted)
    {
        var found = new List<UnmetMargin>();
        for (var v = 0; v < _variables.Count; v++)
        {
            var sums = Sums(v);
            var margin = _variables[v].Margin;
            for (var c = 0; c < margin.Categories.Count; c++)
            {
                var target = TargetOf(v, c, sums[^1]);
                var respondents = RespondentsIn(v, c);
                if (isWanted(v, c, target, sums[c], respondents)) { found.Add(new(margin.Variable, margin.Categories[c].Category, target, respondents == 0 ? 0 : sums[c], respondents, Neighbour(v, c))); }
            }
        }
        return found;
    }

    private int RespondentsIn(int margin, int category) => Members[margin][category].Sum(k => Sizes[k]);

    /// <summary>Of the categories before and after, the one with fewer respondents: collapsing with it loses least; one with nobody does not help.</summary>
    private string? Neighbour(int margin, int category)
    {
        var categories = _variables[margin].Margin.Categories;
        int? before = null, after = null;
        for (var c = category - 1; c >= 0 && before is null; c--) { if (RespondentsIn(margin, c) > 0) { before = c; } }
        for (var c = category + 1; c < categories.Count && after is null; c++) { if (RespondentsIn(margin, c) > 0) { after = c; } }
        var best = before is { } b && after is { } a ? (RespondentsIn(margin, b) <= RespondentsIn(margin, a) ? b : a) : before ?? after;
        return best is { } index ? categories[index].Category : null;
    }

    private int[][] MembersOf(int[] codes, int count)
    {
        var members = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        for (var k = 0; k < codes.Length; k++) { if (codes[k] < count && Free[k] > 0) { members[codes[k]].Add(k); } }
        return [.. members.Select(m => m.ToArray())];
    }
}
