using System.Net;
using Engage.Tests.Support;

namespace Engage.Tests.Pages;

/// <summary>What every page shares.</summary>
public sealed class FrameTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private readonly Resident _resident = site.NewResident();

    [Theory]
    [InlineData("/", "Have your say")]
    [InlineData("/accessibility", "Accessibility statement for Have your say")]
    [InlineData("/privacy", "Privacy")]
    [InlineData("/cookies", "How we use cookies")]
    [InlineData("/contact", "Contact us")]
    [InlineData("/gallery", "Gallery")]
    [InlineData("/gallery/staff", "Policing and your council tax 2027 to 2028")]
    public async Task Pages_keep_the_rules_of_every_page(string path, string heading)
    {
        var page = await _resident.GetPageAsync(path);

        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent.Trim());
        Assert.EndsWith("Office of the Commissioner for Testshire", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_leads_to_the_four_that_the_law_asks_for()
    {
        var page = await _resident.GetPageAsync("/");

        var links = page.QuerySelectorAll("footer a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Equal(["/accessibility", "/privacy", "/cookies", "/contact"], links);
    }

    [Fact]
    public async Task Mistakes_are_listed_in_the_order_of_the_form_and_nothing_is_lost()
    {
        var reply = await _resident.FillInAsync("/gallery", ("postcode", "CW7 <b>"), ("radios", "full"), ("checkboxes", "litter"), ("checkboxes", "nothing"), ("textarea", "\nA\r\nB"));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(
            ["Select yes if you are answering for a business", "Select no more than two", "Enter an e-mail address, like name@example.org", "Select a council", "Write something, or leave the page"],
            reply.Messages);
        Assert.Equal(["#radios-wrong", "#checkboxes-wrong", "#input-wrong", "#select-wrong", "#textarea-wrong"], reply.Page.QuerySelectorAll(".govuk-error-summary a").Select(a => a.GetAttribute("href")));
        Assert.Equal("CW7 <b>", reply.Page.QuerySelector("#postcode")!.GetAttribute("value"));
        Assert.Equal("full", reply.Page.QuerySelector("[name=radios]:checked")!.GetAttribute("value"));
        Assert.Equal(["litter", "nothing"], reply.Page.QuerySelectorAll("[name=checkboxes]:checked").Select(b => b.GetAttribute("value")));
        Assert.Equal("\nA\r\nB", reply.Page.QuerySelector("#textarea")!.TextContent);
    }

    [Fact]
    public async Task Made_up_content_says_so()
    {
        Assert.Equal("Demonstration", (await _resident.GetPageAsync("/gallery")).QuerySelector(".govuk-phase-banner .govuk-tag")!.TextContent.Trim());
        Assert.Null((await _resident.GetPageAsync("/")).QuerySelector(".govuk-phase-banner"));
    }

    [Fact]
    public async Task Staff_forms_carry_a_token_and_residents_forms_do_not()
    {
        Assert.NotNull((await _resident.GetPageAsync("/gallery/staff")).QuerySelector("form[action='/staff/sign-out'] input[name=__RequestVerificationToken]"));
        Assert.Null((await _resident.GetPageAsync("/gallery")).QuerySelector("input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task The_gallery_is_not_there_in_production()
    {
        await using var production = new SiteFactory().In("Production");
        using var visitor = production.NewResident();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/gallery")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/gallery/staff")).Status);
    }

    [Fact]
    public async Task The_bodys_colour_is_a_stylesheet_browsers_may_keep()
    {
        await using var green = new SiteFactory().With("Body:BrandColour", "#00703C");
        using var visitor = green.NewResident();

        var address = (await visitor.GetPageAsync("/")).QuerySelector("link[href^='/brand.css']")!.GetAttribute("href")!;
        var reply = await visitor.GetAsync(address);

        Assert.Equal(":root{--govuk-brand-colour:#00703c}", reply.Text);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", reply.Headers.NonValidated["Cache-Control"]));
        Assert.Equal("no-cache", string.Join(", ", (await visitor.GetAsync("/brand.css?v=old")).Headers.NonValidated["Cache-Control"]));
    }
}
