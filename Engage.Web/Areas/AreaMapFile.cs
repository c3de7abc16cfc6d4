using System.Globalization;
using Engage.Domain.Places;
using Engage.Domain.Places.Local;
using Engage.Web.Csv;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Areas;

/// <summary>
/// Brings in what stands between areas: neighbours (area_code, neighbour_code), what followed areas that ended (area_code,
/// successor_code) and the places of tiles (area_code, column, row). Each file takes the place of the one before it, whole or not at all.
/// </summary>
public static class AreaMapFile
{
    /// <summary>The names of the files.</summary>
    public static IReadOnlyList<string> Names { get; } = ["neighbours", "successors", "tiles"];

    /// <summary>Reads, checks and, unless it is a dry run, writes.</summary>
    /// <param name="name">Which of <see cref="Names"/>.</param>
    /// <returns>How many rows the file holds.</returns>
    /// <exception cref="ImportException">A line is wrong; nothing was written.</exception>
    public static async Task<int> ImportAsync(EngageDb db, string name, Gazetteer places, Stream file, string fileName, bool isDryRun = false, CancellationToken cancellationToken = default)
    {
        using var lines = new CsvLines(file, fileName);
        if (name == "tiles")
        {
            var tiles = Tiles(lines, places);
            if (!isDryRun)
            {
                await db.WriteAsync(
                    async writing =>
                    {
                        await writing.AreaPositions.ExecuteDeleteAsync(cancellationToken);
                        writing.AreaPositions.AddRange(tiles);
                    },
                    cancellationToken);
            }
            return tiles.Count;
        }

        var (kind, column) = name == "neighbours" ? (AreaLinkKind.Neighbour, "neighbour_code") : (AreaLinkKind.Successor, "successor_code");
        var links = Links(lines, places, kind, column);
        if (!isDryRun)
        {
            await db.WriteAsync(
                async writing =>
                {
                    await writing.AreaLinks.Where(l => l.Kind == kind).ExecuteDeleteAsync(cancellationToken);
                    // One that touches another is touched by it, whichever way the file names them.
                    writing.AreaLinks.AddRange(links.Concat(kind == AreaLinkKind.Neighbour ? links.Select(l => new AreaLink(kind, l.OtherCode, l.AreaCode)) : []).Distinct());
                },
                cancellationToken);
        }
        return links.Count;
    }

    private static List<AreaLink> Links(CsvLines lines, Gazetteer places, AreaLinkKind kind, string column)
    {
        var (header, columns) = CsvHeading.Read(lines, ["area_code", column], ", separated by commas.");
        var (links, problems) = (new List<AreaLink>(), new List<ImportProblem>());
        while (lines.Read())
        {
            if (lines.Fault(header.Length) is { } fault) { problems.Add(fault); continue; }
            var (area, other) = (lines[columns["area_code"]], lines[columns[column]]);
            foreach (var (heading, code) in new[] { ("area_code", area), (column, other) })
            {
                if (places.Find(code) is null) { problems.Add(lines.Problem(heading, code, "no area has this code.")); }
            }
            if (area == other) { problems.Add(lines.Problem(column, other, "an area stands beside another one, not itself.")); }
            if (kind == AreaLinkKind.Successor && places.Find(area) is { ValidTo: null }) { problems.Add(lines.Problem("area_code", area, "this area goes on; only one that ended is followed.")); }
            links.Add(new AreaLink(kind, area, other));
        }
        return problems.Count == 0 ? [.. links.Distinct()] : throw new ImportException(problems);
    }

    private static List<AreaPosition> Tiles(CsvLines lines, Gazetteer places)
    {
        var (header, columns) = CsvHeading.Read(lines, ["area_code", "column", "row"], ", separated by commas.");
        var (tiles, problems) = (new List<AreaPosition>(), new List<ImportProblem>());
        while (lines.Read())
        {
            if (lines.Fault(header.Length) is { } fault) { problems.Add(fault); continue; }
            var tile = new AreaPosition(lines[columns["area_code"]], Number("column", AreaPosition.MostColumns), Number("row", AreaPosition.MostRows));
            if (places.Find(tile.AreaCode) is null) { problems.Add(lines.Problem("area_code", tile.AreaCode, "no area has this code.")); }
            if (tiles.Exists(t => t.AreaCode == tile.AreaCode || (t.Column, t.Row) == (tile.Column, tile.Row))) { problems.Add(lines.Problem("area_code", tile.AreaCode, "each area has one place, and each place one area.")); }
            tiles.Add(tile);
        }
        return problems.Count == 0 ? tiles : throw new ImportException(problems);

        int Number(string column, int most)
        {
            var text = lines[columns[column]];
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) { return number; }
            problems.Add(lines.Problem(column, text, $"write a number from 1 to {most}."));
            return 0;
        }
    }
}
