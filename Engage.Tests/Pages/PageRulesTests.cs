using AngleSharp.Html.Parser;
using Engage.Tests.Support;

namespace Engage.Tests.Pages;

/// <summary>The rules of every page find what they are for.</summary>
public sealed class PageRulesTests
{
    private const string Start = "<!DOCTYPE html><html lang=\"en-GB\"><head><title>A page</title></head><body><a class=\"govuk-skip-link\" href=\"#main\">Skip</a><main id=\"main\">";

    [Fact]
    public void A_good_page_breaks_none() => Assert.Empty(Faults("<h1>A</h1><h2>B</h2><label for=\"x\">X</label><input id=\"x\" name=\"x\">"));

    [Theory]
    [InlineData("<h2>B</h2>", "There must be one h1, there are 0.")]
    [InlineData("<h1>A</h1><h3>C</h3>", "The h3 \"C\" skips a level.")]
    [InlineData("<h1>A</h1><input name=\"x\">", "The field <input name=x> has no label.")]
    [InlineData("<h1>A</h1><form><label><input type=\"radio\" name=\"x\"> Yes</label></form>", "The radios x have no legend.")]
    [InlineData("<h1>A</h1><a href=\"#gone\">Name</a>", "The link \"Name\" leads to #gone, which is not there.")]
    [InlineData("<h1 id=\"a\">A</h1><p id=\"a\"></p>", "The id a is used 2 times.")]
    [InlineData("<h1>A</h1><p style=\"color:red\">B</p>", "<p> has the attribute style.")]
    [InlineData("<h1>A</h1><button onclick=\"go()\">Go on</button>", "<button> has the attribute onclick.")]
    [InlineData("<h1>A</h1><script>go()</script>", "There is an inline script; the content policy forbids it.")]
    [InlineData("<h1>A</h1><a href=\"/x\">Click here</a>", "\"Click here\" says nothing on its own.")]
    [InlineData("<h1>A</h1><button></button>", "<button> has no words.")]
    [InlineData("<h1>A</h1><p aria-describedby=\"hint\">B</p>", "<p> refers by aria-describedby to hint, which is not there.")]
    [InlineData("<h1>A</h1><div class=\"govuk-error-summary\"></div>", "The title must begin with \"Error: \" exactly when there is an error summary.")]
    [InlineData("<h1>A</h1><img src=\"/x.png\">", "<img> has no text alternative.")]
    [InlineData("<h1>A</h1><script src=\"https://elsewhere.example/x.js\"></script>", "<script> comes from another site.")]
    [InlineData("<h1>A</h1><table><caption>C</caption><tr><th>D</th></tr></table>", "A table's header cell does not say its scope.")]
    public void A_broken_rule_is_named(string body, string fault) => Assert.Equal([fault], Faults(body));

    private static IEnumerable<string> Faults(string body) => PageRules.Faults(new HtmlParser().ParseDocument($"{Start}{body}</main></body></html>"));
}
