using System.Net;
using Engage.Tests.Support;
using Engage.Web.Security;

namespace Engage.Tests.Pages.Pipeline;

/// <summary>The headers every response has.</summary>
public sealed class HeadersTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private readonly Resident _visitor = site.NewResident();

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing-here")]
    [InlineData("/brand.css")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/gallery/staff")]
    [InlineData("/dist/engage-lite.css")]
    [InlineData("/dist/nothing.css")]
    public async Task Every_response_is_armoured(string path)
    {
        var reply = await _visitor.GetAsync(path);

        Assert.Equal(SecurityHeaders.ContentPolicy, reply.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentPolicy, StringComparison.Ordinal);
        Assert.Equal("nosniff", reply.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", reply.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", reply.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Equal("same-origin", reply.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("DENY", reply.Headers.GetValues("X-Frame-Options").Single());
        Assert.Contains("camera=()", reply.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.NotNull(reply.Headers.CacheControl);
        Assert.False(reply.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Files_of_the_program_are_not_served()
    {
        foreach (var path in new[] { "/appsettings.json", "/appsettings.Development.json", "/.git/config", "/data/engage.db", "/..%2fappsettings.json", "/dist/..%2f..%2fappsettings.json", "/Site.cs" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GetAsync(path)).Status);
        }
    }

    [Fact]
    public async Task Each_request_has_a_reference_of_its_own_whatever_the_caller_sends()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/contact");
        request.Headers.Add(Correlation.Header, "forged");
        using var first = await _visitor.Http.SendAsync(request);
        using var second = await _visitor.Http.GetAsync("/contact");

        var references = new[] { first, second }.Select(r => r.Headers.GetValues(Correlation.Header).Single()).ToList();
        Assert.All(references, r => Assert.Matches("^[2-9A-Z]{8}$", r));
        Assert.NotEqual(references[0], references[1]);
    }

    [Fact]
    public async Task Over_https_people_are_told_to_stay_there_and_cookies_are_bound_to_the_host()
    {
        await using var secure = new SiteFactory().In("Production").With("Hosting:RequireHttps", "true").With("https_port", "443");
        using var http = secure.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("http://engage.example") });
        using var https = secure.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://engage.example") });

        using var redirect = await http.GetAsync("/privacy");
        using var page = await https.GetAsync("/cookies");
        using var health = await http.GetAsync("/health/live");

        Assert.Equal(HttpStatusCode.PermanentRedirect, redirect.StatusCode);
        Assert.Equal("https://engage.example/privacy", redirect.Headers.Location!.ToString());
        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Contains("__Host-engage-draft", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forwarded_headers_of_strangers_are_ignored()
    {
        await using var secure = new SiteFactory().In("Production").With("Hosting:RequireHttps", "true").With("https_port", "443");
        using var client = secure.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("http://engage.example") });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/privacy");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "evil.example");

        using var reply = await client.SendAsync(request);

        Assert.Equal("https://engage.example/privacy", reply.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Dates_and_money_are_british_whatever_the_browser_speaks()
    {
        await using var dated = new SiteFactory().With("Body:AccessibilityPrepared", "2027-01-20");
        using var visitor = dated.NewResident();
        visitor.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de-DE");

        Assert.Contains("prepared on 20 January 2027.", (await visitor.GetAsync("/accessibility")).Text, StringComparison.Ordinal);
    }
}
