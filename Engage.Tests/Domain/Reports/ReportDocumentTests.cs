using System.Text.Json;
using Engage.Domain.Reports;

namespace Engage.Tests.Domain.Reports;

public class ReportDocumentTests
{
    [Fact]
    public void A_report_comes_back_from_json_exactly()
    {
        var report = SampleReport.WithEverything();

        var json = report.ToJson();
        var again = ReportDocument.Parse(json);

        Assert.Equal(json, again.ToJson());
        Assert.Equal(report.Notice, again.Notice);
        Assert.Equal(report.Body.Select(block => block.GetType()), again.Body.Select(block => block.GetType()));
    }

    [Fact]
    public void Json_names_its_blocks_and_shapes_in_words_that_stay()
    {
        var json = SampleReport.WithEverything().ToJson();

        foreach (var name in new[] { "heading", "paragraph", "list", "quote", "table", "figure", "callout", "page-break", "rectangle", "line", "polygon", "text" })
        {
            Assert.Contains($"\"type\":\"{name}\"", json, StringComparison.Ordinal);
        }
        Assert.Contains("\"anchor\":\"middle\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_frozen_by_the_first_version_can_still_be_read()
    {
        const string Frozen = """
            {"title":"T","subtitle":"","author":"A","subject":"S","language":"en-GB","date":"2026-02-03",
             "body":[{"level":1,"text":"One","id":"one","type":"heading"},{"type":"paragraph","inlines":[{"text":"x","isBold":true,"isItalic":false}]}]}
            """;

        var report = ReportDocument.Parse(Frozen);

        Assert.Equal(new DateOnly(2026, 2, 3), report.Date);
        Assert.Equal(new HeadingBlock(1, "One", "one"), report.Body[0]);
        Assert.True(Assert.IsType<ParagraphBlock>(report.Body[1]).Inlines[0].IsBold);
        Assert.Null(report.Notice);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"title":null,"subtitle":"","author":"A","subject":"S","language":"en","date":"2026-02-03","body":[]}""")]
    [InlineData("""{"title":"T","subtitle":"","author":"A","subject":"S","language":"en","date":"2026-02-03","body":[{"type":"script"}]}""")]
    [InlineData("""{"title":"T","subtitle":"","author":"A","subject":"S","language":"en","date":"yesterday","body":[]}""")]
    public void What_is_not_a_report_is_refused(string json) =>
        Assert.Throws<JsonException>(() => ReportDocument.Parse(json));

    [Fact]
    public void A_report_with_everything_has_no_fault() => Assert.Empty(SampleReport.WithEverything().Check());

    [Fact]
    public void Each_fault_of_the_cover_is_a_sentence() =>
        Assert.Equal(
            ["The report has no title.", "The language \"English please\" is not a tag like en-GB.", "The brand colour \"blue\" is not of the form #12436d."],
            (SampleReport.Of() with { Title = " ", Language = "English please", BrandColour = "blue" }).Check());

    public static TheoryData<Block[], string> Faults => new()
    {
        { [new HeadingBlock(2, "Deep", "a")], "The heading \"Deep\" skips from level 0 to 2." },
        { [new HeadingBlock(1, "One", "a"), new HeadingBlock(3, "Three", "b")], "The heading \"Three\" skips from level 1 to 3." },
        { [new HeadingBlock(1, "One", "a"), new HeadingBlock(1, "Two", "a")], "The heading \"Two\" has the id \"a\" of another heading." },
        { [new HeadingBlock(1, "One", "a b")], "The heading \"One\" has the id \"a b\"; an id is a letter, then letters, digits and hyphens." },
        { [new HeadingBlock(1, " ", "a")], "A heading is empty." },
        { [new QuoteBlock([new HeadingBlock(1, "One", "a")])], "The heading \"One\" is inside a list, quote or box; headings stand on their own." },
        { [new FigureBlock("Chart", "", new Drawing(10, 10, []))], "The figure \"Chart\" has no text alternative." },
        { [new FigureBlock("", "Says it", new Drawing(10, 10, []))], "A figure has no caption." },
        { [new TableBlock("Table", [new("A", 1), new("B", 1)], [["1", "2"], ["3"]], [])], "The table \"Table\" has 2 columns, but row 2 has 1 cells." },
        { [new TableBlock("Table", [new("", 1)], [], [])], "The table \"Table\" has a column without a heading." },
        { [new ListBlock(IsOrdered: true, [])], "A list is empty or has an empty item." },
        { [new ParagraphBlock([new Inline("x", Href: "javascript:alert(1)")])], "The link \"javascript:alert(1)\" is neither http, https, mailto nor a heading of this report." },
        { [new CalloutBlock("Box", [new ParagraphBlock([new Inline("x", Href: "#gone")])])], "The link \"#gone\" is neither http, https, mailto nor a heading of this report." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_of_the_body_is_a_sentence(Block[] body, string sentence)
    {
        ArgumentNullException.ThrowIfNull(body);
        var fault = Assert.Single(SampleReport.Of(body).Check(), fault => string.Equals(fault, sentence, StringComparison.Ordinal));

        Assert.EndsWith(".", fault, StringComparison.Ordinal);
    }
}
