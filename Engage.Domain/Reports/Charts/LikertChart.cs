namespace Engage.Domain.Reports.Charts;

/// <summary>One statement and how many gave each answer.</summary>
/// <param name="Label">The statement.</param>
/// <param name="Counts">People, or weights, for each answer of the scale; null when the row is suppressed.</param>
public sealed record LikertRow(string Label, IReadOnlyList<double>? Counts);

/// <summary>A bar of 100% for each statement, divided by the answers from agreement to disagreement.</summary>
public static class LikertChart
{
    private const double RowGap = 6;

    /// <summary>Draws the statements in the order given.</summary>
    /// <param name="scale">The answers from agreement to disagreement, 2 to 11, without "don't know".</param>
    /// <param name="rows">At least one.</param>
    /// <exception cref="ArgumentException">No row, or a row that does not fit the scale.</exception>
    public static Chart Draw(IReadOnlyList<string> scale, IReadOnlyList<LikertRow> rows, string suppressed = "Not shown: fewer than 10")
    {
        if (rows.Count == 0) { throw new ArgumentException("A chart needs a row.", nameof(rows)); }
        if (rows.Any(row => row.Counts is { } counts && (counts.Count != scale.Count || counts.Any(count => !(count >= 0 && double.IsFinite(count))))))
        {
            throw new ArgumentException("Each row has one count, 0 or more, for each answer.", nameof(rows));
        }
        var agreeing = rows.Select(row => (row.Label, Agreement(row.Counts))).ToList();
        var positive = string.Join(" or ", scale.Take(scale.Count / 2).Select(answer => $"“{answer}”"));
        var finding = $"Share answering {positive}: {Lower(Findings.Extremes(agreeing, ValueFormat.Percent))}";
        return Chart.From("Bars divided by answer", finding, Findings.List(agreeing, ValueFormat.Percent), width => LayOut(scale, rows, suppressed, width));
    }

    // "Highest for …" continues a sentence.
    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static double? Agreement(IReadOnlyList<double>? counts) =>
        counts?.Sum() is > 0 and var total ? 100 * counts.Take(counts.Count / 2).Sum() / total : null;

    private static Drawing LayOut(IReadOnlyList<string> scale, IReadOnlyList<LikertRow> rows, string suppressed, double width)
    {
        var canvas = new ChartCanvas(width);
        var labels = new LabelColumn(canvas, rows.Select(row => row.Label));
        var colours = ChartPalette.Diverging(scale.Count);
        var thickness = canvas.IsNarrow ? 22 : 18;
        var y = canvas.Key([.. scale.Zip(colours)]);
        foreach (var row in rows)
        {
            var (top, bottom) = labels.Draw(row.Label, y, thickness);
            if (row.Counts is { } counts && counts.Sum() > 0)
            {
                Divide(canvas, counts, colours, labels.Right, top, thickness);
            }
            else
            {
                Suppress(canvas, row.Counts is null ? suppressed : "No answers", labels.Right, top, thickness);
            }
            y = bottom + RowGap;
        }
        return canvas.ToDrawing(y - RowGap + 2);
    }

    private static void Divide(ChartCanvas canvas, IReadOnlyList<double> counts, IReadOnlyList<string> colours, double left, double top, double thickness)
    {
        const double Gap = 1.2;
        var total = counts.Sum();
        var x = left;
        for (var i = 0; i < counts.Count; i++)
        {
            var length = (canvas.Width - left) * counts[i] / total;
            canvas.Rectangle(x, top, Math.Max(length - Gap, Math.Min(length, 0.5)), thickness, colours[i]);
            var label = ValueFormat.Percent.Print(100 * counts[i] / total);
            if (ChartText.Width(label, canvas.TextSize, isBold: true) + 4 <= length)
            {
                canvas.Text(x + ((length - Gap) / 2), canvas.Baseline(top + (thickness / 2)), label, ChartPalette.TextOn(colours[i]), TextAnchor.Middle, isBold: true);
            }
            x += length;
        }
    }

    private static void Suppress(ChartCanvas canvas, string name, double left, double top, double thickness)
    {
        const double Length = 36;
        canvas.Hatched(left, top, Length, thickness);
        canvas.Text(left + Length + 5, canvas.Baseline(top + (thickness / 2)), name, ChartPalette.Quiet);
    }
}
