using System.IO.Compression;
using System.Text;
using Engage.Tests.Support;
using Engage.Web.Security;
using Microsoft.AspNetCore.Http;

namespace Engage.Tests.Pages.Pipeline;

/// <summary>Anonymous pages are kept compressed, and what could leak is never compressed.</summary>
public sealed class CachingTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip;q=1.0, br;q=0", "gzip")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    public async Task Each_encoding_is_kept_apart(string accepted, string? encoding)
    {
        using var client = site.CreateClient();
        if (accepted.Length > 0) { client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", accepted); }

        for (var time = 0; time < 2; time++)
        {
            using var reply = await client.GetAsync("/privacy");

            Assert.Equal(encoding, reply.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("You can answer our surveys", await TextOfAsync(reply), StringComparison.Ordinal);
            if (time > 0) { Assert.NotNull(reply.Headers.Age); }
        }
    }

    [Fact]
    public async Task An_address_with_a_query_is_not_kept()
    {
        using var client = site.CreateClient();
        using var first = await client.GetAsync("/contact?x=1");
        using var second = await client.GetAsync("/contact?x=1");

        Assert.Null(second.Headers.Age);
        Assert.Equal("no-store", second.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("GET", "/surveys/precept/questions/age", "", true, true)]
    [InlineData("GET", "/areas/e1", "?postcode=CW7", false, true)]
    [InlineData("GET", "/areas/e1", "?postcode=CW7", true, false)]
    [InlineData("POST", "/surveys/precept/questions/age", "", true, false)]
    [InlineData("GET", "/staff", "", false, false)]
    [InlineData("GET", "/STAFF/surveys", "", false, false)]
    [InlineData("GET", "/my/place", "", false, false)]
    [InlineData("GET", "/staffing", "", false, true)]
    public void What_holds_a_secret_beside_words_of_others_is_not_compressed(string method, string path, string query, bool hasCookie, bool isCompressed)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path, request.QueryString) = (method, path, new QueryString(query));
        if (hasCookie) { request.Headers.Cookie = "engage-draft=1"; }

        Assert.Equal(isCompressed, Compression.IsSafe(request));
    }

    [Fact]
    public async Task A_residents_page_with_everything_it_loads_is_under_thirty_thousand_bytes()
    {
        using var client = site.CreateClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip");
        using var page = await client.GetAsync("/gallery");
        var bytes = (await page.Content.ReadAsByteArrayAsync()).Length;
        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await TextOfAsync(page));
        foreach (var address in html.QuerySelectorAll("link[rel=stylesheet],link[rel=icon],script").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")))
        {
            using var reply = await client.GetAsync(address);
            Assert.True(reply.IsSuccessStatusCode, address);
            bytes += (await reply.Content.ReadAsByteArrayAsync()).Length;
        }

        // The gallery is the longest page there is; headers come to about 800 bytes a response on top.
        Assert.InRange(bytes, 10_000, 26_000);
    }

    private static async Task<string> TextOfAsync(HttpResponseMessage reply)
    {
        var bytes = new MemoryStream(await reply.Content.ReadAsByteArrayAsync());
        await using Stream plain = reply.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            "gzip" => new GZipStream(bytes, CompressionMode.Decompress),
            _ => bytes,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
