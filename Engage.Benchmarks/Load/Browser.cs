using System.Collections.Concurrent;
using System.Net;
using Engage.Web.Pages.Surveys;

namespace Engage.Benchmarks.Load;

/// <summary>The requests the load is made of, over connections that are kept.</summary>
internal sealed class Browser(int callers) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = callers, UseCookies = false, AllowAutoRedirect = false, UseProxy = false });

    /// <summary>Gets a page with the headers a browser sends, and reads all of it, compressed as it comes.</summary>
    public async Task<bool?> GetAsync(ServerProcess server, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, path));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        return await SendAsync(request, HttpStatusCode.OK);
    }

    /// <summary>Sends one prepared draft; null when none is left.</summary>
    public async Task<bool?> SubmitAsync(ServerProcess site, ConcurrentQueue<PreparedDraft> drafts)
    {
        if (!drafts.TryDequeue(out var draft)) { return null; }
        using var request = Post(site, $"/surveys/{DemoWorld.Slug}/check-your-answers", [KeyValuePair.Create(CheckAnswersModel.ResponseField, draft.ResponseId), KeyValuePair.Create(CheckAnswersModel.TrapField, "")]);
        request.Headers.TryAddWithoutValidation("Cookie", $"engage-draft-{DemoWorld.Slug}={draft.Id}");
        return await SendAsync(request, HttpStatusCode.Redirect, $"/surveys/{DemoWorld.Slug}/about-you");
    }

    /// <summary>Sends one response to a baseline.</summary>
    public async Task<bool?> KeepAsync(ServerProcess baseline, string path, string surveyId, string answers)
    {
        using var request = Post(baseline, path, [KeyValuePair.Create("survey", surveyId), KeyValuePair.Create("answers", answers)]);
        return await SendAsync(request, HttpStatusCode.Redirect);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Post(ServerProcess server, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, path)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        return request;
    }

    private async Task<bool> SendAsync(HttpRequestMessage request, HttpStatusCode expected, string? location = null)
    {
        using var reply = await _http.SendAsync(request, CancellationToken.None);
        await using var body = await reply.Content.ReadAsStreamAsync();
        await body.CopyToAsync(Stream.Null);
        return reply.StatusCode == expected && (location is null || reply.Headers.Location?.OriginalString == location);
    }
}

/// <summary>A draft in the site's database that waits to be sent.</summary>
/// <param name="Id">The value of its cookie.</param>
/// <param name="ResponseId">The hidden field of its form.</param>
internal sealed record PreparedDraft(string Id, string ResponseId);
