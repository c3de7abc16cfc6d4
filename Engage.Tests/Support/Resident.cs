using System.Net;
using AngleSharp.Html.Dom;

namespace Engage.Tests.Support;

/// <summary>
/// A visitor with a browser that runs no scripts: opens pages, fills in the page's own form, keeps cookies, follows
/// redirects. Every page it is shown is held to the <see cref="PageRules"/>.
/// </summary>
public sealed class Resident(HttpClient http) : IDisposable
{
    private const int MostRedirects = 10;

    /// <summary>The client beneath, for what a browser would not do.</summary>
    public HttpClient Http => http;

    /// <summary>Whether requests say they begin on the site, as browsers do. A test may switch it off.</summary>
    public string? SecFetchSite { get; set; } = "same-origin";

    /// <summary>Opens an address and follows redirects.</summary>
    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, follow: true);

    /// <summary>Opens a page that must be there.</summary>
    public async Task<IHtmlDocument> GetPageAsync(string path)
    {
        var reply = await GetAsync(path);
        Assert.True(reply.Status == HttpStatusCode.OK, $"{path} answered {(int)reply.Status}.");
        return reply.Page;
    }

    /// <summary>Opens a page, fills in the form in its main part, sends it with its first button, and follows redirects.</summary>
    public async Task<Reply> FillInAsync(string path, params (string Name, string Value)[] fields) => await SendFormAsync(await GetPageAsync(path), path, fields);

    /// <summary>Fills in a form of a page that is open already.</summary>
    /// <param name="page">The page.</param>
    /// <param name="path">The page's path, for a form without an action.</param>
    /// <param name="fields">Names and values. A name given several times sends several; other fields stay as they are.</param>
    /// <param name="form">Which form; the first one in main when not given.</param>
    /// <param name="button">Which button is pressed; the first one when not given.</param>
    /// <param name="follow">Whether redirects are followed.</param>
    public Task<Reply> SendFormAsync(IHtmlDocument page, string path, IReadOnlyList<(string Name, string Value)> fields, string form = "main form", string button = "button", bool follow = true)
    {
        var filled = FilledForm.Of(page, form, button, fields);
        var target = filled.Action ?? path;
        return filled.IsPost
            ? SendAsync(HttpMethod.Post, target, new FormUrlEncodedContent(filled.Fields), follow)
            : SendAsync(HttpMethod.Get, $"{target.Split('?')[0]}?{string.Join('&', filled.Fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}"))}", null, follow);
    }

    /// <summary>Posts fields without opening a page first, as a hand-made request would.</summary>
    public Task<Reply> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), follow: false);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, bool follow)
    {
        for (var step = 0; step < MostRedirects; step++)
        {
            using var request = new HttpRequestMessage(method, path) { Content = content };
            request.Headers.Accept.ParseAdd("text/html");
            if (SecFetchSite is not null) { request.Headers.Add("Sec-Fetch-Site", SecFetchSite); }
            var response = await http.SendAsync(request);
            if (!follow || response.Headers.Location is not { } next) { return await Reply.ReadAsync(response, path); }
            path = next.IsAbsoluteUri ? next.PathAndQuery : next.OriginalString;
            if (response.StatusCode is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)) { (method, content) = (HttpMethod.Get, null); }
            response.Dispose();
        }

        throw new InvalidOperationException($"More than {MostRedirects} redirects, the last to {path}.");
    }
}
