using Engage.Domain.Reports;
using Engage.Domain.Reports.Areas;
using Engage.Domain.Reports.Progress;
using Engage.Tests.Domain.Reports;
using Engage.Tests.Support;
using Engage.Web.Pdf;

namespace Engage.Tests.Pdf;

/// <summary>The sheet of an area and the progress report in print.</summary>
public sealed class PriorityPdfTests
{
    private static readonly DateTimeOffset _made = new(2027, 7, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Set ENGAGE_PDF_SAMPLES to a folder to look at the pages.</summary>
    [NeedsQpdfFact]
    public void The_sheet_and_the_progress_report_pass_the_check_of_universal_access()
    {
        foreach (var (name, report) in new[] { ("area-sheet", AreaSheetDocument.Compose(Crowded())), ("progress-report", ProgressReportDocument.Compose(ProgressReportTests.Full())) })
        {
            var pdf = new TaggedPdfRenderer().Render(report, _made);
            if (Environment.GetEnvironmentVariable("ENGAGE_PDF_SAMPLES") is { Length: > 0 } folder) { File.WriteAllBytes(Path.Combine(folder, name + ".pdf"), pdf); }
            Assert.Empty(UniversalAccessCheck.Run(pdf));
        }
    }

    [Fact]
    public void However_much_there_is_to_say_a_sheet_has_two_pages() =>
        Assert.Equal(2, new PdfReader(new TaggedPdfRenderer().Render(AreaSheetDocument.Compose(Crowded()), _made)).Pages.Count);

    /// <summary>A sheet with more of everything than there is room for.</summary>
    private static AreaSheetInput Crowded() => ProgressReportTests.Sheet() with
    {
        Contacts = [.. Enumerable.Range(1, 8).Select(i => new SheetContact("Police community support officer", $"PCSO Example {i}", "aston.team@police.example, 01632 960 102"))],
        Events = [.. Enumerable.Range(1, 9).Select(i => new SheetEvent($"Saturday {i} May 2027, 10:30am to 12 noon", "Walkabout with residents", "Meet at the bus stop in Example Street, Aston"))],
        Priorities =
        [
            .. Enumerable.Range(1, 9).Select(i => new SheetPriority(
                $"Priority {i}", "Officers walk the town centre and the estates around it every week, in the evening above all.", "Under way",
                "You said: 57% of the 630 people in Aston who answered chose it (unweighted), no detectable difference from elsewhere.", "13 October 2026: Walks were added on three estates after the assembly asked for them.")),
        ],
        Results = [.. Enumerable.Range(1, 4).Select(i => ("Police funding: have your say", new TableBlock($"What should come first? {i}", [new("Area", 1, IsRowHeader: true), new("Most", 2), new("Second", 2), new("Third", 2), new("Base", 1, IsNumeric: true)],
            [new[] { "Aston", "Officers you see and can talk to locally (57%)", "Antisocial behaviour (49%)", "Speeding and dangerous driving (44%)", "630" }], ["Unweighted shares of the people in each row who answered. Small differences between rows may be chance or who chose to answer."])))],
        Changes = [.. Enumerable.Range(1, 9).Select(i => $"{i} April 2027: “Every community has an officer and a PCSO whose names it knows”: under way, and more words on it.")],
        Assembly = "Aston citizens’ assembly: the recommendations are answered one by one, and what was promised is followed up here.",
        Engagement = "In the last six months the office and the police met residents here 5 times, the last time on 14 November 2026.",
        IsDemonstration = true,
    };
}
