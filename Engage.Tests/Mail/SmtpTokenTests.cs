using System.Net;
using Engage.Tests.Support;
using Engage.Tests.Support.Mail;
using Engage.Web.Mail;
using Engage.Web.Mail.Smtp;
using Engage.Web.Mail.Transports;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Mail;

/// <summary>Access tokens for a relay that takes no passwords, from a server that gives them.</summary>
public sealed class SmtpTokenTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2027, 1, 20, 12, 0, 0, TimeSpan.Zero));
    private readonly ServiceProvider _services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
    private TokenServer _server = null!;
    private SmtpTokens _tokens = null!;

    public async Task InitializeAsync()
    {
        _server = await TokenServer.StartAsync();
        var settings = new MailSettings { Smtp = new SmtpSettings { TokenAddress = _server.Address, ClientId = "engage", ClientSecret = "s3cret & more", Scope = "https://relay.example/.default" } };
        _tokens = new SmtpTokens(_services.GetRequiredService<IHttpClientFactory>(), settings, _clock);
    }

    public async Task DisposeAsync()
    {
        _tokens.Dispose();
        await _server.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task One_is_asked_for_with_the_clients_credentials_and_kept_until_shortly_before_it_ends()
    {
        var given = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync()));

        Assert.All(given, token => Assert.Equal("token 1", token));
        Assert.Equal([("client_credentials", "engage", "s3cret & more", "https://relay.example/.default")], _server.Asked);
        // It holds for an hour; two minutes before its end another one is had.
        _clock.Advance(TimeSpan.FromMinutes(58) - TimeSpan.FromSeconds(1));
        Assert.Equal("token 1", await GetAsync());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("token 2", await GetAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "application/json", """{"error":"invalid_client"}""")]
    [InlineData(HttpStatusCode.OK, "application/json", """{"expires_in":3600}""")]
    [InlineData(HttpStatusCode.OK, "application/json", "")]
    [InlineData(HttpStatusCode.OK, "text/html", "<p>Sign in to the network</p>")]
    public async Task Where_none_is_given_the_relay_counts_as_not_reached_and_the_next_try_asks_again(HttpStatusCode status, string type, string body)
    {
        _server.Answer = (status, type, body);

        var failure = await Assert.ThrowsAsync<SmtpFailure>(GetAsync);

        Assert.Equal((SmtpPhase.Connect, 0, "No access token was given for the relay."), (failure.Phase, failure.Code, failure.Text));
        Assert.DoesNotContain("s3cret", failure.ToString(), StringComparison.Ordinal);
        _server.Answer = null;
        Assert.Equal("token 2", await GetAsync());
    }

    [Fact]
    public async Task Everybody_who_waits_in_vain_learns_that_the_relay_was_not_reached()
    {
        _server.IsSilent = true;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        var waiting = Enumerable.Range(0, 3).Select(_ => _tokens.GetAsync(patience.Token)).ToList();

        foreach (var one in waiting) { Assert.Equal(SmtpPhase.Connect, (await Assert.ThrowsAsync<SmtpFailure>(() => one)).Phase); }
    }

    private Task<string> GetAsync() => _tokens.GetAsync(CancellationToken.None);
}
