using System.Net;
using Engage.Tests.Support;
using Engage.Web.Security;
using Microsoft.AspNetCore.Http;

namespace Engage.Tests.Pages.Pipeline;

/// <summary>Anonymous forms are guarded by what the browser says of where a request began.</summary>
public sealed class CrossSiteTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Theory]
    // Browsers since 2020: Sec-Fetch-Site decides alone.
    [InlineData("same-origin", null, null, true)]
    [InlineData("none", null, null, true)]
    [InlineData("same-site", null, null, false)]
    [InlineData("cross-site", "https://engage.example", null, false)]
    [InlineData("", "https://engage.example", null, false)]
    [InlineData("same-origin", "https://evil.example", null, true)]
    // Older ones: Origin.
    [InlineData(null, "https://engage.example", null, true)]
    [InlineData(null, "HTTPS://ENGAGE.EXAMPLE:443", null, true)]
    [InlineData(null, "http://engage.example", null, false)]
    [InlineData(null, "https://engage.example:8443", null, false)]
    [InlineData(null, "https://engage.example.evil.example", null, false)]
    [InlineData(null, "https://evil.example", "https://engage.example/surveys", false)]
    [InlineData(null, "null", "https://engage.example/surveys", false)]
    // Older still: Referer. None of the three: refused.
    [InlineData(null, null, "https://engage.example/surveys/precept/questions/age", true)]
    [InlineData(null, null, "https://evil.example/https://engage.example", false)]
    [InlineData(null, null, null, false)]
    public void A_post_is_allowed_only_from_this_site(string? fetchSite, string? origin, string? referer, bool isAllowed)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Scheme, request.Host) = ("POST", "https", new HostString("engage.example"));
        if (fetchSite is not null) { request.Headers["Sec-Fetch-Site"] = fetchSite; }
        if (origin is not null) { request.Headers.Origin = origin; }
        if (referer is not null) { request.Headers.Referer = referer; }

        Assert.Equal(isAllowed, CrossSiteProtection.IsAllowed(request));
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("HEAD", true)]
    [InlineData("OPTIONS", true)]
    [InlineData("PUT", false)]
    [InlineData("DELETE", false)]
    [InlineData("POSTED", false)]
    public void Only_reading_is_free(string method, bool isAllowed)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Scheme, request.Host) = (method, "https", new HostString("engage.example"));
        request.Headers["Sec-Fetch-Site"] = "cross-site";

        Assert.Equal(isAllowed, CrossSiteProtection.IsAllowed(request));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData(null)]
    public async Task A_foreign_post_gets_a_page_that_explains(string? fetchSite)
    {
        using var visitor = site.NewResident();
        visitor.SecFetchSite = fetchSite;

        var reply = await visitor.PostAsync("/gallery", ("postcode", "CW7 2UA"));

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Equal("We could not read what was sent", reply.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void Ports_and_numeric_hosts_are_compared_too()
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Scheme, request.Host) = ("POST", "http", new HostString("[::1]:5000"));
        request.Headers.Origin = "http://[::1]:5000";

        Assert.True(CrossSiteProtection.IsAllowed(request));
        request.Headers.Origin = "http://[::1]:5001";
        Assert.False(CrossSiteProtection.IsAllowed(request));
    }
}
