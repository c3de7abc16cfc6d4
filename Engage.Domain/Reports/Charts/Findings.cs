namespace Engage.Domain.Reports.Charts;

/// <summary>Sentences made from the numbers of a chart.</summary>
internal static class Findings
{
    public const int MostListed = 12;
    public const string NothingToShow = "No figure can be shown: each is based on too few answers.";
    public const string InTheTable = "The figures are in the table that follows.";

    /// <summary>Which is highest and which lowest, ties named together.</summary>
    public static string Extremes(IReadOnlyList<(string Label, double? Value)> items, ValueFormat format)
    {
        var shown = items.Where(item => item.Value is not null).Select(item => (item.Label, Value: item.Value!.Value, Printed: format.Print(item.Value!.Value))).ToList();
        if (shown.Count == 0) { return NothingToShow; }
        if (shown.Count == 1) { return $"The figure for “{shown[0].Label}” is {shown[0].Printed}."; }
        // Compared as printed: nobody should read that 31% is higher than 31%.
        var (top, bottom) = (shown.MaxBy(item => item.Value).Printed, shown.MinBy(item => item.Value).Printed);
        return string.Equals(top, bottom, StringComparison.Ordinal)
            ? $"The figure is {top} for each of the {Words(shown.Count)} shown."
            : $"Highest for {Named(top)} ({top}), lowest for {Named(bottom)} ({bottom}).";

        string Named(string printed)
        {
            var names = shown.Where(item => string.Equals(item.Printed, printed, StringComparison.Ordinal)).Select(item => $"“{item.Label}”").ToList();
            return names.Count <= 3 ? Join(names) : $"{Words(names.Count)} of them";
        }
    }

    /// <summary>All the figures, if they are few; otherwise where to find them.</summary>
    public static string List(IReadOnlyList<(string Label, double? Value)> items, ValueFormat format) =>
        items.Count is > MostListed or 1
            ? (items.Count == 1 ? "" : InTheTable)
            : $"The figures: {string.Join("; ", items.Select(item => $"{item.Label} {(item.Value is { } value ? format.Print(value) : "not shown")}"))}.";

    private static string Join(List<string> names) => names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    private static string Words(int count)
    {
        string[] words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        return count < words.Length ? words[count] : count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
