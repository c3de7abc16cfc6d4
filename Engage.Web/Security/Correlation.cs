using System.Security.Cryptography;

namespace Engage.Web.Security;

/// <summary>
/// Gives each request a short random reference, shown on error pages and in the log, so that what a person read out on
/// the telephone can be found. It says nothing about the person or how many requests there were.
/// </summary>
public static class Correlation
{
    /// <summary>The response header.</summary>
    public const string Header = "X-Correlation-Id";

    /// <summary>Sets the reference. What a caller sends is not believed: it would be written to the log.</summary>
    public static IApplicationBuilder UseCorrelation(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.TraceIdentifier = RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTWXYZ", 8);
        context.Response.OnStarting(
            static state =>
            {
                var context = (HttpContext)state;
                context.Response.Headers[Header] = context.TraceIdentifier;
                return Task.CompletedTask;
            },
            context);
        return next(context);
    });
}
