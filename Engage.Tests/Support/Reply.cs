using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Engage.Tests.Support;

/// <summary>What came back.</summary>
public sealed class Reply
{
    private IHtmlDocument? _page;

    private Reply(HttpResponseMessage response, string path, string text)
    {
        (Status, Headers, ContentHeaders) = (response.StatusCode, response.Headers, response.Content.Headers);
        (Path, Text) = (path, text);
    }

    /// <summary>The status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The response's headers.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>The headers that describe the body.</summary>
    public HttpContentHeaders ContentHeaders { get; }

    /// <summary>The path that answered, after redirects.</summary>
    public string Path { get; }

    /// <summary>The body as text.</summary>
    public string Text { get; }

    /// <summary>The page, parsed and held to the rules of every page.</summary>
    public IHtmlDocument Page => _page ??= Parse();

    /// <summary>The messages of the error summary, in order.</summary>
    public IReadOnlyList<string> Messages => [.. Page.QuerySelectorAll(".govuk-error-summary__list li").Select(item => item.TextContent.Trim())];

    /// <summary>Reads a response to its end.</summary>
    public static async Task<Reply> ReadAsync(HttpResponseMessage response, string path) => new(response, path, await response.Content.ReadAsStringAsync());

    private IHtmlDocument Parse()
    {
        Assert.True(ContentHeaders.ContentType?.MediaType == "text/html", $"{Path} answered {(int)Status} with {ContentHeaders.ContentType?.MediaType ?? "nothing"}, not a page.");
        var page = new HtmlParser().ParseDocument(Text);
        PageRules.Check(page, Path);
        return page;
    }
}
