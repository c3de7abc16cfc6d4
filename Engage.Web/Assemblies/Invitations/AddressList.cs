using Engage.Domain.Places;
using Engage.Domain.Reports;
using Engage.Domain.Sortition.Invitations;
using Engage.Web.Csv;
using Engage.Web.Sortition;

namespace Engage.Web.Assemblies.Invitations;

/// <summary>An address of the file that can be drawn.</summary>
/// <param name="Address">As the draw sees it.</param>
/// <param name="Lines">Its lines, the postcode last.</param>
/// <param name="Hash">By which it is known again.</param>
internal sealed record ListedAddress(Address Address, IReadOnlyList<string> Lines, string Hash);

/// <summary>The file of addresses, read for one assembly.</summary>
/// <param name="Addresses">Those that can be drawn.</param>
/// <param name="HasDeciles">Whether the file has a column of deciles.</param>
/// <param name="WrittenToBefore">How many had a letter in the programme before.</param>
/// <param name="Outside">How many lie outside the assembly's area.</param>
internal sealed record AddressListRead(IReadOnlyList<ListedAddress> Addresses, bool HasDeciles, int WrittenToBefore, int Outside);

/// <summary>
/// Reads the file of addresses that letters are drawn from: what the draw needs (id, area, decile) as the command-line tool
/// reads it, and the lines of each address. It is read in memory; addresses that are not drawn are never written anywhere.
/// </summary>
internal sealed class AddressList(HouseholdAddresses addresses)
{
    /// <summary>The most bytes of a file: about a quarter of a million addresses.</summary>
    public const int MaxSize = 24 * 1024 * 1024;

    // An envelope's window shows so much.
    private const int MostCharacters = 50;
    // One line of the window is for "The residents".
    private const int MostLines = LetterHeadBlock.MostLines - 2;

    private static readonly string[][] LineNames = [.. Enumerable.Range(1, 5).Select(n => new[] { $"address_{n}", $"address{n}", $"address_line_{n}", $"address line {n}", $"line_{n}", $"line{n}", $"line {n}" }), ["town", "post_town", "town_name"]];
    private static readonly string[] PostcodeNames = ["postcode", "post_code", "postcode_locator"];

    /// <summary>Reads it.</summary>
    /// <param name="isWithin">Whether an area code lies in the assembly's area.</param>
    /// <param name="writtenTo">The hashes of addresses written to before in the programme.</param>
    /// <exception cref="ImportException">Something is wrong; every problem is named with its line.</exception>
    public AddressListRead Read(SortitionTable table, Func<string, bool> isWithin, IReadOnlySet<string> writtenTo)
    {
        var read = AddressFile.Read(table, new HashSet<string>(StringComparer.Ordinal), needsAreas: true);
        int[] columns = [.. LineNames.Select(names => table.Find(names)).Where(c => c >= 0)];
        if (columns.Length == 0) { throw new ImportException(table.File, table.HeadingLine, "there is no column of addresses; they are called address_1 to address_5, and town."); }
        var postcode = table.Find(PostcodeNames);
        if (postcode < 0) { throw new ImportException(table.File, table.HeadingLine, "there is no column postcode."); }

        List<ImportProblem> problems = [];
        List<ListedAddress> listed = [];
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var (before, outside) = (0, 0);
        for (var i = 0; i < read.Addresses.Count; i++)
        {
            if (Lines(table, read.Lines[i], columns, postcode, problems) is not { } lines) { continue; }
            var hash = addresses.HashOf(lines);
            if (!lineOf.TryAdd(hash, read.Lines[i].Number)) { problems.Add(table.Problem(read.Lines[i], columns[0], $"this address is on line {lineOf[hash]} already.")); }
            else if (!isWithin(read.Addresses[i].Area)) { outside++; }
            else if (writtenTo.Contains(hash)) { before++; }
            else { listed.Add(new ListedAddress(read.Addresses[i], lines, hash)); }
        }
        return problems.Count == 0 ? new(listed, read.HasDeciles, before, outside) : throw new ImportException(problems);
    }

    private static string[]? Lines(SortitionTable table, TableLine line, int[] columns, int postcode, List<ImportProblem> problems)
    {
        var found = problems.Count;
        var lines = columns.Where(c => line[c].Length > 0).Select(c => (Column: c, Text: line[c])).ToList();
        if (lines.Count == 0) { problems.Add(table.Problem(line, columns[0], "the address is missing.")); }
        if (lines.Count > MostLines) { problems.Add(table.Problem(line, columns[0], $"the address has {lines.Count} lines beside its postcode, and a window shows {MostLines}.")); }
        foreach (var (column, text) in lines)
        {
            if (text.Length > MostCharacters) { problems.Add(table.Problem(line, column, $"a line of an address has {MostCharacters} characters or fewer.")); }
            else if (text.Any(c => char.IsControl(c))) { problems.Add(table.Problem(line, column, "a line of an address has no control characters.")); }
        }
        if (!Postcode.TryNormalise(line[postcode], out var normalised)) { problems.Add(table.Problem(line, postcode, "this is no postcode, like CW7 2UA.")); }
        if (line[table.Find("area", "area_code", "local_authority", "ward")].Length > Area.MaxCodeLength) { problems.Add(table.Problem(line, postcode, $"an area's code has {Area.MaxCodeLength} characters or fewer.")); }
        return problems.Count > found ? null : [.. lines.Select(l => l.Text), Postcode.Format(normalised!)];
    }
}
