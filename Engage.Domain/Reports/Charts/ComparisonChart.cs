namespace Engage.Domain.Reports.Charts;

/// <summary>One group with a value in each of two series.</summary>
/// <param name="Label">Its name.</param>
/// <param name="First">The value in the first series, 0 or more; null when suppressed.</param>
/// <param name="Second">The value in the second series, 0 or more; null when suppressed.</param>
public sealed record Pair(string Label, double? First, double? Second);

/// <summary>Two bars for each group: who answered, against the census.</summary>
public static class ComparisonChart
{
    private const double RowGap = 9;
    private const double SuppressedLength = 36;

    /// <summary>Draws the pairs in the order given.</summary>
    /// <param name="firstName">The name of the first series, such as "People who answered".</param>
    /// <param name="secondName">The name of the second, such as "Adults in Cheshire (Census 2021)".</param>
    /// <exception cref="ArgumentException">No pair, or a value that is negative or not a number.</exception>
    public static Chart Draw(IReadOnlyList<Pair> pairs, string firstName, string secondName, ValueFormat format, string suppressed = "Not shown: fewer than 10")
    {
        if (pairs.Count == 0) { throw new ArgumentException("A chart needs a group.", nameof(pairs)); }
        if (pairs.Any(pair => !IsUsable(pair.First) || !IsUsable(pair.Second))) { throw new ArgumentException("A bar is 0 or longer.", nameof(pairs)); }
        return Chart.From("Chart with two bars for each group", Finding(pairs, firstName, secondName, format), Values(pairs, firstName, secondName, format),
            width => LayOut(pairs, [firstName, secondName], format, suppressed, width));
    }

    private static bool IsUsable(double? value) => value is not { } number || (number >= 0 && double.IsFinite(number));

    private static string Finding(IReadOnlyList<Pair> pairs, string firstName, string secondName, ValueFormat format)
    {
        var both = pairs.Where(pair => pair is { First: not null, Second: not null }).ToList();
        if (both.Count == 0) { return Findings.NothingToShow; }
        var widest = both.MaxBy(pair => Math.Abs(pair.First!.Value - pair.Second!.Value))!;
        return string.Equals(format.Print(widest.First!.Value), format.Print(widest.Second!.Value), StringComparison.Ordinal)
            ? "The two are alike in every group shown."
            : $"They are furthest apart for “{widest.Label}”: {firstName} {format.Print(widest.First.Value)}, {secondName} {format.Print(widest.Second.Value)}.";
    }

    private static string Values(IReadOnlyList<Pair> pairs, string firstName, string secondName, ValueFormat format) =>
        pairs.Count > Findings.MostListed
            ? Findings.InTheTable
            : $"{firstName} and {secondName}: {string.Join("; ", pairs.Select(pair => $"{pair.Label} {Print(pair.First, format)} and {Print(pair.Second, format)}"))}.";

    private static string Print(double? value, ValueFormat format) => value is { } number ? format.Print(number) : "not shown";

    private static Drawing LayOut(IReadOnlyList<Pair> pairs, string[] names, ValueFormat format, string suppressed, double width)
    {
        var canvas = new ChartCanvas(width);
        var labels = new LabelColumn(canvas, pairs.Select(pair => pair.Label));
        var thickness = canvas.LineHeight;
        var values = pairs.SelectMany(pair => new[] { pair.First, pair.Second }).OfType<double>().ToList();
        var valueRoom = values.Select(value => ChartText.Width(format.Print(value), canvas.TextSize, isBold: true)).DefaultIfEmpty().Max() + 10;
        var scale = values.DefaultIfEmpty().Max() is > 0 and var longest ? (width - labels.Right - valueRoom) / longest : 0;
        var start = canvas.Key([(names[0], ChartPalette.Categorical[0]), (names[1], ChartPalette.Categorical[1])]);
        var y = start;
        foreach (var pair in pairs)
        {
            var (top, bottom) = labels.Draw(pair.Label, y, (2 * thickness) + 1);
            DrawBar(pair.First, top, 0);
            DrawBar(pair.Second, top + thickness + 1, 1);
            y = bottom + RowGap;
        }
        labels.DrawAxis(start - 3, y - RowGap + 3);
        return canvas.ToDrawing(y - RowGap + 4);

        void DrawBar(double? value, double top, int series)
        {
            var baseline = canvas.Baseline(top + (thickness / 2));
            if (value is { } number)
            {
                canvas.Rectangle(labels.Right, top, number * scale, thickness, ChartPalette.Categorical[series]);
                canvas.Text(labels.Right + (number * scale) + 5, baseline, format.Print(number), isBold: series == 0);
                return;
            }
            canvas.Hatched(labels.Right, top, SuppressedLength, thickness);
            canvas.Text(labels.Right + SuppressedLength + 5, baseline, suppressed, ChartPalette.Quiet);
        }
    }
}
