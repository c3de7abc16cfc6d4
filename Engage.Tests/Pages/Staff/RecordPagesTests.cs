using System.Net;
using System.Net.Http.Headers;
using Engage.Domain.Reports;
using Engage.Tests.Support;
using Engage.Web.Consultations;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Staff;

/// <summary>The record of a consultation through the pages of the office. The site's clock stands at 20 January 2027, 12 noon.</summary>
public sealed class RecordPagesTests(StaffSite site) : IClassFixture<StaffSite>
{
    private static readonly (string, string)[] _window =
    [
        ("Opens.Day", "1"), ("Opens.Month", "1"), ("Opens.Year", "2027"), ("Opens.Time", "9am"),
        ("Closes.Day", "28"), ("Closes.Month", "1"), ("Closes.Year", "2027"), ("Closes.Time", "12 noon"),
    ];

    private static readonly (string, string)[] _letter =
    [
        ("Form", "Letter"), ("Sender", "RatepayerBody"), ("Organisation", "Chamber of Commerce"), ("Received", "9/1/2027"), ("Summary", "Asks for <b>no</b> increase."),
    ];

    [Fact]
    public async Task A_precept_opens_when_its_basis_is_written_and_everybody_reads_it()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await StaffSurveys.AddAsync(site, "gate", StaffSurveys.Precept);
        const string Record = "/staff/surveys/gate/record";
        var closed = await editor.GetPageAsync("/staff/surveys/gate/open");
        Assert.Null(closed.QuerySelector("main form"));
        Assert.Contains("The reasons for the proposal are given: needed", closed.QuerySelector(".engage-checks")!.TextContent, StringComparison.Ordinal);

        await editor.FillInAsync(
            $"{Record}/basis/edit",
            ("Reasons", "Costs rise by **£5 million**."), ("DecisionMaker", "The Commissioner"), ("DecisionDay", "28/1/2027"), ("EqualityReference", "EIA 7"), ("EqualityDay", "2/11/2026"), ("ProtectionReference", "DPIA 7"), ("ProtectionDay", "3/11/2026"), ("People", "Online"));
        await editor.FillInAsync($"{Record}/basis/options/new", ("OptionTitle", "No increase"), ("Meaning", "It stays."), ("For", "No bill rises."), ("Against", "Officers go."), ("Fate", "put"), ("Marks", "no-change"));
        await editor.FillInAsync($"{Record}/basis/options/new", ("OptionTitle", "£10 more"), ("Meaning", "It rises."), ("For", "Officers stay."), ("Against", "Bills rise."), ("Fate", "put"), ("Marks", "preferred"));
        Assert.Equal(["Enter why it was put aside"], (await editor.FillInAsync($"{Record}/basis/options/new", ("OptionTitle", "Less"), ("Meaning", "£5 less."), ("Fate", "aside"))).Messages);
        await editor.FillInAsync($"{Record}/basis/options/new", ("OptionTitle", "Less"), ("Meaning", "£5 less."), ("Fate", "aside"), ("DiscardedBecause", "Calls could not be answered."));

        // The day of the decision is the day it would close.
        var early = await editor.FillInAsync("/staff/surveys/gate/open", _window);
        Assert.Contains("It must come after the last day of answering, 28 January 2027", Assert.Single(early.Messages), StringComparison.Ordinal);
        await editor.FillInAsync($"{Record}/basis/edit", ("DecisionDay", "1/2/2027"));
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/surveys/gate/basis")).Status);
        Assert.Equal("/staff/surveys/gate", (await editor.FillInAsync("/staff/surveys/gate/open", _window)).Path);

        var start = await resident.GetPageAsync("/surveys/gate");
        Assert.Equal("Why we are asking, and the options", start.QuerySelector("a[href='/surveys/gate/basis']")!.TextContent);
        Assert.NotNull((await resident.GetPageAsync("/surveys/gate/all-questions")).QuerySelector("a[href='/surveys/gate/basis']"));
        var page = await resident.GetPageAsync("/surveys/gate/basis");
        Assert.Equal(["No increase", "£10 more", "Less"], page.QuerySelectorAll("main h3").Select(h => h.TextContent));
        Assert.Contains("The Commissioner decides on 1 February 2027.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("£5 million", page.QuerySelector("main strong")!.TextContent);
    }

    [Fact]
    public async Task A_change_after_it_opened_has_a_reason_that_everybody_reads_and_takes_nothing_away()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await OpenAsync("changed");
        const string Edit = "/staff/surveys/changed/record/basis/edit";

        Assert.Equal(["Enter why it changes"], (await editor.FillInAsync(Edit, ("Reasons", "More."))).Messages);
        Assert.Equal(["Write why something is proposed"], (await editor.FillInAsync(Edit, ("Reasons", ""), ("Note", "None left."))).Messages);
        // Two tabs: what was saved in the first is not undone by the second.
        var second = await editor.GetPageAsync(Edit);
        await editor.FillInAsync(Edit, ("Reasons", "Costs rise by £6 million."), ("Note", "The settlement <came>."));
        Assert.StartsWith("Somebody else changed the basis meanwhile", Assert.Single((await editor.SendFormAsync(second, Edit, [("Reasons", "Old."), ("Note", "Late.")])).Messages), StringComparison.Ordinal);

        var page = await resident.GetPageAsync("/surveys/changed/basis");

        Assert.Contains("Costs rise by £6 million.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("20 January 2027: The settlement <came>.", page.Body.TextContent, StringComparison.Ordinal);
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "basis-saved" && e.Subject == "survey:changed")));
    }

    [Fact]
    public async Task An_administrator_lets_it_open_with_something_missing_and_that_is_said()
    {
        var (administrator, account) = await site.SignedInAsync(StaffRoles.Administrator);
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await StaffSurveys.AddAsync(site, "excepted", StaffSurveys.Precept);
        Assert.Equal(["Enter why it may open all the same"], (await administrator.FillInAsync("/staff/surveys/excepted/record/basis/exception", ("Reason", " "))).Messages);

        await administrator.FillInAsync("/staff/surveys/excepted/record/basis/exception", ("Reason", "The settlement came on Friday."));
        Assert.Equal("/staff/surveys/excepted", (await editor.FillInAsync("/staff/surveys/excepted/open", _window)).Path);

        Assert.Contains("The settlement came on Friday.", (await editor.GetPageAsync("/staff/surveys/excepted/record")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The settlement came on Friday.", (await resident.GetPageAsync("/surveys/excepted/basis")).Body!.TextContent, StringComparison.Ordinal);
        var entry = await site.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "opening-excepted" && e.Subject == "survey:excepted"));
        Assert.Equal((account.Email, "The settlement came on Friday."), (entry.Actor, entry.Reason));
    }

    [Fact]
    public async Task An_officer_says_which_other_surveys_are_consultations()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await StaffSurveys.AddAsync(site, "kind");
        Assert.NotNull((await editor.GetPageAsync("/staff/surveys/kind/open")).QuerySelector("main form"));

        await editor.FillInAsync("/staff/surveys/kind/record");

        Assert.Null((await editor.GetPageAsync("/staff/surveys/kind/open")).QuerySelector("main form"));
        await site.BasisAsync(await StaffSurveys.FindAsync(site, "kind"));
        Assert.NotNull((await editor.GetPageAsync("/staff/surveys/kind/open")).QuerySelector("main form"));
        var checklist = await editor.GetPageAsync("/staff/surveys/kind/record");
        Assert.Null(checklist.QuerySelector("#section-96"));
        Assert.Null(checklist.QuerySelector("#calendar"));
    }

    [Fact]
    public async Task The_checklist_shows_what_is_late_and_an_officer_notes_what_was_done()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await OpenAsync("calendar");
        const string Step = "/staff/surveys/calendar/record/calendar/proposal";
        Assert.Equal(["The day it was done must not be in the future"], (await editor.FillInAsync(Step, ("DoneDay", "1/2/2027"))).Messages);
        Assert.Equal(["The planned day must be a real day, like 20/1/2027"], (await editor.FillInAsync(Step, ("Planned", "31/2/2027"))).Messages);

        var reply = await editor.FillInAsync(Step, ("Planned", "30/1/2027"), ("Remark", "By letter."));

        // 20 January to 1 February: 12 days.
        var row = reply.Page.QuerySelectorAll("table tr").Single(r => r.TextContent.Contains("The Panel is told", StringComparison.Ordinal)).TextContent;
        Assert.Contains("12 days left; planned for 30 January 2027", row, StringComparison.Ordinal);
        Assert.Contains("By letter.", row, StringComparison.Ordinal);
        Assert.Contains(reply.Page.QuerySelectorAll(".engage-checks__item"), i => i.TextContent.Contains("Met", StringComparison.Ordinal) && i.TextContent.Contains("The decision comes after it closes", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/staff/surveys/calendar/record/calendar/0")).Status);
    }

    [Fact]
    public async Task A_letter_is_entered_considered_published_and_taken_down()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var (viewer, _) = await site.SignedInAsync(StaffRoles.Viewer);
        using var resident = site.NewResident();
        await OpenAsync("letters");
        const string List = "/staff/surveys/letters/record/submissions", One = List + "/1";

        Assert.Equal(["Select in what form it came", "Select who sent it", "Enter the day it came, like 20/1/2027", "Enter what it says"], (await editor.FillInAsync($"{List}/new/edit")).Messages);
        Assert.Equal(["Enter how many signed, like 1204"], (await editor.FillInAsync($"{List}/new/edit", [.. _letter.Where(f => f.Item1 != "Form"), ("Form", "Petition")])).Messages);
        Assert.Equal(One, (await editor.FillInAsync($"{List}/new/edit", [.. _letter, ("PersonName", "Zebedee Quill")])).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/surveys/letters/submissions")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/surveys/letters/submissions/1")).Status);

        var page = await editor.GetPageAsync(One);
        Assert.Contains("Zebedee Quill", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("It came on 9 January 2027", Assert.Single((await editor.SendFormAsync(page, One, [("ConsideredDay", "8/1/2027"), ("Who", "The Commissioner"), ("Outcome", "Read.")], "form[action*='Consider']")).Messages), StringComparison.Ordinal);
        await editor.SendFormAsync(page, One, [("ConsideredDay", "19/1/2027"), ("Who", "The Commissioner"), ("Outcome", "Not agreed.")], "form[action*='Consider']");
        await editor.SendFormAsync(await editor.GetPageAsync(One), One, [], "form[action*='Publish']");

        var shown = await resident.GetPageAsync("/surveys/letters/submissions/1");
        Assert.Contains("Asks for <b>no</b> increase.", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Considered on 19 January 2027 by The Commissioner. Not agreed.", shown.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Zebedee", shown.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Zebedee", (await viewer.GetAsync(List)).Text, StringComparison.Ordinal);
        Assert.Contains("1,Letter,Body that speaks for ratepayers,Chamber of Commerce,,2027-01-09,,2027-01-19", (await resident.GetAsync("/surveys/letters/submissions.csv")).Text, StringComparison.Ordinal);
        Assert.NotNull((await resident.GetPageAsync("/surveys/letters/basis")).QuerySelector("a[href='/surveys/letters/submissions']"));
        // The name is nowhere in the row but sealed, and not in the audit trail.
        var row = await site.ReadAsync(db => db.WrittenSubmissions.AsNoTracking().SingleAsync(s => s.Organisation == "Chamber of Commerce" && db.Surveys.Any(v => v.Id == s.SurveyId && v.Slug == "letters")));
        Assert.DoesNotContain("Zebedee", row.SealedName!, StringComparison.Ordinal);
        Assert.DoesNotContain(await site.ReadAsync(db => db.AuditEntries.AsNoTracking().ToListAsync()), e => $"{e.Subject} {e.Reason}".Contains("Zebedee", StringComparison.Ordinal));

        page = await editor.GetPageAsync(One);
        Assert.Equal(["Select why it is taken down", "Enter what everybody reads in its place"], (await editor.SendFormAsync(page, One, [], "form[action*='TakeDown']")).Messages);
        await editor.SendFormAsync(page, One, [("Why", "Redacted"), ("Reason", "It named a child.")], "form[action*='TakeDown']");
        var gone = await resident.GetAsync("/surveys/letters/submissions/1");
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Contains("Taken down on 20 January 2027: It named a child.", gone.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("no</b> increase", gone.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Chamber of Commerce", (await resident.GetAsync("/surveys/letters/submissions.csv")).Text, StringComparison.Ordinal);
        Assert.Equal(One, (await editor.GetAsync($"{One}/edit")).Path);
    }

    [Fact]
    public async Task The_name_of_a_person_is_published_only_when_they_agreed_and_can_be_forgotten()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await OpenAsync("people");
        const string List = "/staff/surveys/people/record/submissions";
        (string, string)[] person = [("Form", "Email"), ("Sender", "Resident"), ("PersonName", "Zebedee Quill"), ("Received", "9/1/2027"), ("Summary", "Asks for more.")];
        Assert.Equal(["Enter the name of the person who agreed, or empty how they agreed"], (await editor.FillInAsync($"{List}/new/edit", [.. person.Where(f => f.Item1 != "PersonName"), ("Consent", "By e-mail")])).Messages);
        await editor.FillInAsync($"{List}/new/edit", person);
        await editor.FillInAsync($"{List}/new/edit", [.. person, ("Consent", "By e-mail")]);
        foreach (var number in (int[])[1, 2]) { await editor.SendFormAsync(await editor.GetPageAsync($"{List}/{number}"), List, [], "form[action*='Publish']"); }

        Assert.Equal("Submission 1: A resident", (await resident.GetPageAsync("/surveys/people/submissions/1")).QuerySelector("h1")!.TextContent);
        Assert.Equal("Submission 2: Zebedee Quill", (await resident.GetPageAsync("/surveys/people/submissions/2")).QuerySelector("h1")!.TextContent);

        await editor.SendFormAsync(await editor.GetPageAsync($"{List}/2"), List, [], "form[action*='Forget']");
        Assert.Equal("Submission 2: A resident", (await resident.GetPageAsync("/surveys/people/submissions/2")).QuerySelector("h1")!.TextContent);
        Assert.Null(await site.ReadAsync(db => db.WrittenSubmissions.Where(s => s.Number == 2 && db.Surveys.Any(v => v.Id == s.SurveyId && v.Slug == "people")).Select(s => s.SealedName).SingleAsync()));
    }

    [Fact]
    public async Task A_document_must_be_a_PDF_and_is_handed_out_only_when_it_is_for_everybody()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await OpenAsync("files");
        const string List = "/staff/surveys/files/record/submissions", Public = "/surveys/files/submissions/1.pdf";
        var pdf = "%PDF-1.7\nsecret of a letter\n%%EOF"u8.ToArray();

        var refused = await UploadAsync(editor, $"{List}/new/edit", "<html>"u8.ToArray(), _letter);
        Assert.Equal(["The file must be a PDF. Save or print the document as PDF and choose that"], refused.Messages);
        Assert.Equal("Chamber of Commerce", refused.Page.QuerySelector("input[name=Organisation]")!.GetAttribute("value"));
        await UploadAsync(editor, $"{List}/new/edit", pdf, _letter);
        await editor.SendFormAsync(await editor.GetPageAsync($"{List}/1"), List, [], "form[action*='Publish']");

        var staff = await editor.GetAsync($"{List}/1?handler=File");
        Assert.Equal(("application/pdf", "attachment"), (staff.ContentHeaders.ContentType!.MediaType, staff.ContentHeaders.ContentDisposition!.DispositionType));
        Assert.Contains("secret of a letter", staff.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync(Public)).Status);
        // On the disk it is no PDF, and holds no word of it.
        var id = await site.ReadAsync(db => db.WrittenSubmissions.Where(s => db.Surveys.Any(v => v.Id == s.SurveyId && v.Slug == "files")).Select(s => s.Id).SingleAsync());
        var kept = await File.ReadAllTextAsync(site.Services.GetRequiredService<Engage.Web.Data.DataDirectory>().PathOf($"submissions/{id}"));
        Assert.DoesNotContain("secret", kept, StringComparison.Ordinal);

        await editor.FillInAsync($"{List}/1/edit", ("FileAudience", "public"));
        Assert.Contains("secret of a letter", (await resident.GetAsync(Public)).Text, StringComparison.Ordinal);
        await editor.SendFormAsync(await editor.GetPageAsync($"{List}/1"), List, [("Why", "Withdrawn"), ("Reason", "Asked back.")], "form[action*='TakeDown']");
        var gone = await resident.GetAsync(Public);
        Assert.Equal((HttpStatusCode.Gone, "text/html"), (gone.Status, gone.ContentHeaders.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_pack_is_made_published_by_a_second_person_after_its_report_and_falls_with_it()
    {
        var (editor, author) = await site.SignedInAsync(StaffRoles.Editor);
        var (second, _) = await site.SignedInAsync(StaffRoles.Editor);
        using var resident = site.NewResident();
        await OpenAsync("packed");
        await editor.FillInAsync("/staff/surveys/packed/record/submissions/new/edit", _letter);
        const string Pack = "/staff/surveys/packed/record/pack", Public = "/reports/packed/decision-pack";
        await MakeReportAsync("packed", author.Email!);
        await MakePackAsync("packed", author.Email!);
        Assert.Contains("The version of the report inside is not public.", (await second.GetPageAsync($"{Pack}/versions/1")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await second.GetPageAsync($"{Pack}/versions/1")).QuerySelector("main form"));
        await second.FillInAsync("/staff/surveys/packed/report/versions/1");
        await MakePackAsync("packed", author.Email!);
        Assert.Null((await editor.GetPageAsync($"{Pack}/versions/2")).QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync(Public)).Status);

        Assert.Equal($"{Public}/v2", (await second.FillInAsync($"{Pack}/versions/2")).Path);

        var page = await resident.GetPageAsync(Public);
        Assert.Contains("version 1, published on 20 January 2027", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#report-summary"));
        Assert.Contains("1. Chamber of Commerce", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("decision-pack-v2.pdf", (await resident.GetAsync($"{Public}/v2.pdf")).ContentHeaders.ContentDisposition!.FileName, StringComparison.Ordinal);
        Assert.NotNull((await resident.GetPageAsync("/reports/packed")).QuerySelector($"a[href='{Public}']"));
        // The report of the survey is still one, and the pack is none of its versions.
        Assert.Equal(1, await site.ReadAsync(db => db.ReportVersions.CountAsync(v => db.Surveys.Any(s => s.Id == v.SubjectId && s.Slug == "packed"))));

        await second.FillInAsync("/staff/surveys/packed/report/versions/1", ("Reason", "The weights were wrong."));
        var gone = await resident.GetAsync(Public);
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Contains("This decision pack was withdrawn", gone.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The weights were wrong.", gone.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_is_asked_for_as_a_job()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        var (viewer, _) = await site.SignedInAsync(StaffRoles.Viewer);
        await OpenAsync("asked");
        Assert.Null((await viewer.GetPageAsync("/staff/surveys/asked/record/pack")).QuerySelector("main form"));

        await editor.FillInAsync("/staff/surveys/asked/record/pack");

        Assert.True(await site.ReadAsync(db => db.Jobs.AnyAsync(j => j.Kind == DecisionPackJob.JobKind && j.Subject == "asked")));
    }

    private async Task OpenAsync(string slug)
    {
        await site.BasisAsync(await StaffSurveys.AddAsync(site, slug, StaffSurveys.Precept));
        await StaffSurveys.AddOpenAsync(site, slug, StaffSurveys.Precept);
    }

    private static async Task<Reply> UploadAsync(Resident visitor, string path, byte[] bytes, (string Name, string Value)[] fields)
    {
        var page = await visitor.GetPageAsync(path);
        using var content = new MultipartFormDataContent { { new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields) { content.Add(new StringContent(value), name); }
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        content.Add(file, "Pdf", "../../our letter.pdf");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await Reply.ReadAsync(await visitor.Http.SendAsync(request), path);
    }

    private async Task MakeReportAsync(string slug, string by)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReportMaker>().MakeAsync(slug, by);
    }

    private async Task MakePackAsync(string slug, string by)
    {
        await using var scope = site.Services.CreateAsyncScope();
        Assert.Equal(ReportState.Draft, (await scope.ServiceProvider.GetRequiredService<DecisionPackMaker>().MakeAsync(slug, by)).State);
    }
}
