namespace Engage.Domain.Reports.Assemblies;

/// <summary>
/// Composes the report on a citizens' assembly: who was asked, how they were chosen, what they heard, what they recommend,
/// how they voted, and what the office-holder answered.
/// </summary>
public static class AssemblyReport
{
    /// <summary>All sections a report may have, in order.</summary>
    public static IReadOnlyList<ReportPart<AssemblyReportInput>> Sections { get; } =
    [
        new AssemblySummary(),
        new RemitSection(),
        new RecruitmentSection(),
        new PanelSection(),
        new DrawSection(),
        new MeetingsSection(),
        new SpeakersSection(),
        new EvidenceSection(),
        new RecommendationsSection(),
        new EvaluationSection(),
        new ResponsesSection(),
        new CheckingSection(),
    ];

    /// <summary>The whole report.</summary>
    public static ReportDocument Compose(AssemblyReportInput input) => new(
        input.Assembly,
        $"Report on the assembly of {input.Area}",
        input.Publisher.Body,
        $"What the {input.Assembly} recommended, how its members were chosen, and what became of it.",
        "en-GB",
        input.Today,
        ReportBody.Compose(Sections, input, input.Commentary, input.Markdown))
    {
        Notice = input.IsDemonstration ? "Demonstration: this assembly is made up" : null,
        VersionLabel = $"Version {Wording.Count(input.Version)}",
    };
}
