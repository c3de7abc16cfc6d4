namespace Engage.Web.Data.Places;

/// <summary>What the first line of a file says about its columns.</summary>
internal static class CsvHeading
{
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
