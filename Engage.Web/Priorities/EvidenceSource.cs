using Engage.Domain.Priorities;
using Engage.Domain.Reports;

namespace Engage.Web.Priorities;

/// <summary>Something published that can stand behind a priority.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Detail">More about it, in a line.</param>
/// <param name="AreaCode">The area it is of; null when it is of several.</param>
public sealed record EvidenceSource(EvidenceKind Kind, string Id, string Title, string Detail, string? AreaCode = null);

/// <summary>A table of a published report.</summary>
/// <param name="Index">Its place among all tables of the report, from 0.</param>
/// <param name="Table">The table.</param>
/// <param name="Section">The section it stands in.</param>
/// <param name="Anchor">The id of the heading above it.</param>
/// <param name="Kind">Result or themes, by the section.</param>
public sealed record ReportTable(int Index, TableBlock Table, string Section, string Anchor, EvidenceKind Kind)
{
    // The section of what people wrote; see ConsultationReport.Sections.
    private const string Comments = "comments";

    /// <summary>The tables of a report, in order.</summary>
    public static IReadOnlyList<ReportTable> Of(ReportDocument document)
    {
        var tables = new List<ReportTable>();
        var (section, code, anchor) = ("", "", "");
        foreach (var block in document.Body)
        {
            switch (block)
            {
                case HeadingBlock { Level: 1 } heading: (section, code, anchor) = (heading.Text, heading.Id, heading.Id); break;
                case HeadingBlock heading: anchor = heading.Id; break;
                case TableBlock table: tables.Add(new(tables.Count, table, section, anchor, code == Comments ? EvidenceKind.Theme : EvidenceKind.SurveyResult)); break;
                default: break;
            }
        }
        return tables;
    }
}
