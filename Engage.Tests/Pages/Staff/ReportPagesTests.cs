using System.Net;
using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Data.Responses;
using Engage.Web.Reports;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engage.Tests.Pages.Staff;

/// <summary>From responses to a published report, through the pages of the office.</summary>
public sealed class ReportPagesTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string Opinion = """{ "kind": "single-choice", "code": "view", "text": "What is your view?", "options": [ { "code": "for", "text": "For" }, { "code": "against", "text": "Against" } ] }""";
    private const string Words = """{ "kind": "long-text", "code": "words", "text": "Anything else?" }""";

    [Fact]
    public async Task The_dashboard_counts_responses_by_channel_and_says_when_there_are_none()
    {
        var (viewer, _) = await site.SignedInAsync(StaffRoles.Viewer);
        await OpenAsync("dashboard");
        Assert.Contains("There are no responses.", (await viewer.GetPageAsync("/staff/surveys/dashboard")).Body!.TextContent, StringComparison.Ordinal);
        await OpenAsync("dashboard-full");
        await AddAsync("dashboard-full", 30, 12);

        var page = await viewer.GetPageAsync("/staff/surveys/dashboard-full");

        Assert.Equal("42", page.QuerySelector(".engage-number__value")!.TextContent);
        Assert.Contains(page.QuerySelectorAll("tr"), row => row.TextContent.Contains("Paper", StringComparison.Ordinal) && row.TextContent.Contains("14", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await viewer.GetAsync("/staff/surveys/no-such-survey")).Status);
    }

    [Fact]
    public async Task Results_show_counts_shares_and_bases_even_of_the_few()
    {
        var (viewer, _) = await site.SignedInAsync(StaffRoles.Viewer);
        await OpenAsync("results");
        await AddAsync("results", 30, 4);

        var page = await viewer.GetPageAsync("/staff/surveys/results/results");

        var row = page.QuerySelectorAll("#main-content tr").Single(r => r.QuerySelector("th")?.TextContent == "Against");
        Assert.Equal(["4", "12%"], row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
        Assert.Contains("Base: 34 people who answered.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_safe_for_spreadsheets_in_random_order_and_noted()
    {
        var (analyst, account) = await site.SignedInAsync(StaffRoles.Analyst);
        await OpenAsync("export");
        await AddAsync("export", 3, 1, text: "=HYPERLINK(\"http://evil\")");
        var page = await analyst.GetPageAsync("/staff/surveys/export/export");

        var reply = await analyst.SendFormAsync(page, "/staff/surveys/export/export", []);

        Assert.Equal("text/csv", reply.ContentHeaders.ContentType!.MediaType);
        var lines = reply.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("id,version,channel,grade,flags,submitted_hour,local_authority,local_policing_unit,policing_community,view,words", lines[0], StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
        Assert.Equal(lines.Skip(1).Order(StringComparer.Ordinal), lines.Skip(1));
        Assert.All(lines.Skip(1), line => Assert.Contains("\"'=HYPERLINK(\"\"http://evil\"\")\"", line, StringComparison.Ordinal));
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "responses-exported" && e.Actor == account.Email && e.Subject == "survey:export")));
        var (viewer, _) = await site.SignedInAsync(StaffRoles.Viewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/staff/surveys/export/export")).Status);
    }

    [Fact]
    public async Task A_second_person_publishes_what_the_first_made_and_everybody_reads_it_at_its_address()
    {
        var (editor, author) = await site.SignedInAsync(StaffRoles.Editor);
        var (second, approver) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await OpenAsync("published");
        await AddAsync("published", 30, 12);
        await editor.FillInAsync("/staff/surveys/published/report/commentary/response", ("Text", "We will **listen**. <script>alert(1)</script>"));

        await MakeAsync("published", author.Email!);

        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/reports/published")).Status);
        var own = await editor.GetPageAsync("/staff/surveys/published/report/versions/1");
        Assert.Null(own.QuerySelector("main form"));
        // The form of the second person, sent by the first with a token of their own, changes nothing.
        var crafted = await editor.GetPageAsync("/staff/surveys/published/report/commentary/response");
        var token = crafted.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.PostAsync("/staff/surveys/published/report/versions/1?handler=Publish", ("__RequestVerificationToken", token))).Status);

        var reply = await second.FillInAsync("/staff/surveys/published/report/versions/1");

        Assert.Equal("/reports/published/v1", reply.Path);
        var page = await resident.GetPageAsync("/reports/published");
        Assert.Contains("We will listen. <script>alert(1)</script>", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script"));
        var pdf = await resident.GetAsync("/reports/published/v1.pdf");
        Assert.Equal("application/pdf", pdf.ContentHeaders.ContentType!.MediaType);
        Assert.StartsWith("%PDF-1.7", pdf.Text, StringComparison.Ordinal);
        var tables = await resident.GetAsync("/reports/published/v1.csv");
        Assert.Contains("What is your view?,For,People,30", tables.Text, StringComparison.Ordinal);
        var version = await site.ReadAsync(db => db.ReportVersions.SingleAsync(v => v.ApprovedBy == approver.Email));
        Assert.Equal((ReportState.Published, author.Email), (version.State, version.PreparedBy));
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/reports/published/v2")).Status);
    }

    [Fact]
    public async Task An_older_version_stays_at_its_address_and_points_to_the_newer()
    {
        var (_, author) = await site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await OpenAsync("versions");
        await AddAsync("versions", 20, 12);
        await MakeAsync("versions", author.Email!);
        await second.FillInAsync("/staff/surveys/versions/report/versions/1");
        await AddAsync("versions", 10, 0);
        await MakeAsync("versions", author.Email!);
        await second.FillInAsync("/staff/surveys/versions/report/versions/2");

        var old = await resident.GetPageAsync("/reports/versions/v1");
        var newest = await resident.GetPageAsync("/reports/versions");

        Assert.Contains("There is a newer version", old.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("32 responses were received", old.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("There is a newer version", newest.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("42 responses were received", newest.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_version_says_so_at_its_address_and_leads_to_the_one_that_stands()
    {
        var (_, author) = await site.SignedInAsync(StaffRoles.Editor);
        var (second, approver) = await site.SignedInAsync(StaffRoles.Editor);
        var (viewer, _) = await site.SignedInAsync(StaffRoles.Viewer);
        using var resident = site.NewResident();
        await OpenAsync("withdrawn");
        await AddAsync("withdrawn", 20, 12);
        await MakeAsync("withdrawn", author.Email!);
        await second.FillInAsync("/staff/surveys/withdrawn/report/versions/1");
        await MakeAsync("withdrawn", author.Email!);
        await second.FillInAsync("/staff/surveys/withdrawn/report/versions/2");
        const string Staff = "/staff/surveys/withdrawn/report/versions/2";
        Assert.Null((await viewer.GetPageAsync(Staff)).QuerySelector("main form"));
        var refused = await second.FillInAsync(Staff, ("Reason", " "));
        Assert.Equal("Enter why the report is withdrawn", refused.Page.QuerySelector(".govuk-error-summary__list a")!.TextContent);

        var reply = await second.FillInAsync(Staff, ("Reason", "The table of areas counted <b>Crewe</b> twice."));

        Assert.Contains("Withdrawn", reply.Page.QuerySelector(".govuk-tag")!.TextContent, StringComparison.Ordinal);
        var gone = await resident.GetAsync("/reports/withdrawn/v2");
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Contains("The table of areas counted <b>Crewe</b> twice.", gone.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("noindex", gone.Page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Equal("/reports/withdrawn/v1", gone.Page.QuerySelector("main p a")!.GetAttribute("href"));
        Assert.DoesNotContain("32 responses were received", gone.Text, StringComparison.Ordinal);
        foreach (var file in (string[])["/reports/withdrawn/v2.pdf", "/reports/withdrawn/v2.csv"])
        {
            var answer = await resident.GetAsync(file);
            Assert.Equal((HttpStatusCode.Gone, "text/html"), (answer.Status, answer.ContentHeaders.ContentType!.MediaType));
        }
        // The newest address shows the version that stands, and lists the other as withdrawn.
        var standing = await resident.GetPageAsync("/reports/withdrawn");
        Assert.Contains("32 responses were received", standing.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("There is a newer version", standing.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(standing.QuerySelectorAll("main li"), item => item.TextContent.Contains("Version 2,", StringComparison.Ordinal) && item.TextContent.Contains("withdrawn", StringComparison.Ordinal));
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "report-withdrawn" && e.Actor == approver.Email && e.Subject == "survey:withdrawn")));

        // With no version left the survey's report is gone as a whole, and nothing on the site promises it.
        await second.FillInAsync("/staff/surveys/withdrawn/report/versions/1", ("Reason", "The weights were wrong."));
        Assert.Equal(HttpStatusCode.Gone, (await resident.GetAsync("/reports/withdrawn")).Status);
        Assert.Empty((await resident.GetPageAsync("/surveys/withdrawn")).QuerySelectorAll("a[href='/reports/withdrawn']"));
        // Responses that were public once still count: what so few people answered would follow from the two.
        await AddAsync("withdrawn", 9, 0);
        await MakeAsync("withdrawn", author.Email!);
        Assert.Contains("which was public, 32", (await second.GetPageAsync("/staff/surveys/withdrawn/report/versions/3")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commentary_is_kept_after_a_preview()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await OpenAsync("previewed");
        const string Address = "/staff/surveys/previewed/report/commentary/response";

        var preview = await editor.SendFormAsync(await editor.GetPageAsync(Address), Address, [("Text", "We will listen.")], button: "button[formaction]");
        Assert.NotNull(preview.Page.QuerySelector("#preview"));
        await editor.SendFormAsync(preview.Page, preview.Path, []);

        Assert.Equal("We will listen.", await site.ReadAsync(db => db.Commentaries.Where(c => c.Section == "response" && db.Surveys.Any(s => s.Id == c.SubjectId && s.Slug == "previewed")).Select(c => c.Markdown).SingleAsync()));
    }

    [Fact]
    public async Task A_version_that_differs_from_a_public_one_by_a_handful_of_responses_waits()
    {
        var (_, author) = await site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await OpenAsync("waiting");
        await AddAsync("waiting", 20, 12);
        await MakeAsync("waiting", author.Email!);
        await MakeAsync("waiting", author.Email!);
        await second.FillInAsync("/staff/surveys/waiting/report/versions/1");
        // The same responses once more, with other words perhaps, tell nothing new.
        Assert.Equal("/reports/waiting/v2", (await second.FillInAsync("/staff/surveys/waiting/report/versions/2")).Path);
        await AddAsync("waiting", 9, 0);
        await MakeAsync("waiting", author.Email!);

        var page = await second.GetPageAsync("/staff/surveys/waiting/report/versions/3");

        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains("It can be published when at least 10 responses differ, or none.", page.Body!.TextContent, StringComparison.Ordinal);
        var token = (await second.GetPageAsync("/staff/surveys/waiting/report/commentary/response")).QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        await second.PostAsync("/staff/surveys/waiting/report/versions/3?handler=Publish", ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/reports/waiting/v3")).Status);
    }

    [Fact]
    public async Task A_viewer_sees_the_report_page_but_cannot_ask_for_a_version()
    {
        var (viewer, _) = await site.SignedInAsync(StaffRoles.Viewer);
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await OpenAsync("asking");

        Assert.Null((await viewer.GetPageAsync("/staff/surveys/asking/report")).QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/staff/surveys/asking/report/commentary/summary")).Status);
        await editor.FillInAsync("/staff/surveys/asking/report");
        Assert.True(await site.ReadAsync(db => db.Jobs.AnyAsync(j => j.Kind == ReportJob.JobKind && j.Subject == "asking")));
    }

    [Fact]
    public async Task A_survey_whose_time_runs_out_gets_its_report_and_old_drafts_go()
    {
        using var own = new StaffSite();
        await StaffSurveys.AddOpenAsync(own, "timed", Opinion, Words);
        var survey = await StaffSurveys.FindAsync(own, "timed");
        var store = own.Services.GetRequiredService<ResponseStore>();
        var old = new Draft { Id = Make.NewId(), SurveyId = survey.Id, Version = 1, ResponseId = Make.NewId(), StartedAt = own.Clock.GetUtcNow(), UpdatedAt = own.Clock.GetUtcNow() };
        await store.SaveDraftAsync(old);
        var housekeeping = new Housekeeping(own.Services.GetRequiredService<IServiceScopeFactory>(), own.Clock, NullLogger<Housekeeping>.Instance);

        await housekeeping.RunOnceAsync(default);
        Assert.False(await own.ReadAsync(db => db.Jobs.AnyAsync(j => j.Subject == "timed")));
        Assert.NotNull(await store.FindDraftAsync(old.Id));

        own.Clock.Advance(TimeSpan.FromDays(7.5));
        await housekeeping.RunOnceAsync(default);
        await housekeeping.RunOnceAsync(default);
        Assert.Equal(1, await own.ReadAsync(db => db.Jobs.CountAsync(j => j.Subject == "timed" && j.CreatedBy == "system")));

        own.Clock.Advance(TimeSpan.FromDays(23));
        await housekeeping.RunOnceAsync(default);
        Assert.Null(await store.FindDraftAsync(old.Id));
    }

    private Task OpenAsync(string slug) => StaffSurveys.AddOpenAsync(site, slug, Opinion, Words);

    private async Task AddAsync(string slug, int votesFor, int against, string? text = null)
    {
        var survey = await StaffSurveys.FindAsync(site, slug);
        var words = text is null ? "null" : System.Text.Json.JsonSerializer.Serialize(text);
        var responses = Enumerable.Range(0, votesFor + against).Select(i => new Response
        {
            Id = Make.NewId(),
            SurveyId = survey.Id,
            Version = 1,
            Channel = i % 3 == 0 ? Channel.Paper : Channel.Web,
            Reference = ReceiptReference.New(),
            Answers = $$"""{"view":"{{(i < votesFor ? "for" : "against")}}","words":{{words}}}""",
            SubmittedHour = new DateTimeOffset(2027, 1, 20, 11, 0, 0, TimeSpan.Zero),
        }).ToList();
        Assert.Equal(responses.Count, await site.Services.GetRequiredService<ResponseStore>().SubmitManyAsync(responses));
    }

    private async Task MakeAsync(string slug, string by)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReportMaker>().MakeAsync(slug, by);
    }
}
