namespace Engage.Web.Csv;

/// <summary>What the first line of a file says about its columns.</summary>
internal static class CsvHeading
{
    /// <summary>Reads the first line of a file that has to name certain columns.</summary>
    /// <param name="lines">The file, at its beginning.</param>
    /// <param name="required">The columns that have to be there.</param>
    /// <param name="after">How the sentence that names them ends, such as ", separated by commas.".</param>
    /// <returns>The headings, and the position of each.</returns>
    /// <exception cref="ImportException">The file is empty, the line is broken, a heading comes twice or lacks.</exception>
    public static (string[] Header, Dictionary<string, int> Columns) Read(CsvLines lines, IReadOnlyList<string> required, string after)
    {
        if (!lines.Read()) { throw new ImportException(lines.File, 1, $"the file is empty; the first line must name the columns {string.Join(", ", required)}."); }
        var header = lines.Values();
        if (lines.Fault(header.Length) is { } fault) { throw new ImportException([fault]); }
        var columns = Columns(lines, header);
        if (required.Where(h => !columns.ContainsKey(h)).ToList() is { Count: > 0 } missing)
        {
            throw new ImportException(lines.File, lines.Line, $"the heading lacks {string.Join(", ", missing)}; the columns are {string.Join(", ", required)}{after}");
        }
        return (header, columns);
    }

    /// <summary>The position of each heading, whatever its case.</summary>
    /// <exception cref="ImportException">A heading comes twice.</exception>
    public static Dictionary<string, int> Columns(CsvLines lines, IReadOnlyList<string> header)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++)
        {
            if (header[i].Length > 0 && !columns.TryAdd(header[i], i)) { throw new ImportException(lines.File, lines.Line, $"the heading has the column {header[i]} twice."); }
        }
        return columns;
    }
}
