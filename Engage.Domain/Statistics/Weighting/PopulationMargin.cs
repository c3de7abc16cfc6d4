namespace Engage.Domain.Statistics;

/// <summary>What the population is known to be by one variable: a target of raking. Not a margin of error.</summary>
/// <param name="Variable">The variable, by the name of the column that holds it.</param>
/// <param name="Categories">Its categories in their natural order, so that neighbours can be collapsed.</param>
public sealed record PopulationMargin(string Variable, IReadOnlyList<MarginCategory> Categories)
{
    /// <summary>The population.</summary>
    public double Total => Categories.Sum(c => c.Count);
}

/// <summary>One category of a margin.</summary>
/// <param name="Category">As in the column.</param>
/// <param name="Count">People, or any multiple of a share; above 0.</param>
public sealed record MarginCategory(string Category, double Count);

/// <summary>A column to be weighted to a margin.</summary>
/// <param name="Column">The responses' answers. Missing ones, and answers the margin does not know, keep the mean weight of the other margins.</param>
/// <param name="Margin">The target.</param>
public sealed record WeightingVariable(CodeColumn Column, PopulationMargin Margin)
{
    /// <summary>The column's categories that the margin lacks, with how many responses have them.</summary>
    public IReadOnlyList<(string Category, int Count)> Unmatched()
    {
        var counts = new int[Column.CodeCount];
        foreach (var code in Column.ToCodes()) { counts[code]++; }
        var known = Margin.Categories.Select(c => c.Category).ToHashSet(StringComparer.Ordinal);
        return [.. Column.Categories.Select((name, i) => (name, counts[i + CodeColumn.FirstCategory])).Where(c => c.Item2 > 0 && !known.Contains(c.name))];
    }

    /// <summary>For each code of the column, the index of the margin's category, or one past the last for an unknown one.</summary>
    internal int[] Map()
    {
        var map = new int[Column.CodeCount];
        Array.Fill(map, Margin.Categories.Count);
        for (var i = 0; i < Margin.Categories.Count; i++)
        {
            var index = Column.IndexOf(Margin.Categories[i].Category);
            if (index >= 0) { map[index + CodeColumn.FirstCategory] = i; }
        }
        return map;
    }
}
