using Engage.Web.Commands;
using Engage.Web.Csv;

namespace Engage.Web.Sortition;

/// <summary>One line of a table with its number in the file.</summary>
internal sealed record TableLine(int Number, IReadOnlyList<string> Values)
{
    /// <summary>The value at a position, from 0; empty beyond the last.</summary>
    public string this[int column] => column < Values.Count ? Values[column] : "";
}

/// <summary>
/// A CSV file as practitioners have it: with or without a byte order mark, quoted where needed, blank lines and empty columns at the right passed over. Headings are found in any case.
/// </summary>
internal sealed class SortitionTable
{
    private SortitionTable(string file, int headingLine, IReadOnlyList<string> headings, IReadOnlyList<TableLine> lines) =>
        (File, HeadingLine, Headings, Lines) = (file, headingLine, headings, lines);

    /// <summary>The file's name, for sentences.</summary>
    public string File { get; }

    /// <summary>The line of the headings.</summary>
    public int HeadingLine { get; }

    /// <summary>The headings as written.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The lines that say anything.</summary>
    public IReadOnlyList<TableLine> Lines { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    /// <exception cref="ImportException">It is empty, not well-formed, or names a column twice.</exception>
    public static SortitionTable Read(FileInfo file)
    {
        using var stream = CommandContext.OpenFile(file);
        return Read(stream, file.Name);
    }

    /// <summary>Reads a file's bytes.</summary>
    public static SortitionTable Read(Stream stream, string file)
    {
        using var csv = new CsvLines(stream, file);
        if (!csv.Read()) { throw new ImportException(file, 1, "the file is empty; the first line must name the columns."); }
        var headings = csv.Values();
        if (csv.Fault(headings.Length) is { } fault) { throw new ImportException([fault]); }
        var headingLine = csv.Line;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<ImportProblem> problems = [.. headings.Where(h => h.Length > 0 && !seen.Add(h)).Select(h => csv.Problem(h, h, "the heading has this column twice."))];
        List<TableLine> lines = [];
        while (csv.Read())
        {
            var values = csv.Values();
            // Spreadsheets leave out or add empty values at the end of a line; anything else beyond the headings is a mistake.
            if (csv.Fault(values.Length) is { } wrong) { problems.Add(wrong); }
            else if (values.Skip(headings.Length).Any(v => v.Length > 0)) { problems.Add(csv.Problem(null, null, $"has {values.Length} values, and the heading names {headings.Length} columns.")); }
            else if (values.Any(v => v.Length > 0)) { lines.Add(new TableLine(csv.Line, values)); }
        }
        return problems.Count == 0 ? new(file, headingLine, headings, lines) : throw new ImportException(problems);
    }

    /// <summary>The position of the first of these headings that is there, or -1.</summary>
    public int Find(params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            for (var c = 0; c < Headings.Count; c++)
            {
                if (Headings[c].Equals(name, StringComparison.OrdinalIgnoreCase)) { return c; }
            }
        }
        return -1;
    }

    /// <summary>The position of a heading that has to be there.</summary>
    /// <exception cref="ImportException">It is not there.</exception>
    public int Require(string name, string why)
    {
        var column = Find(name);
        return column >= 0 ? column : throw new ImportException(File, HeadingLine, $"there is no column \"{name}\", {why}; the columns are {string.Join(", ", Headings.Where(h => h.Length > 0))}.");
    }

    /// <summary>Something wrong with a line.</summary>
    public ImportProblem Problem(TableLine line, int column, string sentence) => new(File, line.Number, Headings[column], line[column], sentence);
}
