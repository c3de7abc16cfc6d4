using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Engage.Domain.Reports;
using Engage.Tests.Domain.Reports;
using Engage.Tests.Pdf;
using Engage.Tests.Support;

namespace Engage.Tests.Pages.Reports;

public class ReportPartialTests
{
    private static async Task<IHtmlDocument> DrawAsync(ReportDocument report) =>
        await new HtmlParser().ParseDocumentAsync("<!doctype html><html lang=en><title>t</title><main><h1>Report</h1>" + await PartialRenderer.RenderAsync("/Pages/Shared/Report/_Report.cshtml", report) + "</main></html>");

    [Fact]
    public async Task Every_block_is_drawn_as_the_element_it_is()
    {
        var page = await DrawAsync(SampleReport.WithEverything());

        Assert.Equal("Demonstration: made-up responses", page.QuerySelector(".report-notice")!.TextContent.Trim());
        Assert.Equal(["H2 What we found", "H3 In figures", "H2 Method"], page.QuerySelectorAll("h2, h3").Select(heading => $"{heading.TagName} {heading.TextContent}"));
        Assert.Equal("Most people said yes — and why is here.", page.QuerySelector(".report > p")!.TextContent);
        Assert.Equal("#found", page.QuerySelector(".report > p a")!.GetAttribute("href"));
        Assert.Equal(["First", "Second"], page.QuerySelectorAll("ol > li").Select(item => item.TextContent.Trim()));
        Assert.Equal("Inner", page.QuerySelector("ul ul > li")!.TextContent.Trim());
        Assert.Equal("“We never see anyone.” <b>", page.QuerySelector("blockquote p")!.TextContent);
        Assert.Contains("Not a probability sample", page.QuerySelector(".report-callout")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_has_a_caption_and_scopes()
    {
        var table = (await DrawAsync(SampleReport.WithEverything())).QuerySelector("table")!;

        Assert.Equal("Support", table.QuerySelector("caption")!.TextContent);
        Assert.Equal(["Answer", "People"], table.QuerySelectorAll("th[scope=col]").Select(cell => cell.TextContent));
        Assert.Equal(["Yes", "No"], table.QuerySelectorAll("th[scope=row]").Select(cell => cell.TextContent));
        Assert.Equal(["60", "40"], table.QuerySelectorAll("td.govuk-table__cell--numeric").Select(cell => cell.TextContent));
        Assert.Null(table.Closest(".report-scroll[role=group]"));
    }

    [Fact]
    public async Task A_wide_table_scrolls_in_a_named_region_that_the_keyboard_reaches()
    {
        var columns = Enumerable.Range(1, 6).Select(i => new TableColumn($"Column {i}", 1)).ToList();
        var page = await DrawAsync(SampleReport.Of(new TableBlock("Wide", columns, [["1", "2", "3", "4", "5", "6"]], ["Base: 6."])));

        var region = page.QuerySelector(".report-scroll[role=group]")!;
        Assert.Equal("0", region.GetAttribute("tabindex"));
        var caption = page.GetElementById(region.GetAttribute("aria-labelledby")!)!;
        Assert.Equal("Wide", caption.TextContent);
        Assert.Equal(caption.Id, region.QuerySelector("table")!.GetAttribute("aria-labelledby"));
        Assert.False(region.Contains(caption), "The caption must not scroll away.");
        Assert.Equal("Base: 6.", region.NextElementSibling!.TextContent);
    }

    [Fact]
    public async Task A_figure_is_an_image_with_a_name_and_a_description_and_fits_any_width()
    {
        var figure = (await DrawAsync(SampleReport.WithEverything())).QuerySelector("figure")!;
        var svg = figure.QuerySelector("svg")!;

        Assert.Equal("Support", figure.QuerySelector("figcaption")!.TextContent);
        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.Equal("Support", figure.QuerySelector("#" + svg.GetAttribute("aria-labelledby"))!.TextContent);
        Assert.Equal("Six in ten support it.", figure.QuerySelector("#" + svg.GetAttribute("aria-describedby"))!.TextContent);
        Assert.Equal("0 0 100 50", svg.GetAttribute("viewBox"));
        Assert.False(svg.HasAttribute("width"));
        Assert.Equal(["rect", "line", "polygon", "text"], svg.Children.Skip(2).Select(shape => shape.LocalName));
    }

    [Fact]
    public async Task A_whole_consultation_keeps_the_rules_of_every_page()
    {
        var page = await DrawAsync(SampleConsultation.Build(areas: 2));

        Assert.Empty(page.QuerySelectorAll("[style], script, style, [onclick]"));
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.All(page.QuerySelectorAll("[aria-labelledby], [aria-describedby]"), element =>
            Assert.NotNull(page.GetElementById(element.GetAttribute("aria-labelledby") ?? element.GetAttribute("aria-describedby")!)));
        Assert.Equal(5, page.QuerySelectorAll("nav.report-contents li").Length);
        Assert.Equal(page.QuerySelectorAll(".chart--wide").Length, page.QuerySelectorAll(".chart--narrow").Length);
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        var page = await DrawAsync(HostileReport.Build());

        Assert.Empty(page.QuerySelectorAll("script, img, iframe, b, [onload], [onerror]"));
        Assert.Contains(page.QuerySelectorAll(".report > p"), paragraph => paragraph.TextContent.Contains("<script>alert(1)</script>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_slipped_into_stored_content_is_not_drawn()
    {
        var page = await DrawAsync(SampleReport.Of(new ParagraphBlock([new Inline("press", Href: "javascript:alert(1)")])));

        Assert.Empty(page.QuerySelectorAll("a"));
        Assert.Equal("press", page.QuerySelector(".report p")!.TextContent);
    }
}
