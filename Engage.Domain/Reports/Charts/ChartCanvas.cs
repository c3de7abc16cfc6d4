namespace Engage.Domain.Reports.Charts;

/// <summary>Collects the shapes of one chart at one width.</summary>
internal sealed class ChartCanvas(double width)
{
    private const double HatchStep = 6;

    private readonly List<Shape> _shapes = [];

    public double Width => width;

    /// <summary>Laid out for a telephone: labels above the bars, larger letters.</summary>
    public bool IsNarrow => width < 400;

    public double TextSize => IsNarrow ? 13 : 10;

    public double LineHeight => TextSize * 1.25;

    public void Rectangle(double x, double y, double boxWidth, double height, string fill)
    {
        if (boxWidth > 0) { _shapes.Add(new RectangleShape(Round(x), Round(y), Round(boxWidth), Round(height), fill)); }
    }

    public void Line(double x1, double y1, double x2, double y2, string stroke, double strokeWidth = 0.75) =>
        _shapes.Add(new LineShape(Round(x1), Round(y1), Round(x2), Round(y2), stroke, strokeWidth));

    public void Text(double x, double baseline, string text, string fill = ChartPalette.Ink, TextAnchor anchor = TextAnchor.Start, bool isBold = false, double? size = null) =>
        _shapes.Add(new TextShape(Round(x), Round(baseline), text, size ?? TextSize, fill, anchor, isBold));

    /// <summary>Lines of text one under the other, the whole of them centred on a height.</summary>
    public void Lines(double x, double middle, IReadOnlyList<string> lines, string fill, TextAnchor anchor, bool isBold = false)
    {
        var baseline = middle - (lines.Count * LineHeight / 2) + (0.78 * LineHeight);
        foreach (var line in lines)
        {
            Text(x, baseline, line, fill, anchor, isBold);
            baseline += LineHeight;
        }
    }

    /// <summary>The base line of one line of text centred on a height.</summary>
    public double Baseline(double middle) => middle + (0.28 * LineHeight);

    /// <summary>A box with diagonal lines: there is a figure, but it must not be shown.</summary>
    public void Hatched(double x, double y, double boxWidth, double height)
    {
        _shapes.Add(new RectangleShape(Round(x), Round(y), Round(boxWidth), Round(height), ChartPalette.Suppressed, ChartPalette.Quiet));
        for (var sum = HatchStep; sum < boxWidth + height; sum += HatchStep)
        {
            Line(
                x + Math.Max(0, sum - height), y + Math.Min(sum, height),
                x + Math.Min(sum, boxWidth), y + Math.Max(0, sum - boxWidth), ChartPalette.Quiet, 0.5);
        }
    }

    /// <summary>A thin line with ends from the lower to the upper bound, with a white edge so that it shows on any bar.</summary>
    public void Interval(double from, double to, double middle)
    {
        const double Cap = 3;
        foreach (var (stroke, strokeWidth) in new[] { (ChartPalette.White, 3.0), (ChartPalette.Ink, 1.0) })
        {
            Line(from, middle, to, middle, stroke, strokeWidth);
            Line(from, middle - Cap, from, middle + Cap, stroke, strokeWidth);
            Line(to, middle - Cap, to, middle + Cap, stroke, strokeWidth);
        }
    }

    /// <summary>A row of colours with their names, broken into lines as needed; gives the height it took.</summary>
    public double Key(IReadOnlyList<(string Name, string Colour)> series)
    {
        const double Swatch = 10;
        var (x, y) = (0.0, 0.0);
        foreach (var (name, colour) in series)
        {
            var text = ChartText.Wrap(name, TextSize, Width - Swatch - 6, maxLines: 1)[0];
            var wide = Swatch + 5 + ChartText.Width(text, TextSize);
            if (x > 0 && x + wide > Width) { (x, y) = (0, y + LineHeight + 3); }
            _shapes.Add(new RectangleShape(Round(x), Round(y + ((LineHeight - Swatch) / 2)), Swatch, Swatch, colour, ChartPalette.Quiet));
            Text(x + Swatch + 5, Baseline(y + (LineHeight / 2)), text);
            x += wide + 14;
        }
        return y + LineHeight + 8;
    }

    public Drawing ToDrawing(double height) => new(Width, Round(height), _shapes);

    // Two decimals are a fifteenth of a hair's breadth, and keep frozen reports short.
    private static double Round(double value) => Math.Round(value, 2);
}
