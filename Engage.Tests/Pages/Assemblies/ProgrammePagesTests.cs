using System.Net;
using Engage.Tests.Pages.Staff;
using Engage.Tests.Support;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Pages.Assemblies;

public sealed class ProgrammePagesTests(StaffSite site) : IClassFixture<StaffSite>
{
    [Fact]
    public async Task Editor_sets_up_a_programme_and_its_assembly_and_publishes_it()
    {
        await PlacesAsync();
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        var programme = await editor.FillInAsync("/staff/assemblies/new", ("NewSlug", "set-up"), ("Fields.Title", "Policing <b>here</b>"), ("Fields.Question", "What first?"), ("Fields.Remit", "Local things."), ("Fields.Commitment", "An answer."), ("Fields.AdvisoryPanel", "Seven people."));
        Assert.Equal("/staff/assemblies/set-up", programme.Path);
        Assert.Contains("Add an assembly", (await editor.GetPageAsync("/staff/assemblies/set-up")).QuerySelector(".govuk-inset-text")!.TextContent, StringComparison.Ordinal);

        var assembly = await editor.FillInAsync("/staff/assemblies/set-up/add", ("NewSlug", "aston"), ("Area", "unit-a"), ("Fields.Title", "Aston assembly"), ("Fields.PanelSize", "30"), ("Fields.Alternates", "6"), ("Fields.MinimumAge", "16"), ("Fields.Honorarium", "75.50"),
            ("Fields.Days[0]", "18 January 2027"), ("Fields.Days[1]", "15/2/2027"));
        Assert.Equal("/staff/assemblies/set-up/aston", assembly.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await site.NewResident().GetAsync("/assemblies/set-up/aston")).Status);

        await editor.SendFormAsync(await editor.GetPageAsync("/staff/assemblies/set-up"), "/staff/assemblies/set-up", [], form: "form[action$='handler=Publish']");

        var kept = await site.ReadAsync(db => db.Assemblies.SingleAsync(a => a.Slug == "aston"));
        Assert.Equal((30, 6, 16, 7550), (kept.PanelSize, kept.Alternates, kept.MinimumAge, kept.HonorariumPence));
        var page = await site.NewResident().GetPageAsync("/assemblies/set-up/aston");
        Assert.Equal("Registering", page.QuerySelector(".govuk-tag")!.TextContent.Trim());
        Assert.Contains("18 January 2027", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Policing <b>here</b>", (await site.NewResident().GetPageAsync("/assemblies/set-up")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Fields.PanelSize", "0", "Enter how many seats the panel has, from 1 to 500")]
    [InlineData("Fields.Honorarium", "-1", "Enter an amount in pounds from 0 to 1,000, like 75")]
    [InlineData("Fields.Honorarium", "1.005", "Enter an amount in pounds from 0 to 1,000, like 75")]
    [InlineData("Fields.Days[1]", "31 June 2027", "“Registration closes and the panel is drawn” must be a real day, like 20 January 2027")]
    [InlineData("Fields.Days[1]", "3 January 2027", "“Registration closes and the panel is drawn” must not be before the day above it")]
    public async Task Unusable_field_is_explained_and_nothing_is_lost(string field, string value, string sentence)
    {
        var assembly = await site.TestedAssemblyAsync("kept");
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);

        var reply = await editor.FillInAsync("/staff/assemblies/kept/tested/edit", (field, value), ("Fields.Title", "A new title"));

        Assert.Equal(sentence, reply.Page.QuerySelector(".govuk-error-summary a")!.TextContent.Trim());
        Assert.Equal("A new title", reply.Page.QuerySelector("input[name='Fields.Title']")!.GetAttribute("value"));
        Assert.Equal(assembly.Title, await site.ReadAsync(db => db.Assemblies.Where(a => a.Id == assembly.Id).Select(a => a.Title).SingleAsync()));
    }

    [Fact]
    public async Task Programme_without_its_promises_is_not_published()
    {
        var (editor, _) = await site.SignedInAsync(StaffRoles.Editor);
        await editor.FillInAsync("/staff/assemblies/new", ("NewSlug", "empty"), ("Fields.Title", "T"), ("Fields.Question", "Q?"));

        var reply = await editor.SendFormAsync(await editor.GetPageAsync("/staff/assemblies/empty"), "/staff/assemblies/empty", [], form: "form[action$='handler=Publish']");

        Assert.Contains("Say what will be done with the recommendations", reply.Page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await site.ReadAsync(db => db.AssemblyProgrammes.Where(p => p.Slug == "empty").Select(p => p.PublishedAt).SingleAsync()));
    }

    [Fact]
    public async Task Unpublished_programme_answers_as_if_it_did_not_exist()
    {
        await site.TestedAssemblyAsync("hidden", isPublished: false);
        var visitor = site.NewResident();

        foreach (var path in new[] { "/assemblies/hidden", "/assemblies/hidden/tested", "/assemblies/never", "/assemblies/never/tested" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).Status);
        }
        Assert.DoesNotContain("/assemblies/hidden", (await visitor.GetPageAsync("/assemblies")).Body!.InnerHtml, StringComparison.Ordinal);
    }

    private async Task PlacesAsync()
    {
        if (!await site.ReadAsync(db => db.Areas.AnyAsync())) { await site.PlacesAsync(); }
    }
}
