using System.Globalization;
using Engage.Domain;
using Engage.Domain.Statistics;
using Engage.Web.Csv;

namespace Engage.Web.Commands.Analysis;

/// <summary>A CSV file of population margins: <c>variable,category,count</c>.</summary>
internal sealed class MarginsFile
{
    private static readonly string[] Heading = ["variable", "category", "count"];

    private readonly OrderedDictionary<string, List<(MarginCategory Category, int Line)>> _margins = new(StringComparer.Ordinal);

    private MarginsFile(string name) => Name = name;

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The variables in the order of the file.</summary>
    public IReadOnlyCollection<string> Variables => _margins.Keys;

    /// <summary>The columns that the data must have.</summary>
    public IEnumerable<WantedColumn> Wanted => Variables.Select(v => new WantedColumn(v, $"{Name} line {_margins[v][0].Line}", ColumnKind.Code));

    /// <summary>Reads a file.</summary>
    /// <exception cref="ImportException">A line is wrong.</exception>
    public static MarginsFile Read(FileInfo file)
    {
        var margins = new MarginsFile(file.Name);
        using var lines = new CsvLines(CommandContext.OpenFile(file), file.Name);
        var (header, columns) = CsvHeading.Read(lines, Heading, ", separated by commas.");

        var problems = new List<ImportProblem>();
        while (lines.Read())
        {
            if (lines.Fault(header.Length) is { } fault) { problems.Add(fault); }
            else if (margins.Add(lines, lines[columns["variable"]], lines[columns["category"]], lines[columns["count"]]) is { } problem) { problems.Add(problem); }
        }
        if (problems.Count > 0) { throw new ImportException(problems); }
        return margins._margins.Count > 0 ? margins : throw new ImportException(file.Name, 1, "there are no margins below the heading.");
    }

    /// <summary>Joins the margins to the columns of the data.</summary>
    /// <exception cref="ImportException">The data have a category that the margin lacks and that is no "prefer not to say" or "don't know".</exception>
    public IReadOnlyList<WeightingVariable> Match(AnalysisFile data)
    {
        List<WeightingVariable> variables = [.. _margins.Select(m => new WeightingVariable(data.Columns.Code(m.Key), new PopulationMargin(m.Key, [.. m.Value.Select(c => c.Category)])))];
        var problems = new List<ImportProblem>();
        foreach (var (column, margin) in variables)
        {
            var known = margin.Categories.Select(c => c.Category).ToHashSet(StringComparer.Ordinal);
            foreach (var (index, category) in column.Categories.Index())
            {
                if (known.Contains(category) || IsNoAnswer(category)) { continue; }
                problems.Add(new(data.Name, data.FirstLineOf(column.Name, index), column.Name, category,
                    $"the margin {margin.Variable} of {Name} has no such category; it has {Wording.List([.. margin.Categories.Select(c => c.Category)])}. Leave the cell empty where the answer is not known."));
            }
        }
        return problems.Count == 0 ? variables : throw new ImportException(problems);
    }

    /// <summary>The line of a category.</summary>
    public int LineOf(string variable, string category) => _margins[variable].First(c => c.Category.Category == category).Line;

    /// <summary>A sentence on a category whose margin is not met.</summary>
    public string Sentence(UnmetMargin unmet, string data)
    {
        var place = $"{Name} line {LineOf(unmet.Variable, unmet.Category)}, {unmet.Variable} \"{unmet.Category}\"";
        var collapse = unmet.CollapseWith is { } neighbour ? $" Count it together with \"{neighbour}\", in both files." : "";
        return unmet.Respondents == 0
            ? $"{place}: nobody in {data} is in this category, and {Number(unmet.Target)} are wanted.{collapse}"
            : $"{place}: the weights add up to {Number(unmet.Achieved)}, and {Number(unmet.Target)} are wanted ({(unmet.RelativeError * 100).ToString("+0.####;-0.####", CultureInfo.InvariantCulture)}%).{collapse}";
    }

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static bool IsNoAnswer(string category) =>
        category.Replace('-', ' ').Replace('’', '\'').Replace("'", "", StringComparison.Ordinal).ToUpperInvariant() is "PREFER NOT TO SAY" or "DONT KNOW";

    private ImportProblem? Add(CsvLines lines, string variable, string category, string count)
    {
        if (variable.Length == 0) { return lines.Problem("variable", variable, "give the name of the column that the margin is of."); }
        if (category.Length == 0) { return lines.Problem("category", category, "give the category."); }
        if (!double.TryParse(count, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return lines.Problem("count", count, "not a number; write digits without thousands separators, such as 12500.");
        }
        if (value <= 0) { return lines.Problem("count", count, "a count is above 0; leave out a category that nobody in the population has."); }

        if (!_margins.TryGetValue(variable, out var categories)) { _margins[variable] = categories = []; }
        if (categories.Find(c => c.Category.Category == category) is { Category: not null } twin) { return lines.Problem("category", category, $"line {twin.Line} has the same category of {variable}; each stands once."); }
        categories.Add((new(category, value), lines.Line));
        return null;
    }
}
