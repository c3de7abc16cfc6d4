namespace Engage.Domain.Reports.Charts;

/// <summary>One area as a tile.</summary>
/// <param name="Name">The area.</param>
/// <param name="Value">Its figure, 0 or more; null when suppressed.</param>
/// <param name="Column">From 0, from west to east.</param>
/// <param name="Row">From 0, from north to south.</param>
public sealed record AreaTile(string Name, double? Value, int Column, int Row);

/// <summary>Areas as equal tiles in their rough geography, so that a large empty area does not outweigh a small full one.</summary>
public static class AreaTileChart
{
    private const double Gap = 3;
    private const double Padding = 5;
    private const double LineSpacing = 1.25;

    // Names of areas are not broken in the middle while smaller letters would fit.
    private static readonly double[] Sizes = [13, 12, 11, 10, 9, 8];

    /// <summary>Draws the tiles, darker for higher values.</summary>
    /// <exception cref="ArgumentException">No tile, two in one place, or a value that is negative or not a number.</exception>
    public static Chart Draw(IReadOnlyList<AreaTile> tiles, ValueFormat format, string suppressed = "Not shown")
    {
        if (tiles.Count == 0) { throw new ArgumentException("A chart needs an area.", nameof(tiles)); }
        if (tiles.DistinctBy(tile => (tile.Column, tile.Row)).Count() < tiles.Count || tiles.Any(tile => tile.Column < 0 || tile.Row < 0)) { throw new ArgumentException("Each tile has a place of its own.", nameof(tiles)); }
        if (tiles.Any(tile => tile.Value is { } value && !(value >= 0 && double.IsFinite(value)))) { throw new ArgumentException("A figure is 0 or more.", nameof(tiles)); }
        var named = tiles.Select(tile => (tile.Name, tile.Value)).ToList();
        return Chart.From("Map of areas as equal tiles", Findings.Extremes(named, format), Findings.List(named, format), width => LayOut(tiles, format, suppressed, width));
    }

    /// <summary>Places areas without known positions in rows, in their order.</summary>
    /// <param name="perRow">Tiles in a row.</param>
    public static IReadOnlyList<AreaTile> InRows(IEnumerable<(string Name, double? Value)> areas, int perRow = 3) =>
        [.. areas.Select((area, index) => new AreaTile(area.Name, area.Value, index % perRow, index / perRow))];

    private static Drawing LayOut(IReadOnlyList<AreaTile> tiles, ValueFormat format, string suppressed, double width)
    {
        var canvas = new ChartCanvas(width);
        var columns = tiles.Max(tile => tile.Column) + 1;
        var tileWidth = Math.Min((width - ((columns - 1) * Gap)) / columns, 124);
        var labels = tiles.Select(tile => (Tile: tile, Printed: tile.Value is { } value ? format.Print(value) : suppressed)).ToList();
        var size = ChartText.LargestFitting(tiles.Select(tile => tile.Name).Concat(labels.Select(label => label.Printed.Replace(' ', '_'))), tileWidth - (2 * Padding), Sizes, isBold: true);
        size = Math.Min(size, canvas.TextSize);
        var names = tiles.ToDictionary(tile => tile, tile => ChartText.Wrap(tile.Name, size, tileWidth - (2 * Padding), maxLines: 3));
        var tileHeight = ((names.Values.Max(lines => lines.Count) + 1) * size * LineSpacing) + 20;
        var values = tiles.Select(tile => tile.Value).OfType<double>().ToList();
        var (lowest, highest) = (values.DefaultIfEmpty().Min(), values.DefaultIfEmpty().Max());
        foreach (var (tile, printed) in labels)
        {
            var box = (X: tile.Column * (tileWidth + Gap), Y: tile.Row * (tileHeight + Gap), Width: tileWidth, Height: tileHeight);
            var ink = DrawGround(canvas, Shade(tile.Value, lowest, highest), box);
            Write(canvas, names[tile], printed, size, ink, box);
        }
        var bottom = (tiles.Max(tile => tile.Row) + 1) * (tileHeight + Gap);
        if (highest > lowest)
        {
            canvas.Text(0, bottom + (0.9 * canvas.LineHeight), "Darker tiles have higher figures.", ChartPalette.Quiet);
            bottom += 1.3 * canvas.LineHeight;
        }
        return canvas.ToDrawing(bottom);
    }

    /// <summary>Gives the colour of the words on it.</summary>
    private static string DrawGround(ChartCanvas canvas, string? shade, (double X, double Y, double Width, double Height) box)
    {
        if (shade is not null)
        {
            canvas.Rectangle(box.X, box.Y, box.Width, box.Height, shade);
            return ChartPalette.TextOn(shade);
        }
        canvas.Hatched(box.X, box.Y, box.Width, box.Height);
        // Words on hatching cannot be read: they get a plate.
        canvas.Rectangle(box.X + Padding - 1, box.Y + 5, box.Width - (2 * Padding) + 2, box.Height - 10, ChartPalette.White);
        return ChartPalette.Ink;
    }

    private static void Write(ChartCanvas canvas, IReadOnlyList<string> name, string printed, double size, string ink, (double X, double Y, double Width, double Height) box)
    {
        var middle = box.X + (box.Width / 2);
        var lineHeight = size * LineSpacing;
        var value = ChartText.Wrap(printed, size, box.Width - (2 * Padding), maxLines: 1, isBold: true)[0];
        var baseline = box.Y + (box.Height / 2) - ((name.Count + 1) * lineHeight / 2) - 1.5 + size;
        foreach (var line in name)
        {
            canvas.Text(middle, baseline, line, ink, TextAnchor.Middle, size: size);
            baseline += lineHeight;
        }
        canvas.Text(middle, baseline + 3, value, ink, TextAnchor.Middle, isBold: true, size);
    }

    private static string? Shade(double? value, double lowest, double highest)
    {
        if (value is not { } number) { return null; }
        var steps = ChartPalette.Sequential.Count;
        return ChartPalette.Sequential[highest > lowest ? Math.Min(steps - 1, (int)((number - lowest) / (highest - lowest) * steps)) : 1];
    }
}
