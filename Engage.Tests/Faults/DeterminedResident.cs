using System.Net;
using System.Text.RegularExpressions;

namespace Engage.Tests.Faults;

/// <summary>
/// Somebody who answers a survey of one question over real HTTP and, when the site dies half-way, sends the same form again
/// once it is back. Keeps what the site promised: the reference on the receipt.
/// </summary>
internal sealed partial class DeterminedResident(string slug) : IDisposable
{
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>The id the response will have, once the form was seen.</summary>
    public string? ResponseId { get; private set; }

    /// <summary>The reference shown, once there is a receipt.</summary>
    public string? Reference { get; private set; }

    /// <summary>Whether the site said that the answers were taken.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Answers, checks, sends and reads the receipt, going on from where the last attempt ended.</summary>
    /// <exception cref="HttpRequestException">The site is gone.</exception>
    public async Task AnswerAsync(Uri site)
    {
        if (ResponseId is null)
        {
            await PostAsync(site, $"/surveys/{slug}/questions/support", ("answer", "yes"));
            ResponseId = ResponseField().Match(await GetAsync(site, $"/surveys/{slug}/check-your-answers")).Groups[1].Value;
        }
        if (!IsConfirmed)
        {
            await PostAsync(site, $"/surveys/{slug}/check-your-answers", ("response", ResponseId));
            IsConfirmed = true;
        }
        Reference = ReferenceShown().Match(await GetAsync(site, $"/surveys/{slug}/receipt")).Groups[1].Value;
    }

    /// <inheritdoc/>
    public void Dispose() => _browser.Dispose();

    private async Task<string> GetAsync(Uri site, string path)
    {
        using var reply = await _browser.GetAsync(new Uri(site, path));
        Assert.Equal((path, HttpStatusCode.OK), (path, reply.StatusCode));
        return await reply.Content.ReadAsStringAsync();
    }

    private async Task PostAsync(Uri site, string path, (string Name, string Value) field)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site, path)) { Content = new FormUrlEncodedContent([KeyValuePair.Create(field.Name, field.Value)]) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var reply = await _browser.SendAsync(request);
        Assert.Equal((path, HttpStatusCode.Redirect), (path, reply.StatusCode));
    }

    [GeneratedRegex("name=\"response\" value=\"([^\"]+)\"")]
    private static partial Regex ResponseField();

    [GeneratedRegex("engage-reference\">([^<]+)<")]
    private static partial Regex ReferenceShown();
}
