using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Areas;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Reports.Progress;
using Engage.Web.Text;

namespace Engage.Tests.Domain.Reports;

/// <summary>What the progress report and the sheet of an area say, from made-up facts.</summary>
public sealed class ProgressReportTests
{
    private static readonly Publisher _publisher = new("Office of the Commissioner", "Commissioner", "office@example.org");

    [Fact]
    public void Full_and_empty_reports_and_sheets_have_no_fault()
    {
        Assert.Empty(ProgressReportDocument.Compose(Full()).Check());
        Assert.Empty(ProgressReportDocument.Compose(Full() with { Priorities = [], Plans = [], Engagements = [], Communities = null, Outcomes = [], Commentary = new Dictionary<string, string>(StringComparer.Ordinal) }).Check());
        Assert.Empty(AreaSheetDocument.Compose(Sheet()).Check());
        Assert.Empty(AreaSheetDocument.Compose(new AreaSheetInput { Area = "Aston", Kind = "Policing community", Within = ["Barton"], Priorities = [], Publisher = _publisher, Date = new DateOnly(2027, 1, 1) }).Check());
    }

    [Fact]
    public void Priorities_are_counted_by_part_of_the_plan_and_those_of_the_earlier_plan_go_where_it_goes_on()
    {
        var table = Table(ProgressReportDocument.Compose(Full()), "Local priorities by part of the plan and status");

        // Agreed, under way, done, ended, all: priority 1 points at the plan, 2 at the earlier plan's part that goes on in it, 3 at nothing.
        Assert.Equal(["Safer streets", "1", "1", "0", "0", "2"], table.Rows[0]);
        Assert.Equal(["Support for victims", "0", "0", "0", "0", "0"], table.Rows[1]);
        Assert.Equal(["No part of a plan", "0", "0", "1", "0", "1"], table.Rows[2]);
        Assert.Equal(["All", "1", "1", "1", "0", "3"], table.Rows[3]);
    }

    [Fact]
    public void A_commitment_stands_above_its_priorities_each_with_what_happened_and_the_way_to_its_evidence()
    {
        var body = ProgressReportDocument.Compose(Full()).Body;

        var headings = body.OfType<HeadingBlock>().SkipWhile(h => h.Id != "pillars").TakeWhile(h => h.Id != "unplanned").Select(h => (h.Level, h.Text));
        Assert.Equal(
            [
                (1, "The plan, part by part"), (2, "Safer streets"), (3, "A named officer for every community"), (4, "Aston: Officers walk the town centre."), (3, "This part of the plan as a whole"), (4, "Barton: Slower traffic."), (2, "Support for victims"),
            ],
            headings);
        var lines = body.OfType<ParagraphBlock>().Select(p => string.Concat(p.Inlines.Select(i => i.Text))).ToList();
        Assert.Contains("Evidence: 41% of the 612 people in Aston who answered chose it. See what is behind it", lines);
        Assert.Contains("Evidence: The report this came from is no longer public. See what is behind it", lines);
        Assert.Contains(body.OfType<ParagraphBlock>().SelectMany(p => p.Inlines), i => i.Href == "https://engage.example/priorities/1#evidence-1");
        Assert.Contains("Nothing was reported in the period.", lines);
    }

    [Fact]
    public void Engagements_are_added_up_and_communities_not_reached_are_named_as_a_number()
    {
        var document = ProgressReportDocument.Compose(Full());

        Assert.Equal(["All", "14", "320"], Table(document, "Engagements of the period").Rows[^1]);
        Assert.Contains(document.Body.OfType<ParagraphBlock>(), p => p.Inlines[0].Text == "31 of 122 policing communities were not reached in the period.");
    }

    [Fact]
    public void A_sheet_has_room_for_three_priorities_and_says_where_the_others_are()
    {
        var document = AreaSheetDocument.Compose(Sheet());

        Assert.Equal(DocumentLayout.Sheet, document.Layout);
        Assert.Contains(document.Body.OfType<ParagraphBlock>(), p => p.Inlines[0].Text == "4 more are on the area’s page.");
        Assert.DoesNotContain(document.Body.OfType<ParagraphBlock>(), p => p.Inlines[0].Text == "Priority number 4");
        Assert.Equal(["From the report “Precept”.", "A note."], document.Body.OfType<TableBlock>().Single(t => t.Caption == "Result").Notes);
    }

    internal static AreaSheetInput Sheet() => new()
    {
        Area = "Aston",
        Kind = "Local Policing Unit",
        Within = ["East Testshire"],
        Contacts = [new("Named officer", "PC Example", "aston@police.example")],
        Events = [new("Friday 5 March 2027, 6pm", "Surgery", "Library")],
        Priorities = [.. Enumerable.Range(1, 7).Select(n => new SheetPriority($"Priority {n}", $"Priority number {n}", "Under way", "You said: 41% of 612 people.", ""))],
        Results = [("Precept", new TableBlock("Result", [new("Area", 1, IsRowHeader: true), new("Share", 1)], [new[] { "Aston", "41%" }], ["A note."]))],
        Changes = ["1 March 2027: walks began."],
        Address = "https://engage.example/areas/unit-a",
        Publisher = _publisher,
        Date = new DateOnly(2027, 3, 2),
    };

    internal static ProgressReportInput Full()
    {
        var plan = new PolicePlan("plan", "2024-28", "Police and Crime Plan", "pillar", new DateOnly(2024, 5, 1), new DateOnly(2028, 3, 31));
        plan.SetPillar("1", "Safer streets", "");
        plan.SetPillar("2", "Support for victims", "");
        plan.SetCommitment("1", "1.1", "A named officer for every community");
        plan.MapPillar("1", [new PlanReference("2021-24", "4")]);
        return new ProgressReportInput
        {
            Report = new ProgressReport("r", "2027-q1", "Progress, January to March 2027", new DateOnly(2027, 1, 1), new DateOnly(2027, 3, 31), IsDemonstration: false),
            Plans = [plan],
            Priorities =
            [
                new(1, "Aston", "Officers walk the town centre.", PriorityStatus.UnderWay, false, new PlanReference("2024-28", "1", "1.1"), ["5 February 2027: Under way. Walks have begun."],
                    [new("41% of the 612 people in Aston who answered chose it.", "", "https://engage.example/priorities/1#evidence-1")], [new("Four officers (Sergeant, by 30 June 2027)", "Done")], "https://engage.example/priorities/1"),
                new(2, "Barton", "Slower traffic.", PriorityStatus.Agreed, true, new PlanReference("2021-24", "4"), [], [new("", "The report this came from is no longer public.", "https://engage.example/priorities/2#evidence-1")], [], "https://engage.example/priorities/2"),
                new(3, "Caston", "Lights on the towpath.", PriorityStatus.Done, false, null, ["1 March 2027: Done. They are lit."], [], [], null),
            ],
            Engagements = [new("Surgery", 10, 200), new("School", 4, 120)],
            Communities = (31, 122),
            Outcomes = [new("Precept 2026/27", "the outcome was published.", null)],
            Publisher = _publisher,
            Commentary = new Dictionary<string, string>(StringComparer.Ordinal) { ["outlook"] = "More walks." },
            Markdown = SafeMarkdown.ToBlocks,
            DataHash = new string('a', 64),
            Audit = (12, new string('b', 64)),
            Version = 1,
            Now = new DateTimeOffset(2027, 4, 1, 9, 0, 0, TimeSpan.Zero),
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London"),
        };
    }

    private static TableBlock Table(ReportDocument document, string caption) => document.Body.OfType<TableBlock>().Single(t => t.Caption == caption);
}
