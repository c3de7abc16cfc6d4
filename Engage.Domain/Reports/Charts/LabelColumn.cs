namespace Engage.Domain.Reports.Charts;

/// <summary>The names of the bars: in a column on the left, or on a telephone above each bar.</summary>
internal sealed class LabelColumn
{
    private const double Gap = 8;
    private const int MaxLines = 3;

    private readonly ChartCanvas _canvas;
    private readonly double _width;

    public LabelColumn(ChartCanvas canvas, IEnumerable<string> labels)
    {
        _canvas = canvas;
        var longest = labels.Select(label => ChartText.Width(label, canvas.TextSize)).DefaultIfEmpty().Max();
        _width = canvas.IsNarrow ? canvas.Width : Math.Clamp(longest, 40, canvas.Width * 0.42);
    }

    /// <summary>Where the bars begin.</summary>
    public double Right => _canvas.IsNarrow ? 0 : _width + Gap;

    /// <summary>The line at zero; where the labels stand above the bars it would run through them.</summary>
    public void DrawAxis(double top, double bottom)
    {
        if (!_canvas.IsNarrow) { _canvas.Line(Right, top, Right, bottom, ChartPalette.Quiet, 1); }
    }

    /// <summary>Writes a label for bars of a height; gives where they start and where the next row may begin.</summary>
    public (double BarTop, double Bottom) Draw(string label, double top, double barHeight)
    {
        var lines = ChartText.Wrap(label, _canvas.TextSize, _width, MaxLines);
        var textHeight = lines.Count * _canvas.LineHeight;
        if (_canvas.IsNarrow)
        {
            _canvas.Lines(0, top + (textHeight / 2), lines, ChartPalette.Ink, TextAnchor.Start);
            return (top + textHeight + 2, top + textHeight + 2 + barHeight);
        }
        var height = Math.Max(textHeight, barHeight);
        _canvas.Lines(_width, top + (height / 2), lines, ChartPalette.Ink, TextAnchor.End);
        return (top + ((height - barHeight) / 2), top + height);
    }
}
