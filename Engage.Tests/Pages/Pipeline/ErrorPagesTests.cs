using System.Net;
using Engage.Tests.Support;
using Engage.Web.Data;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Pages.Pipeline;

/// <summary>What a person sees when a page cannot be shown, with addresses that fail on purpose.</summary>
public sealed class ErrorPagesTests : IAsyncLifetime
{
    private readonly SiteFactory _site = new SiteFactory().In("Production").With(services => services.AddSingleton<IStartupFilter, FailingAddresses>());
    private Resident _visitor = null!;

    public Task InitializeAsync()
    {
        _visitor = _site.NewResident();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_address_nobody_has_is_a_page_not_found()
    {
        var reply = await _visitor.GetAsync("/surveys/../nothing-here");

        Assert.Equal(HttpStatusCode.NotFound, reply.Status);
        Assert.Equal("Page not found", reply.Page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/error/500")]
    [InlineData("/error")]
    [InlineData("/error/oops")]
    public async Task Error_pages_have_no_address_of_their_own(string path) => Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GetAsync(path)).Status);

    [Fact]
    public async Task A_fault_is_told_without_its_details_and_with_a_reference()
    {
        var reply = await _visitor.GetAsync("/fail/boom");

        Assert.Equal(HttpStatusCode.InternalServerError, reply.Status);
        Assert.Equal("Sorry, there is a problem with the service", reply.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains(reply.Headers.GetValues("X-Correlation-Id").Single(), reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret table", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/fail/busy")]
    [InlineData("/fail/full")]
    public async Task A_store_that_cannot_write_says_when_to_try_again(string path)
    {
        var reply = await _visitor.GetAsync(path);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.Status);
        Assert.Equal(TimeSpan.FromSeconds(30), reply.Headers.RetryAfter!.Delta);
        Assert.Equal("Sorry, the service is very busy", reply.Page.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/fail/403", "You cannot see this page")]
    [InlineData("/fail/429", "Too many attempts")]
    [InlineData("/fail/418", "We could not read what was sent")]
    public async Task Each_status_has_words_of_its_own(string path, string heading) => Assert.Equal(heading, (await _visitor.GetAsync(path)).Page.QuerySelector("h1")!.TextContent);

    [Fact]
    public async Task A_post_nobody_takes_gets_a_page_too()
    {
        var reply = await _visitor.PostAsync("/nothing-here", ("answer", "yes"));

        Assert.InRange((int)reply.Status, 404, 405);
        Assert.NotNull(reply.Page.QuerySelector("h1"));
    }

    [Fact]
    public async Task When_even_the_error_page_fails_a_plain_page_is_left()
    {
        await using var broken = new SiteFactory().In("Production").With(services =>
        {
            services.AddSingleton<IStartupFilter, FailingAddresses>();
            // The layout cannot be drawn without this.
            services.AddSingleton<BrandStylesheet>(_ => throw new InvalidOperationException("secret"));
        });
        using var visitor = broken.NewResident();

        var reply = await visitor.GetAsync("/");

        Assert.Equal(HttpStatusCode.InternalServerError, reply.Status);
        Assert.Contains("<h1>Sorry, there is a problem</h1>", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", reply.Text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", reply.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        _visitor.Dispose();
        await _site.DisposeAsync();
    }

    /// <summary>Addresses that fail, inside the whole pipeline.</summary>
    private sealed class FailingAddresses : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            // Reached when no address of the site's own fits.
            app.Map("/fail", static fail => fail.Run(Fail));
        };

        private static Task Fail(HttpContext context) => context.Request.Path.Value!.Trim('/') switch
        {
            "boom" => throw new InvalidOperationException("no such column in secret table"),
            "busy" => throw new StoreBusyException("Full."),
            "full" => throw new StoreUnavailableException("Disk full."),
            var status => Task.FromResult(context.Response.StatusCode = int.Parse(status, System.Globalization.CultureInfo.InvariantCulture)),
        };
    }
}
