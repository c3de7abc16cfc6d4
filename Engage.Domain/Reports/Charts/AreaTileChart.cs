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
        var (columns, rows) = (tiles.Max(tile => tile.Column) + 1, tiles.Max(tile => tile.Row) + 1);
        var tileWidth = Math.Min((width - ((columns - 1) * Gap)) / columns, canvas.IsNarrow ? 110 : 124);
        var tileHeight = (3 * canvas.LineHeight) + 20;
        var values = tiles.Select(tile => tile.Value).OfType<double>().ToList();
        var (lowest, highest) = (values.DefaultIfEmpty().Min(), values.DefaultIfEmpty().Max());
        foreach (var tile in tiles)
        {
            var (x, y) = (tile.Column * (tileWidth + Gap), tile.Row * (tileHeight + Gap));
            DrawTile(canvas, tile, Shade(tile.Value, lowest, highest), (x, y, tileWidth, tileHeight), tile.Value is { } value ? format.Print(value) : suppressed);
        }
        var bottom = rows * (tileHeight + Gap);
        if (highest > lowest)
        {
            canvas.Text(0, bottom + (0.9 * canvas.LineHeight), "Darker tiles have higher figures.", ChartPalette.Quiet);
            bottom += 1.3 * canvas.LineHeight;
        }
        return canvas.ToDrawing(bottom);
    }

    private static void DrawTile(ChartCanvas canvas, AreaTile tile, string? shade, (double X, double Y, double Width, double Height) box, string printed)
    {
        var lines = ChartText.Wrap(tile.Name, canvas.TextSize, box.Width - 12, maxLines: 2);
        var middle = box.X + (box.Width / 2);
        if (shade is null)
        {
            canvas.Hatched(box.X, box.Y, box.Width, box.Height);
            // Words on hatching cannot be read: they get a plate.
            canvas.Rectangle(box.X + 5, box.Y + 5, box.Width - 10, box.Height - 10, ChartPalette.White);
        }
        else
        {
            canvas.Rectangle(box.X, box.Y, box.Width, box.Height, shade);
        }
        var ink = ChartPalette.TextOn(shade ?? ChartPalette.White);
        var value = ChartText.Wrap(printed, canvas.TextSize, box.Width - 12, maxLines: 1, isBold: true)[0];
        canvas.Lines(middle, box.Y + 7 + canvas.LineHeight, lines, ink, TextAnchor.Middle);
        canvas.Text(middle, box.Y + box.Height - 11, value, ink, TextAnchor.Middle, isBold: true);
    }

    private static string? Shade(double? value, double lowest, double highest)
    {
        if (value is not { } number) { return null; }
        var steps = ChartPalette.Sequential.Count;
        return ChartPalette.Sequential[highest > lowest ? Math.Min(steps - 1, (int)((number - lowest) / (highest - lowest) * steps)) : 1];
    }
}
