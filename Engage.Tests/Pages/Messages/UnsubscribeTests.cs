using System.Net;
using Engage.Domain.Messages;
using Engage.Tests.Support;
using Engage.Web.Security.Contacts;
using Engage.Web.Security.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Messages;

/// <summary>Only the exact link stops newsletters, only by a post, and it shows nothing of whose it is.</summary>
public sealed class UnsubscribeTests : IDisposable
{
    private readonly SiteFactory _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Opening_the_link_changes_nothing_and_its_button_stops_newsletters_only()
    {
        using var reader = _site.NewResident();
        var address = Address();

        var page = await reader.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "no-referrer"), (page.Status, page.Headers.GetValues("Referrer-Policy").Single()));
        Assert.DoesNotContain("example.org", page.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());

        var done = await reader.FillInAsync(address);
        Assert.Contains("no more news", done.Text, StringComparison.Ordinal);
        Assert.Equal(SuppressionScope.Newsletters, await _site.ReadAsync(db => db.Suppressions.Select(s => s.Scope).SingleAsync()));
    }

    [Theory]
    [InlineData("List-Unsubscribe", "One-Click")]
    [InlineData(null, null)]
    public async Task A_mail_programs_post_from_elsewhere_acts_and_acts_once(string? name, string? value)
    {
        using var reader = _site.NewResident();
        reader.SecFetchSite = "cross-site";
        var address = Address();

        for (var i = 0; i < 2; i++)
        {
            using var content = name is null ? new ByteArrayContent([]) : (HttpContent)new FormUrlEncodedContent([KeyValuePair.Create(name, value)]);
            using var reply = await reader.Http.PostAsync(address, content);
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        }

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_forged_or_foreign_link_is_nothing()
    {
        using var reader = _site.NewResident();
        var token = Address()["/unsubscribe/".Length..];
        var other = _site.Services.GetRequiredService<ActLinks>().Make("give-up-place", "p1", new string('a', 64), _site.Clock.GetUtcNow().AddDays(1));
        foreach (var wrong in new[] { token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), other, "x", token + "A" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/unsubscribe/" + wrong)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync("/unsubscribe/" + wrong)).Status);
        }
        Assert.Equal(0, await CountAsync());
    }

    private Task<int> CountAsync() => _site.ReadAsync(db => db.Suppressions.CountAsync());

    private string Address() => "/unsubscribe/" + _site.Services.GetRequiredService<ActLinks>().Make(
        ActLinks.Unsubscribe, "p1", _site.Services.GetRequiredService<ContactHash>().OfEmail("reader@example.org"), _site.Clock.GetUtcNow().AddDays(1));
}
