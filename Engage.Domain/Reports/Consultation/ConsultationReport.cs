namespace Engage.Domain.Reports.Consultation;

/// <summary>
/// Composes the report on a consultation: which sections, in which order, with which tables and sentences. The order follows
/// what decision-makers ask first, then what sceptics ask.
/// </summary>
public static class ConsultationReport
{
    /// <summary>All sections a report may have, in order.</summary>
    public static IReadOnlyList<ReportPart<ConsultationReportInput>> Sections { get; } =
    [
        new SummarySection(),
        new PurposeSection(),
        new ConductSection(),
        new RespondentsSection(),
        new QualitySection(),
        new ResultsSection(),
        new ByAreaSection(),
        new ByGroupSection(),
        new CommentsSection(),
        new OrganisationsSection(),
        new SubmissionsSection(),
        new EqualitySection(),
        new WrittenPart<ConsultationReportInput>("response", "Response", "What the office-holder decided, and why, theme by theme."),
        new QuestionnaireSection(),
        new MethodSection(),
    ];

    /// <summary>The whole report.</summary>
    public static ReportDocument Compose(ConsultationReportInput input)
    {
        var made = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(input.Now, input.Zone).DateTime);
        return new ReportDocument(
            input.Survey.Title,
            "Report on the consultation",
            input.Publisher.Body,
            $"What people said in the consultation “{input.Survey.Title}”, who answered, and how it was run.",
            "en-GB",
            made,
            ReportBody.Compose(Sections, input, input.Commentary, input.Markdown))
        {
            Notice = input.Survey.IsDemonstration ? "Demonstration: the responses in this report are made up" : null,
            VersionLabel = $"Version {Wording.Count(input.Version)}",
        };
    }
}
