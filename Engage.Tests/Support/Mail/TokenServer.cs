using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engage.Tests.Support.Mail;

/// <summary>A server that gives access tokens (RFC 6749, 4.4) which hold for an hour: token 1, token 2 and so on.</summary>
public sealed class TokenServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Grant, string Client, string Secret, string Scope)> _asked = new();

    private TokenServer(WebApplication app) => _app = app;

    /// <summary>Where tokens are had.</summary>
    public Uri Address => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "/token");

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<(string Grant, string Client, string Secret, string Scope)> Asked => [.. _asked];

    /// <summary>What it answers instead of a token.</summary>
    public (HttpStatusCode Status, string Type, string Body)? Answer { get; set; }

    /// <summary>Whether it takes a question and never answers.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Starts one.</summary>
    public static async Task<TokenServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new TokenServer(app);
        app.MapPost("/token", server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        string Field(string name) => form[name].ToString();
        _asked.Enqueue((Field("grant_type"), Field("client_id"), Field("client_secret"), Field("scope")));
        if (IsSilent) { await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); return; }
        var (status, type, body) = Answer ?? (HttpStatusCode.OK, "application/json", $$"""{"token_type":"Bearer","access_token":"token {{_asked.Count}}","expires_in":3600}""");
        (context.Response.StatusCode, context.Response.ContentType) = ((int)status, type);
        await context.Response.WriteAsync(body);
    }
}
