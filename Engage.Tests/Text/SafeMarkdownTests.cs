using System.Text.Encodings.Web;
using AngleSharp.Html.Parser;
using Engage.Domain.Reports;
using Engage.Web.Text;

namespace Engage.Tests.Text;

public class SafeMarkdownTests
{
    private static readonly HashSet<string> Elements = new(["p", "a", "strong", "em", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "h5", "h6"], StringComparer.Ordinal);

    private static string Html(string markdown, int below = 1)
    {
        using var writer = new StringWriter();
        SafeMarkdown.ToHtml(markdown, below).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    [Theory]
    [InlineData("Plain **bold** and *italic*.", "<p class=\"govuk-body\">Plain <strong>bold</strong> and <em>italic</em>.</p>")]
    [InlineData("***both***", "<p class=\"govuk-body\"><strong><em>both</em></strong></p>")]
    [InlineData("- one\n- two", "<ul class=\"govuk-list govuk-list--bullet\"><li>one</li><li>two</li></ul>")]
    [InlineData("1. one\n2. two", "<ol class=\"govuk-list govuk-list--number\"><li>one</li><li>two</li></ol>")]
    [InlineData("> words", "<blockquote class=\"govuk-inset-text\"><p class=\"govuk-body\">words</p></blockquote>")]
    [InlineData("[us](https://example.org/?a=1&b=2)", "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"https://example.org/?a=1&amp;b=2\">us</a></p>")]
    [InlineData("<https://example.org/>", "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"https://example.org/\">https://example.org/</a></p>")]
    [InlineData("two\nlines", "<p class=\"govuk-body\">two lines</p>")]
    [InlineData("AT&T &amp; others", "<p class=\"govuk-body\">AT&amp;T &amp; others</p>")]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    public void The_subset_is_written_with_the_classes_of_the_design_system(string markdown, string html) =>
        Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("![x](https://evil.example/pixel.png)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![a [b](javascript:alert(1)) c](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[click](javascript:alert(1))")]
    [InlineData("[click](JAVASCRIPT:alert(1))")]
    [InlineData("[click](java&#115;cript:alert(1))")]
    [InlineData("[click](&#x6A;avascript&colon;alert(1))")]
    [InlineData("[click](<java\tscript:alert(1)>)")]
    [InlineData("[click](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[click](vbscript:msgbox)")]
    [InlineData("[click](//evil.example)")]
    [InlineData("[click](https://a.example \"onmouseover=alert(1)\")")]
    [InlineData("[click](https://a.example/\"onmouseover=\"alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("`<script>alert(1)</script>`")]
    [InlineData("```\n<script>alert(1)</script>\n```")]
    [InlineData("    <script>alert(1)</script>")]
    [InlineData("# <script>alert(1)</script>")]
    [InlineData("> - 1. <iframe src=javascript:alert(1)>")]
    [InlineData("**<b onclick=alert(1)>**")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("<!-- --!><script>alert(1)</script>")]
    [InlineData("<style>@import 'https://evil.example'</style>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    public void No_attack_becomes_markup(string markdown)
    {
        var body = new HtmlParser().ParseDocument("<body>" + Html(markdown)).Body!;

        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Elements);
            Assert.All(element.Attributes, attribute => Assert.True(attribute.Name is "class" or "href", attribute.Name));
            Assert.All(element.Attributes.Where(a => a.Name is "href"), attribute => Assert.StartsWith("https://a.example/", attribute.Value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_attack_string_is_kept_as_words_where_it_is_text() =>
        Assert.Equal("<p class=\"govuk-body\">&lt;svg/onload=alert(1)&gt;</p>", Html("<svg/onload=alert(1)>"));

    [Theory]
    [InlineData("# a\n## b\n# c", 1, new[] { 2, 3, 2 })]
    [InlineData("# a\n### b\n## c", 1, new[] { 2, 3, 3 })]
    [InlineData("### a\n# b", 2, new[] { 3, 3 })]
    [InlineData("# a\n## b\n### c\n#### d", 3, new[] { 4, 5, 5, 5 })]
    public void Headings_go_below_their_section_without_gaps(string markdown, int below, int[] levels) =>
        Assert.Equal(levels, SafeMarkdown.ToBlocks(markdown, below, "s").Cast<HeadingBlock>().Select(heading => heading.Level));

    [Fact]
    public void Blocks_of_a_commentary_fit_a_report()
    {
        var body = SafeMarkdown.ToBlocks("# One\n\ntext\n\n> # in a quote\n\n- # in a list\n\n## Two [x](https://example.org/)", 1, "headline");

        Assert.Empty(new ReportDocument("T", "", "A", "S", "en-GB", new DateOnly(2027, 1, 2), [new HeadingBlock(1, "Section", "section"), .. body]).Check());
        Assert.Equal(["headline-1", "headline-2"], body.OfType<HeadingBlock>().Select(heading => heading.Id), StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_nested_without_end_is_shown_as_text_and_quickly()
    {
        var nested = string.Concat(Enumerable.Repeat("> ", 20_000)) + "deep";
        var brackets = string.Concat(Enumerable.Repeat("[", 20_000)) + string.Concat(Enumerable.Repeat("*a_", 5_000));

        Assert.Contains("deep", Html(nested), StringComparison.Ordinal);
        Assert.Contains("[[[", Html(brackets), StringComparison.Ordinal);
    }

    [Fact]
    public void Surrogates_control_characters_and_direction_marks_do_no_harm()
    {
        var html = Html("a" + (char)0xD800 + "b \0 \u202E \u200B 😀");

        Assert.StartsWith("<p class=\"govuk-body\">a", html, StringComparison.Ordinal);
        Assert.DoesNotContain(html, char.IsSurrogate);
    }
}
