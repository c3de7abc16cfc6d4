using System.Net;
using AngleSharp.Html.Dom;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Staff;

/// <summary>An editor begins surveys and changes their definitions.</summary>
public sealed class DefinitionTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string YesNo = StaffSurveys.YesNo;

    [Fact]
    public async Task A_draft_begins_from_a_pasted_definition()
    {
        var (editor, account) = await site.SignedInAsync(StaffRoles.Editor);

        var reply = await editor.FillInAsync("/staff/surveys/new", ("Kind", "survey"), ("NewSlug", "begun-here"), ("Upload.Text", Definitions.Json(YesNo)));

        Assert.Equal("/staff/surveys/begun-here/definition", reply.Path);
        var survey = await StaffSurveys.FindAsync(site, "begun-here");
        Assert.Equal(("Test", account.Email, Definitions.Parsed(Definitions.Json(YesNo)).ToJson()), (survey.Title, survey.Newest.CreatedBy, survey.Newest.Definition));
        Assert.True(await site.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Action == "survey-created" && e.Subject == "survey:begun-here")));
    }

    [Theory]
    [InlineData("Begun Here", "Enter an address of small letters, digits and single hyphens, like precept-2027-28")]
    [InlineData("new", "Enter an address of small letters, digits and single hyphens, like precept-2027-28")]
    [InlineData("../etc", "Enter an address of small letters, digits and single hyphens, like precept-2027-28")]
    [InlineData("taken", "There is a survey with this address already")]
    public async Task An_address_that_cannot_be_is_explained(string slug, string message)
    {
        await StaffSurveys.AddAsync(site, "taken");
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        var reply = await editor.FillInAsync("/staff/surveys/new", ("Kind", "survey"), ("NewSlug", slug), ("Upload.Text", Definitions.Json(YesNo)));

        Assert.Equal([message], reply.Messages);
        Assert.Contains("Do you feel safe?", ((IHtmlTextAreaElement)reply.Page.GetElementById("Upload_Text")!).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_of_a_definition_is_listed_with_its_place_and_nothing_is_kept()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await StaffSurveys.AddAsync(site, "faulty");
        var before = (await StaffSurveys.FindAsync(site, "faulty")).Newest.Definition;
        const string faulty = """{"title":"","minutesToComplete":5,"sections":[{"title":"One","questions":[{"kind":"yes-no","code":"<svg/onload=alert(1)>","text":"Q"}]}]}""";

        var reply = await editor.FillInAsync("/staff/surveys/faulty/definition", ("Upload.Text", faulty));

        var rows = reply.Page.QuerySelectorAll("[aria-labelledby=problems] tbody tr");
        Assert.Equal([$"The definition has {rows.Length} problems"], reply.Messages);
        Assert.True(rows.Length >= 3, $"{rows.Length} problems are listed.");
        Assert.Contains(rows, row => row.Children[1].TextContent == "$.title");
        Assert.DoesNotContain("<svg/onload", reply.Text, StringComparison.Ordinal);
        Assert.Equal(before, (await StaffSurveys.FindAsync(site, "faulty")).Newest.Definition);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Nothing_given_is_asked_for(string text)
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await StaffSurveys.AddAsync(site, "nothing-given");

        Assert.Equal(["Choose a file or paste a definition"], (await editor.FillInAsync("/staff/surveys/nothing-given/definition", ("Upload.Text", text))).Messages);
    }

    [Fact]
    public async Task A_published_survey_gets_a_new_version_with_a_note()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await StaffSurveys.AddOpenAsync(site, "corrected");
        var corrected = Definitions.Json(YesNo.Replace("Do you feel safe?", "Do you feel safe where you live?", StringComparison.Ordinal));
        Assert.Equal(["Say what was changed"], (await editor.FillInAsync("/staff/surveys/corrected/definition", ("Upload.Text", corrected))).Messages);

        var reply = await editor.FillInAsync("/staff/surveys/corrected/definition", ("Upload.Text", corrected), ("Note", "Said where."));

        Assert.Contains("The definition is saved.", reply.Text, StringComparison.Ordinal);
        var versions = (await StaffSurveys.FindAsync(site, "corrected")).Versions.OrderBy(v => v.Number).ToList();
        Assert.Equal([(1, "First version"), (2, "Said where.")], versions.Select(v => (v.Number, v.Note)));
        var file = await editor.GetAsync("/staff/surveys/corrected/definition?handler=File&number=2");
        Assert.Equal(("application/json", versions[1].Definition), (file.ContentHeaders.ContentType!.MediaType, file.Text));
        Assert.Equal("corrected-v2.json", file.ContentHeaders.ContentDisposition!.FileName);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/staff/surveys/corrected/definition?handler=File&number=3")).Status);
    }

    [Fact]
    public async Task A_code_cannot_come_to_mean_something_else_once_published()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await StaffSurveys.AddOpenAsync(site, "same-codes");
        var changed = Definitions.Json("""{ "kind": "long-text", "code": "safe", "text": "Do you feel safe?" }""");

        var reply = await editor.FillInAsync("/staff/surveys/same-codes/definition", ("Upload.Text", changed), ("Note", "Made it open."));

        Assert.Equal(["The definition has a problem"], reply.Messages);
        Assert.Contains("the kind changed from yes-no to long-text", reply.Page.QuerySelector("[aria-labelledby=problems]")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await StaffSurveys.FindAsync(site, "same-codes")).Versions);
    }

    [Fact]
    public async Task A_file_is_read_and_one_too_large_is_refused()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await StaffSurveys.AddAsync(site, "from-a-file");
        Assert.Equal(HttpStatusCode.Redirect, await UploadAsync(editor, Definitions.Json(YesNo, StaffSurveys.Precept)));
        Assert.Contains("precept", (await StaffSurveys.FindAsync(site, "from-a-file")).Newest.Definition, StringComparison.Ordinal);

        var status = await UploadAsync(editor, new string(' ', 5 * 1024 * 1024));

        Assert.True(status is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, $"It answered {(int)status}.");
    }

    private static async Task<HttpStatusCode> UploadAsync(Resident editor, string text)
    {
        const string path = "/staff/surveys/from-a-file/definition";
        var token = (await editor.GetPageAsync(path)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(text), "Upload.File", "survey.json" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form, Headers = { { "Sec-Fetch-Site", "same-origin" } } };
        using var response = await editor.Http.SendAsync(request);
        return response.StatusCode;
    }
}
