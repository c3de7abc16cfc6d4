using Engage.Domain.Places;
using Engage.Domain.Surveys;

namespace Engage.Domain.Reports.Consultation;

/// <summary>
/// What a published report prints of one area: a row of its table by area, as it stands there. Nothing is counted anew, so what the
/// report hides stays hidden.
/// </summary>
/// <param name="Question">The question.</param>
/// <param name="Rows">Each column of the table: its heading, the area's cell, and everybody's where the table has it.</param>
/// <param name="Base">How many people of the area answered.</param>
/// <param name="Notes">The notes under the table.</param>
public sealed record AreaResult(string Question, IReadOnlyList<(string Heading, string Area, string? Everybody)> Rows, string Base, IReadOnlyList<string> Notes)
{
    private const string BaseHeader = "Base", EverybodyRow = "Everybody";

    /// <summary>Finds the leading question's row of an area; null when the report has none, or hides how many answered.</summary>
    public static AreaResult? Find(ReportDocument report, SurveyDefinition definition, Area area)
    {
        if (area.Kind is not (AreaKind.LocalAuthority or AreaKind.LocalPolicingUnit) || QuestionRoles.HeadlineOf(definition) is not { } question) { return null; }
        var caption = $"{question.Text} By ";
        foreach (var table in report.Body.OfType<TableBlock>().Where(t => t.Caption.StartsWith(caption, StringComparison.Ordinal) && t.Columns[^1].Header == BaseHeader && IsBy(t, area.Kind)))
        {
            if (table.Rows.FirstOrDefault(r => r[0] == area.Name) is not { } row || row[^1] == Figures.Hidden) { continue; }
            var everybody = table.Rows.FirstOrDefault(r => r[0] == EverybodyRow);
            return new AreaResult(question.Text, [.. Enumerable.Range(1, table.Columns.Count - 2).Select(i => (table.Columns[i].Header, row[i], everybody?[i]))], row[^1], table.Notes);
        }
        return null;
    }

    private static bool IsBy(TableBlock table, AreaKind kind) =>
        table.Columns[0].Header.Contains(kind is AreaKind.LocalAuthority ? "authority" : "Policing Unit", StringComparison.OrdinalIgnoreCase);
}
