using System.Net;
using Engage.Domain.Priorities;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Priorities;

/// <summary>From a published result to a decided local priority, and what its page says when the source changes.</summary>
public sealed class PriorityPagesTests : IDisposable
{
    private readonly StaffSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_rule_proposes_what_is_named_most_in_each_area_and_says_which_differences_can_be_detected()
    {
        await _site.PlacesAsync();
        await _site.ReportedSurveyAsync("asked");
        await using var scope = _site.Services.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<ProposalDesk>();

        var question = Assert.Single(await desk.QuestionsAsync());
        var rows = await desk.RowsAsync(question);

        // Wald tests of Aston against Barton, 40 each: 75% and 30%, z = 4.4; 50% and 75%, z = 2.4, p = 0.017; 30% and 50%, z = 1.9, p = 0.06.
        Assert.Equal(
            [
                ("unit-a", 1, "walks", "75% of the 40 people in Aston who answered chose it (unweighted), more than elsewhere."),
                ("unit-a", 2, "speeding", "50% of the 40 people in Aston who answered chose it (unweighted), fewer than elsewhere."),
                ("unit-a", 3, "asb", "30% of the 40 people in Aston who answered chose it (unweighted), no detectable difference from elsewhere."),
                ("unit-b", 1, "speeding", "75% of the 40 people in Barton who answered chose it (unweighted), more than elsewhere."),
                ("unit-b", 2, "asb", "50% of the 40 people in Barton who answered chose it (unweighted), no detectable difference from elsewhere."),
                ("unit-b", 3, "walks", "30% of the 40 people in Barton who answered chose it (unweighted), fewer than elsewhere."),
            ],
            rows.Select(r => (r.Proposal.Area.Code, r.Proposal.Rank, r.Proposal.Option.Code, r.Proposal.InWords)));
    }

    [Fact]
    public async Task From_a_result_to_a_public_priority_takes_a_tick_a_decision_and_a_second_person()
    {
        await _site.PlacesAsync();
        await _site.ReportedSurveyAsync("asked");
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await _site.SignedInAsync(StaffRoles.Editor);
        using var resident = _site.NewResident();

        const string Proposals = "/staff/priorities/proposals?from=asked:first";
        await editor.SendFormAsync(await editor.GetPageAsync(Proposals), Proposals, [("Chosen", "unit-a:walks")], form: "main form[method=post]");
        var faulty = await editor.FillInAsync("/staff/priorities/1/decide", ("Reasons", ""), ("Owner", ""), ("ReviewOn", "yesterday"));
        Assert.Equal(["Enter why this was chosen", "Enter who sees to it", "Enter the day it is looked at next, like 30 September 2027"], faulty.Page.QuerySelectorAll(".govuk-error-summary a").Select(a => a.TextContent));
        await DecideAsync(editor);
        Assert.Null((await editor.GetPageAsync("/staff/priorities/1")).QuerySelector("form[action$='handler=Approve']"));
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/priorities/1")).Status);

        await ApproveAsync(second);

        var page = await resident.GetPageAsync("/priorities/1");
        Assert.Equal("Officers on foot", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["We asked", "You said", "We decided", "We did"], page.QuerySelectorAll("main h2.govuk-heading-l").Select(h => h.TextContent));
        var evidence = page.QuerySelector("#evidence-1")!;
        Assert.Contains("75% of the 40 people in Aston who answered chose it (unweighted), more than elsewhere.", evidence.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Local Policing Unit", "Aston"], evidence.QuerySelectorAll("thead th").Select(t => t.TextContent.Trim()));
        Assert.Equal(["75%", "50%", "30%", "40"], evidence.QuerySelectorAll("tbody td").Select(t => t.TextContent.Trim()));
        Assert.Equal("/reports/asked/v1#by-area-first", evidence.QuerySelector("p > a.govuk-link")!.GetAttribute("href"));
        Assert.Equal("by-area-first", (await resident.GetPageAsync("/reports/asked/v1")).GetElementById("by-area-first")?.Id);
        Assert.Contains("Officers on foot", (await resident.GetPageAsync("/priorities")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["priority-proposed", "priority-decided", "priority-approved"], await _site.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == "priority:1").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task Whoever_decided_cannot_approve_by_a_crafted_post_and_viewers_change_nothing()
    {
        await PublishedAsync(isApproved: false);
        var first = _site.NewVisitor();
        await StaffSite.SignInAsync(first, "first@office.example");
        var (viewer, _) = await _site.SignedInAsync(StaffRoles.Viewer);

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(first, "/staff/priorities/1?handler=Approve"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(viewer, "/staff/priorities/1?handler=Approve"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(viewer, "/staff/priorities/1?handler=LeaveAside", ("AsideNote", "No.")));

        Assert.Equal(PriorityStatus.Decided, await _site.ReadAsync(db => db.LocalPriorities.Select(p => p.Status).SingleAsync()));
    }

    [Fact]
    public async Task A_newer_version_with_the_same_figures_confirms_the_evidence()
    {
        var survey = await PublishedAsync();
        using var resident = _site.NewResident();
        await _site.PublishAsync(survey, document => document);

        var evidence = (await resident.GetPageAsync("/priorities/1")).QuerySelector("#evidence-1")!;

        Assert.Contains("Version 2 of the report", evidence.TextContent, StringComparison.Ordinal);
        Assert.Contains("says the same.", evidence.TextContent, StringComparison.Ordinal);
        Assert.Single(evidence.QuerySelectorAll("table"));
    }

    [Fact]
    public async Task A_newer_version_with_other_figures_is_shown_beside_what_was_published_then()
    {
        var survey = await PublishedAsync();
        using var resident = _site.NewResident();
        await _site.PublishAsync(survey, document => MakePriorities.ChangeRow(document, "Aston", cell => cell.Replace("75%", "61%", StringComparison.Ordinal)));

        var page = await resident.GetPageAsync("/priorities/1");
        var tables = page.QuerySelectorAll("#evidence-1 table");

        Assert.Equal(2, tables.Length);
        Assert.Contains("75%", tables[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("61%", tables[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("has other figures", page.QuerySelector("#evidence-1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Something this rests on has changed", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_is_suppressed_later_is_not_shown_any_more_anywhere()
    {
        var survey = await PublishedAsync();
        using var resident = _site.NewResident();
        await _site.PublishAsync(survey, document => MakePriorities.ChangeRow(document, "Aston", _ => "[c]"));

        var evidence = (await resident.GetPageAsync("/priorities/1")).QuerySelector("#evidence-1")!;

        Assert.Contains("This figure is no longer shown", evidence.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("75%", evidence.TextContent, StringComparison.Ordinal);
        Assert.Empty(evidence.QuerySelectorAll("table"));
        Assert.DoesNotContain("75%", await SheetTextAsync("unit-a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_withdrawn_takes_its_figures_with_it_and_says_why()
    {
        await PublishedAsync();
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);
        using var resident = _site.NewResident();

        await editor.SendFormAsync(
            await editor.GetPageAsync("/staff/surveys/asked/report/versions/1"), "/staff/surveys/asked/report/versions/1", [("Reason", "It counted one channel twice.")], form: "form[action*='handler=Withdraw']");

        var evidence = (await resident.GetPageAsync("/priorities/1")).QuerySelector("#evidence-1")!;
        Assert.Contains("was withdrawn on", evidence.TextContent, StringComparison.Ordinal);
        Assert.Contains("It counted one channel twice.", evidence.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("75%", evidence.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("75%", await SheetTextAsync("unit-a"), StringComparison.Ordinal);
        Assert.Contains("A source of the evidence has changed", (await editor.GetPageAsync("/staff/priorities/1")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evidence_that_is_taken_back_stays_in_the_record_with_the_reason_and_without_the_figure()
    {
        await PublishedAsync();
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);
        using var resident = _site.NewResident();

        await editor.SendFormAsync(await editor.GetPageAsync("/staff/priorities/1"), "/staff/priorities/1", [("Reason", "It is of another year.")], form: "form[action*='handler=Remove']");

        var evidence = (await resident.GetPageAsync("/priorities/1")).QuerySelector("#evidence-1")!;
        Assert.Contains("It is of another year.", evidence.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("75%", evidence.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_became_of_it_is_added_for_everybody_and_a_review_that_is_late_is_said()
    {
        await PublishedAsync();
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);
        using var resident = _site.NewResident();

        await editor.FillInAsync("/staff/priorities/1/actions/new", ("Text", "Four officers walk at night"), ("Owner", "Sergeant, Aston"), ("DueOn", "30 June 2027"));
        await editor.FillInAsync("/staff/priorities/1/actions/1", ("Status", "Done"), ("Note", "They walk each weekend."));
        var faulty = await editor.FillInAsync("/staff/priorities/1/report", ("Status", "Done"), ("Note", ""));
        Assert.Equal("Enter what happened", faulty.Page.QuerySelector(".govuk-error-summary a")!.TextContent);
        await editor.FillInAsync("/staff/priorities/1/report", ("Status", "UnderWay"), ("Note", "Walks have begun."));

        var page = await resident.GetPageAsync("/priorities/1");
        Assert.Contains("They walk each weekend.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Walks have begun.", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("We have not done so yet", page.Body.TextContent, StringComparison.Ordinal);
        _site.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Contains("We said that we would look at this by 30 September 2027. We have not done so yet.", (await resident.GetPageAsync("/priorities/1")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_area_or_the_plan_ends_the_priority_says_so_and_stays()
    {
        await PublishedAsync();
        using var resident = _site.NewResident();
        await _site.WriteAsync(async db =>
        {
            var plan = new PolicePlan(Make.NewId(), "2024-28", "Police and Crime Plan", "pillar", new DateOnly(2024, 5, 1), new DateOnly(2027, 3, 31));
            plan.SetPillar("1", "Safer streets", "");
            plan.Publish(_site.Clock.GetUtcNow());
            db.PolicePlans.Add(plan);
            var priority = await db.LocalPriorities.SingleAsync();
            db.Entry(priority).Property(p => p.Reference).CurrentValue = "2024-28/1";
        });
        Assert.Contains("It serves the plan Police and Crime Plan: Safer streets.", Words(await resident.GetPageAsync("/priorities/1")), StringComparison.Ordinal);

        _site.Clock.Advance(TimeSpan.FromDays(120));
        await _site.WriteAsync(async db =>
        {
            var area = await db.Areas.SingleAsync(a => a.Code == "unit-a");
            area.Change(area.Name, area.Kind, area.ParentCode, area.OnsCode, area.ValidFrom, new DateOnly(2027, 4, 30));
            await Engage.Web.Data.Places.PlaceStamp.RaiseAsync(db);
        });
        await _site.Services.GetRequiredService<Engage.Web.Data.Places.GazetteerSource>().RefreshAsync();

        var page = Words(await resident.GetPageAsync("/priorities/1"));
        Assert.Contains("That plan ended on 31 March 2027.", page, StringComparison.Ordinal);
        Assert.Contains("Aston existed until 30 April 2027.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_of_each_unit_and_community_is_made_in_one_job_and_not_drawn_again_when_nothing_changed()
    {
        await PublishedAsync();
        var (editor, _) = await _site.SignedInAsync(StaffRoles.Editor);
        using var resident = _site.NewResident();
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/areas/unit-a/sheet.pdf")).Status);

        await RunSheetsAsync();
        var first = await _site.ReadAsync(db => db.AreaSheets.AsNoTracking().OrderBy(s => s.AreaCode).ToListAsync());
        _site.Clock.Advance(TimeSpan.FromHours(1));
        await RunSheetsAsync();
        var again = await _site.ReadAsync(db => db.AreaSheets.AsNoTracking().OrderBy(s => s.AreaCode).ToListAsync());

        Assert.Equal(["unit-a", "unit-b", "unit-c"], first.Select(s => s.AreaCode));
        Assert.Equal(first.Select(s => s.PreparedAt), again.Select(s => s.PreparedAt));
        var pdf = await resident.GetAsync("/areas/unit-a/sheet.pdf");
        Assert.Equal("application/pdf", pdf.ContentHeaders.ContentType!.MediaType);
        Assert.StartsWith("PK", (await editor.GetAsync("/staff/priorities/reports?handler=Zip")).Text, StringComparison.Ordinal);
        Assert.Contains("Officers on foot", await SheetTextAsync("unit-a"), StringComparison.Ordinal);
        Assert.Contains("No priority is published for Barton alone.", await SheetTextAsync("unit-b"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_progress_report_is_made_commented_and_published_by_a_second_person()
    {
        await PublishedAsync();
        var (editor, author) = await _site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await _site.SignedInAsync(StaffRoles.Editor);
        using var resident = _site.NewResident();

        await editor.SendFormAsync(await editor.GetPageAsync("/staff/priorities/reports"), "/staff/priorities/reports",
            [("NewTitle", "Progress, January 2027"), ("NewSlug", "2027-01"), ("From", "1 January 2027"), ("To", "31 January 2027")], form: "form[action$='handler=Add']");
        await editor.FillInAsync("/staff/priorities/reports/2027-01/commentary/outlook", ("Text", "More walks."));
        await using (var scope = _site.Services.CreateAsyncScope())
        {
            var id = await _site.ReadAsync(db => db.ProgressReports.Select(r => r.Id).SingleAsync());
            await scope.ServiceProvider.GetRequiredService<ProgressReportMaker>().MakeAsync(id, author.Email!);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/progress/2027-01")).Status);
        Assert.Null((await editor.GetPageAsync("/staff/priorities/reports/2027-01/versions/1")).QuerySelector("main form"));
        Assert.Equal("/progress/2027-01/v1", (await second.FillInAsync("/staff/priorities/reports/2027-01/versions/1")).Path);

        var page = await resident.GetPageAsync("/progress/2027-01");
        Assert.Contains("75% of the 40 people in Aston who answered chose it", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("More walks.", page.Body.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("%PDF-1.7", (await resident.GetAsync("/progress/2027-01/v1.pdf")).Text, StringComparison.Ordinal);
        Assert.Contains("Progress, January 2027", (await resident.GetPageAsync("/progress")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static string Words(AngleSharp.Dom.IDocument page) => string.Join(' ', page.Body!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static Task<Reply> DecideAsync(Resident editor) =>
        editor.FillInAsync("/staff/priorities/1/decide", ("Reasons", "Residents named it most."), ("Owner", "Chief Inspector, Aston"), ("ReviewOn", "30 September 2027"));

    private static async Task ApproveAsync(Resident second) =>
        await second.SendFormAsync(await second.GetPageAsync("/staff/priorities/1"), "/staff/priorities/1", [], form: "form[action$='handler=Approve']");

    private static async Task<HttpStatusCode> PostAsync(Resident visitor, string address, params (string, string)[] fields)
    {
        var token = (await visitor.GetPageAsync("/staff/security/password")).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        return (await visitor.PostAsync(address, [("__RequestVerificationToken", token), .. fields])).Status;
    }

    private async Task<Engage.Domain.Surveys.Survey> PublishedAsync(bool isApproved = true)
    {
        await _site.PlacesAsync();
        var survey = await _site.ReportedSurveyAsync("asked");
        await _site.AddAsync(StaffRoles.Editor, "first@office.example");
        await using var scope = _site.Services.CreateAsyncScope();
        var (db, desk) = (scope.ServiceProvider.GetRequiredService<EngageDb>(), scope.ServiceProvider.GetRequiredService<ProposalDesk>());
        var row = (await desk.RowsAsync((await desk.QuestionsAsync())[0])).First(r => r.Key == "unit-a:walks");
        var priority = await desk.ProposeAsync(row, "first@office.example");
        var now = _site.Clock.GetUtcNow();
        priority.Decide("Residents named it most.", "", "Chief Inspector, Aston", new DateOnly(2027, 9, 30), DateOnly.FromDateTime(now.UtcDateTime), now, "first@office.example");
        if (isApproved) { priority.Approve(1, now, "second@office.example"); }
        await db.SaveChangesAsync();
        return survey;
    }

    private async Task RunSheetsAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        var maker = scope.ServiceProvider.GetRequiredService<AreaSheetMaker>();
        foreach (var area in maker.Areas) { await maker.MakeAsync(area); }
        await db.SaveChangesAsync();
    }

    private async Task<string> SheetTextAsync(string area)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var maker = scope.ServiceProvider.GetRequiredService<AreaSheetMaker>();
        var document = await maker.ComposeAsync(maker.Areas.Single(a => a.Code == area));
        Assert.Empty(document.Check());
        return document.ToJson();
    }
}
