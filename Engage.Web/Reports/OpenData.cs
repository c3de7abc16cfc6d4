using Engage.Domain.Reports;

namespace Engage.Web.Reports;

/// <summary>The tables of a report as rows: a line for each cell, so that any program can read tables of any shape.</summary>
public static class OpenData
{
    /// <summary>The heading and the cells, in reading order.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(ReportDocument document)
    {
        yield return ["section", "table", "row", "column", "value"];
        var section = "";
        foreach (var block in document.Body)
        {
            if (block is HeadingBlock heading) { section = heading.Text; }
            if (block is not TableBlock table) { continue; }
            foreach (var row in table.Rows)
            {
                for (var column = 1; column < row.Count; column++) { yield return [section, table.Caption, row[0], table.Columns[column].Header, row[column]]; }
            }
        }
    }
}
