using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engage.Tests.Support.Mail;

/// <summary>A request GOV.UK Notify was sent.</summary>
public sealed record NotifyRequest(string Method, string PathAndQuery, string Authorization, JsonElement? Body);

/// <summary>A server that answers as GOV.UK Notify does, on a free loopback port. It keeps what it took, by reference.</summary>
public sealed class NotifyServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<NotifyRequest> _requests = new();
    private readonly ConcurrentDictionary<string, int> _taken = new(StringComparer.Ordinal);

    private NotifyServer(WebApplication app) => _app = app;

    /// <summary>Where it is.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>What it was sent, in order.</summary>
    public IReadOnlyList<NotifyRequest> Requests => [.. _requests];

    /// <summary>How often it took each reference.</summary>
    public IReadOnlyDictionary<string, int> Taken => _taken;

    /// <summary>What it answers to a message instead of 201; 0 keeps the message and cuts the line.</summary>
    public Func<NotifyRequest, int> Answer { get; set; } = static _ => 201;

    /// <summary>Starts one.</summary>
    public static async Task<NotifyServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new NotifyServer(app);
        app.Run(server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var isPost = HttpMethods.IsPost(context.Request.Method);
        var body = isPost ? await context.Request.ReadFromJsonAsync<JsonElement>() : (JsonElement?)null;
        var request = new NotifyRequest(context.Request.Method, context.Request.Path + context.Request.QueryString.ToString(), context.Request.Headers.Authorization.ToString(), body);
        _requests.Enqueue(request);
        if (!isPost)
        {
            var reference = context.Request.Query["reference"].ToString();
            object[] found = _taken.ContainsKey(reference) ? [new { reference, status = "sending" }] : [];
            await context.Response.WriteAsJsonAsync(new { notifications = found });
            return;
        }
        var answer = Answer(request);
        if (answer is 201 or 0) { _taken.AddOrUpdate(body!.Value.GetProperty("reference").GetString()!, 1, static (_, count) => count + 1); }
        if (answer == 0) { context.Abort(); return; }
        context.Response.StatusCode = answer;
        await context.Response.WriteAsJsonAsync(new { id = "740e5834-3a29-46b4-9a6f-16142fde533a", errors = new[] { new { error = "ValidationError", message = "email_address jo@example.org is not valid" } } });
    }
}
