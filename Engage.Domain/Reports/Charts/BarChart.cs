namespace Engage.Domain.Reports.Charts;

/// <summary>One bar.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Value">Its length, 0 or more; null when it is suppressed.</param>
/// <param name="Interval">The bounds of an interval around the value, or null.</param>
public sealed record Bar(string Label, double? Value, (double Lower, double Upper)? Interval = null);

/// <summary>Horizontal bars from zero with their values beside them.</summary>
public static class BarChart
{
    private const double RowGap = 7;
    private const double SuppressedLength = 36;

    /// <summary>Draws the bars in the order given.</summary>
    /// <param name="bars">At least one.</param>
    /// <param name="suppressed">What is written beside a suppressed bar.</param>
    /// <exception cref="ArgumentException">No bar, or a value that is negative or not a number.</exception>
    public static Chart Draw(IReadOnlyList<Bar> bars, ValueFormat format, string suppressed = "Not shown: fewer than 10")
    {
        if (bars.Count == 0) { throw new ArgumentException("A chart needs a bar.", nameof(bars)); }
        if (bars.Any(bar => bar.Value is { } value && !(value >= 0 && double.IsFinite(value)))) { throw new ArgumentException("A bar is 0 or longer.", nameof(bars)); }
        var named = bars.Select(bar => (bar.Label, bar.Value)).ToList();
        return Chart.From("Bar chart", Findings.Extremes(named, format), Findings.List(named, format), width => LayOut(bars, format, suppressed, width));
    }

    private static Drawing LayOut(IReadOnlyList<Bar> bars, ValueFormat format, string suppressed, double width)
    {
        var canvas = new ChartCanvas(width);
        var labels = new LabelColumn(canvas, bars.Select(bar => bar.Label));
        var thickness = canvas.IsNarrow ? 16 : 14;
        var longest = bars.Max(bar => Math.Max(bar.Value ?? 0, bar.Interval?.Upper ?? 0));
        var valueRoom = bars.Max(bar => bar.Value is { } value ? ChartText.Width(format.Print(value), canvas.TextSize, isBold: true) : 0) + 10;
        var scale = longest > 0 ? (width - labels.Right - valueRoom) / longest : 0;
        var y = 3.0;
        foreach (var bar in bars)
        {
            var (top, bottom) = labels.Draw(bar.Label, y, thickness);
            var middle = top + (thickness / 2.0);
            if (bar.Value is { } value)
            {
                canvas.Rectangle(labels.Right, top, value * scale, thickness, ChartPalette.Categorical[0]);
                if (bar.Interval is { } interval) { canvas.Interval(labels.Right + (interval.Lower * scale), labels.Right + (interval.Upper * scale), middle); }
                var end = Math.Max(value, bar.Interval?.Upper ?? 0) * scale;
                canvas.Text(labels.Right + end + 5, canvas.Baseline(middle), format.Print(value), isBold: true);
            }
            else
            {
                canvas.Hatched(labels.Right, top, SuppressedLength, thickness);
                canvas.Text(labels.Right + SuppressedLength + 5, canvas.Baseline(middle), suppressed, ChartPalette.Quiet);
            }
            y = bottom + RowGap;
        }
        labels.DrawAxis(0, y - RowGap + 3);
        return canvas.ToDrawing(y - RowGap + 4);
    }
}
