using System.Diagnostics;
using Engage.Web.Settings;

namespace Engage.Web.Security;

/// <summary>
/// The outermost ring: when even the error page fails, a plain page is still written, and what happened is in the log
/// with the request's reference: method, route pattern, status. Never the address as sent, which can hold a token, nor a form.
/// </summary>
public sealed class LastResort(RequestDelegate next, BodySettings body, ILogger<LastResort> log)
{
    private static readonly TimeSpan _slow = TimeSpan.FromSeconds(2);

    /// <summary>Runs the rest, and catches what nobody else did.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The person went away: nobody is there to be told.
            return;
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            log.LogError(fault, "Request {Reference} failed, and so did its error page.", context.TraceIdentifier);
            await WriteAsync(context);
        }

        Note(context, Stopwatch.GetElapsedTime(start));
    }

    private void Note(HttpContext context, TimeSpan elapsed)
    {
        var level = context.Response.StatusCode >= 500 || elapsed > _slow ? LogLevel.Warning : LogLevel.Debug;
        if (!log.IsEnabled(level)) { return; }
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        log.Log(level, "Request {Reference}: {Method} {Route} {Status} in {Milliseconds} ms", context.TraceIdentifier, context.Request.Method, route, context.Response.StatusCode, (int)elapsed.TotalMilliseconds);
    }

    private async Task WriteAsync(HttpContext context)
    {
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        context.Response.ContentType = "text/html; charset=utf-8";
        var page = TagHelpers.Markup.Html($"""
            <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Sorry, there is a problem - {body.Name}</title><meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>Sorry, there is a problem</h1><p>Try again later. If you were answering a survey, what you sent before is kept.</p><p>Reference: {context.TraceIdentifier}</p></main></body></html>
            """);
        await context.Response.WriteAsync(page.Value ?? "");
    }
}
