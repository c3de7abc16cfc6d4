using Engage.Domain;
using Engage.Domain.Places;
using Engage.Web.Data;
using Engage.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Areas;

/// <summary>The map of equal tiles, for pages: each a link in a list, so that it is read and reached without seeing it.</summary>
internal static class AreaTiles
{
    private const int Shades = 5;

    /// <summary>Tiles with a count each, darker for higher ones; none when no places of tiles are known.</summary>
    /// <param name="count">How many there are in an area.</param>
    /// <param name="href">Where a tile leads.</param>
    public static async Task<IReadOnlyList<MapTile>> ReadAsync(EngageDb db, Gazetteer places, Func<Area, int> count, Func<Area, string> href, CancellationToken cancellationToken = default)
    {
        var tiles = await TilesAsync(db, places, cancellationToken);
        var counts = tiles.ConvertAll(t => count(t.Area));
        var most = counts.DefaultIfEmpty().Max();
        return [.. tiles.Select((t, i) => new MapTile(t.Area.Name, Wording.Count(counts[i]), href(t.Area), t.Column, t.Row) { Shade = most == 0 ? 0 : Math.Min(Shades - 1, counts[i] * Shades / (most + 1)) })];
    }

    /// <summary>Tiles for finding an area.</summary>
    public static async Task<IReadOnlyList<MapTile>> ReadAsync(EngageDb db, Gazetteer places, CancellationToken cancellationToken = default) =>
        [.. (await TilesAsync(db, places, cancellationToken)).Select(t => new MapTile(t.Area.Name, "", $"/areas/{t.Area.Code}", t.Column, t.Row) { Shade = 1 })];

    private static async Task<List<(Area Area, int Column, int Row)>> TilesAsync(EngageDb db, Gazetteer places, CancellationToken cancellationToken) =>
        [.. (await db.AreaPositions.AsNoTracking().ToListAsync(cancellationToken)).Select(p => (Area: places.Find(p.AreaCode)!, p.Column, p.Row)).Where(t => t.Area is { ValidTo: null })];
}
