using System.Globalization;
using Engage.Domain.Sortition.Invitations;
using Engage.Web.Csv;

namespace Engage.Web.Sortition;

/// <summary>The addresses as read, with the lines they came from.</summary>
internal sealed record AddressesRead(SortitionTable Table, IReadOnlyList<Address> Addresses, IReadOnlyList<TableLine> Lines, bool HasDeciles, int Excluded);

/// <summary>The file of addresses: an id such as the UPRN, an area and a decile of deprivation where they count.</summary>
internal static class AddressFile
{
    private static readonly string[] Ids = ["id", "address_id", "uprn"];
    private static readonly string[] Areas = ["area", "area_code", "local_authority", "ward"];
    private static readonly string[] Deciles = ["decile", "imd_decile", "imd", "deprivation_decile"];

    /// <summary>Reads the addresses that may be written to.</summary>
    /// <param name="table">The file.</param>
    /// <param name="excluded">The ids written to before.</param>
    /// <param name="needsAreas">Whether areas count.</param>
    /// <exception cref="ImportException">Something is wrong; every problem is named.</exception>
    public static AddressesRead Read(SortitionTable table, IReadOnlySet<string> excluded, bool needsAreas)
    {
        var id = table.Find(Ids);
        if (id < 0) { throw new ImportException(table.File, table.HeadingLine, $"there is no column of ids; it is called {string.Join(", ", Ids)}."); }
        var (area, decile) = (table.Find(Areas), table.Find(Deciles));
        if (needsAreas && area < 0) { throw new ImportException(table.File, table.HeadingLine, $"letters for each area need a column of areas, called {string.Join(", ", Areas)}."); }

        List<ImportProblem> problems = [];
        List<Address> addresses = [];
        List<TableLine> lines = [];
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var left = 0;
        foreach (var line in table.Lines)
        {
            if (line[id].Length == 0) { problems.Add(table.Problem(line, id, "the id is missing.")); continue; }
            if (!lineOf.TryAdd(line[id], line.Number)) { problems.Add(table.Problem(line, id, $"this id is on line {lineOf[line[id]]} already.")); continue; }
            if (needsAreas && line[area].Length == 0) { problems.Add(table.Problem(line, area, "the area is missing.")); continue; }
            var hasDecile = decile >= 0 && line[decile].Length > 0;
            var number = 0;
            if (hasDecile && !(int.TryParse(line[decile], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number is >= 1 and <= 10))
            {
                problems.Add(table.Problem(line, decile, "a decile is a number from 1, the most deprived, to 10."));
                continue;
            }
            if (excluded.Contains(line[id])) { left++; continue; }
            addresses.Add(new Address(line[id], area < 0 ? "" : line[area], hasDecile ? number : null));
            lines.Add(line);
        }
        return problems.Count == 0 ? new(table, addresses, lines, decile >= 0, left) : throw new ImportException(problems);
    }

    /// <summary>Reads the ids written to before; empty when there is no file.</summary>
    public static IReadOnlySet<string> Excluded(FileInfo? file)
    {
        if (file is null) { return new HashSet<string>(StringComparer.Ordinal); }
        var table = SortitionTable.Read(file);
        var id = table.Find(Ids);
        if (id < 0) { throw new ImportException(table.File, table.HeadingLine, $"there is no column of ids; it is called {string.Join(", ", Ids)}."); }
        return table.Lines.Select(l => l[id]).ToHashSet(StringComparer.Ordinal);
    }
}
