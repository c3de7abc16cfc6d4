namespace Engage.Domain.Statistics;

/// <summary>Sorts responses into the cells of crossed margins.</summary>
internal sealed class MarginCells
{
    /// <summary>Sorts.</summary>
    /// <param name="margins">The margins. Of a variable that the survey has lost nobody's category is known.</param>
    /// <param name="columns">The responses.</param>
    public MarginCells(IReadOnlyList<SurveyMargin> margins, ResponseColumns columns)
    {
        Columns = [.. margins.Select(m => Sorted(m, columns))];
        Classes = Columns.Count == 0 ? RowClasses.One(columns.Count) : RowClasses.Crossed(Columns, [.. Columns.Select(c => Enumerable.Range(0, c.CodeCount).ToArray())]);
    }

    /// <summary>For each margin the category of each response.</summary>
    public IReadOnlyList<CodeColumn> Columns { get; }

    /// <summary>The cells that occur.</summary>
    public RowClasses Classes { get; }

    /// <summary>For each margin the index of the category of a response; -1 where it is not known.</summary>
    public int[] CategoriesAt(int row) => [.. Columns.Select(c => c.CategoryAt(row))];

    private static CodeColumn Sorted(SurveyMargin margin, ResponseColumns columns)
    {
        var sorted = new CodeColumn(margin.Variable, margin.Categories.Select(c => c.Key));
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, category) in margin.Categories.Index())
        {
            foreach (var code in category.Codes) { codes[code] = CodeColumn.FirstCategory + index; }
        }
        _ = columns.Store.TryCode(ResponseColumns.NameOf(margin.Variable), out var groups);
        int[] codeOf = [.. groups?.Categories.Select(c => codes.GetValueOrDefault(c, (int)AnswerState.PassedOver)) ?? []];
        for (var row = 0; row < columns.Count; row++) { sorted.AddCode(groups?.CategoryAt(row) is >= 0 and var group ? codeOf[group] : (int)AnswerState.PassedOver); }
        return sorted;
    }
}
