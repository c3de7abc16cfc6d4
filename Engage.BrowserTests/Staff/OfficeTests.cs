using System.Text;
using Engage.BrowserTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Engage.BrowserTests.Staff;

/// <summary>The whole way of an officer, from signing in to the published report; a colleague approves it.</summary>
[Collection(OneSite.Name)]
public sealed class OfficeTests(BrowserSite site)
{
    private const string Officer = "editor@engage.example", Colleague = "editor2@engage.example";

    [BrowserFact]
    public async Task An_officer_closes_a_consultation_and_a_colleague_publishes_its_report()
    {
        var survey = await OfficeSurvey.MakeAsync(site, "priorities-for-the-office", responses: 150);
        await using var officer = await site.SignedInAsync(Officer);
        await ReadTheDashboardAsync(officer, survey.Slug);
        await CloseWithAReasonAsync(officer, survey.Slug);
        await ReadTheDraftAsync(officer, survey.Slug);

        await using var colleague = await site.SignedInAsync(Colleague);
        await PublishAsync(colleague, survey.Slug);

        await using var resident = await site.OnAPhoneWithoutScriptsAsync();
        await ReadThePublishedReportAsync(resident, survey.Slug);
        await resident.GoAsync($"/surveys/{survey.Slug}");
        await resident.ReadsAsync("It no longer takes answers.");
        await Expect(resident.Page.GetByRole(AriaRole.Button, new() { Name = "Start now" })).ToHaveCountAsync(0);
        await TheAuditTrailNamesThemAsync(survey.Slug);
        Assert.Empty(officer.Faults.Concat(colleague.Faults).Concat(resident.Faults));
    }

    private static async Task ReadTheDashboardAsync(Visitor officer, string slug)
    {
        await officer.GoAsync("/staff");
        await officer.NextPageAsync(officer.Page.Locator($"th a[href='/staff/surveys/{slug}']"));
        await Expect(officer.Page.Locator(".engage-numbers li").First).ToContainTextAsync("150");
        foreach (var table in new[] { "channel", "Local Policing Unit" })
        {
            await Expect(officer.Page.Locator("main caption", new() { HasText = table }).First).ToHaveCountAsync(1);
        }
        await officer.ReadsAsync("Against the census");
    }

    private static async Task CloseWithAReasonAsync(Visitor officer, string slug)
    {
        await officer.PressAsync("Close the survey");
        await officer.PressAsync("Close the survey now");
        await Expect(officer.Page.Locator(".govuk-error-summary")).ToContainTextAsync("Enter a reason");
        await officer.Page.Locator("textarea").FillAsync("The budget is fixed earlier than planned.");
        await officer.PressAsync("Close the survey now");
        await Expect(officer.Page).ToHaveURLAsync(new Uri(officer.Site, $"/staff/surveys/{slug}/report").ToString());
    }

    private static async Task ReadTheDraftAsync(Visitor officer, string slug)
    {
        // The page refreshes by itself while the report is made.
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = "Version 1", Exact = true }).ClickAsync(new() { Timeout = 180_000 });
        await officer.SeesAsync("Version 1 of the report");
        await officer.ReadsAsync("somebody else must approve and publish it");
        await Expect(officer.Page.GetByRole(AriaRole.Button, new() { Name = "Approve and publish" })).ToHaveCountAsync(0);
        var download = await officer.Page.RunAndWaitForDownloadAsync(() => officer.Link("Download the PDF").ClickAsync());
        Assert.Equal($"{slug}-report-v1.pdf", download.SuggestedFilename);
        Assert.StartsWith("%PDF-", await StartOfAsync(download), StringComparison.Ordinal);

        // Nobody outside sees a draft.
        var outside = await officer.Page.Context.APIRequest.GetAsync($"/reports/{slug}");
        Assert.Equal(404, outside.Status);
    }

    private static async Task PublishAsync(Visitor colleague, string slug)
    {
        await colleague.GoAsync($"/staff/surveys/{slug}/report");
        await colleague.FollowAsync("Version 1");
        await colleague.PressAsync("Approve and publish");
        await Expect(colleague.Page).ToHaveURLAsync(new Uri(colleague.Site, $"/reports/{slug}/v1").ToString());
    }

    private static async Task ReadThePublishedReportAsync(Visitor resident, string slug)
    {
        Assert.Equal(200, await resident.GoAsync($"/reports/{slug}"));
        await resident.SeesAsync("Your priorities for policing in Cheshire 2027");
        Assert.True(await resident.Page.Locator("main svg[role=img]").CountAsync() > 0, "The report has no charts.");

        var pdf = await resident.Page.Context.APIRequest.GetAsync(await HrefAsync(resident, "Read it as a PDF"));
        Assert.Equal("application/pdf", pdf.Headers["content-type"]);
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(await pdf.BodyAsync(), 0, 5), StringComparison.Ordinal);

        var tables = await resident.Page.RunAndWaitForDownloadAsync(() => resident.Link("Take the tables as open data (CSV)").ClickAsync());
        Assert.Equal($"{slug}-report-v1-tables.csv", tables.SuggestedFilename);
        Assert.Contains(",", await StartOfAsync(tables), StringComparison.Ordinal);
    }

    private async Task TheAuditTrailNamesThemAsync(string slug)
    {
        var entries = await site.ReadAsync(db => db.AuditEntries.AsNoTracking().Where(e => e.Subject == $"survey:{slug}").ToListAsync());
        Assert.Contains(entries, e => e is { Actor: Officer, Action: "survey-closed", Reason: "The budget is fixed earlier than planned." });
        Assert.Contains(entries, e => e is { Actor: Colleague, Action: "report-published" });
    }

    private static async Task<string> HrefAsync(Visitor visitor, string link) =>
        (await visitor.Page.GetByRole(AriaRole.Link, new() { Name = link }).GetAttributeAsync("href"))!;

    private static async Task<string> StartOfAsync(IDownload download)
    {
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadLineAsync() ?? "";
    }
}
