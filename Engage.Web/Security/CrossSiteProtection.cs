using Microsoft.AspNetCore.Diagnostics;

namespace Engage.Web.Security;

/// <summary>Marks an address that other machines call, with a proof of their own, such as a callback with a bearer token.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AcceptsCrossSiteAttribute : Attribute;

/// <summary>
/// Refuses to change anything for a form on somebody else's page. Every request that is not a plain read is looked at;
/// anonymous survey pages have no other protection, so that they can be cached and cost no cryptography.
/// </summary>
public static class CrossSiteProtection
{
    /// <summary>Refuses foreign posts with 400.</summary>
    public static IApplicationBuilder UseCrossSiteProtection(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (IsAllowed(context.Request) || context.IsShowingAnError() || context.GetEndpoint()?.Metadata.GetMetadata<AcceptsCrossSiteAttribute>() is not null)
        {
            return next(context);
        }

        SiteMetrics.RefusedPosts.Add(1);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>
    /// Whether the browser says the request began on this site. Browsers of 2020 onwards say it in Sec-Fetch-Site, which a
    /// page cannot forge; before that in Origin, and some only in Referer. A request with none of the three is refused: a
    /// browser that hides all of them cannot be told from a foreign page that made it do so.
    /// </summary>
    public static bool IsAllowed(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) { return true; }

        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0) { return site.Count == 1 && site[0] is "same-origin" or "none"; }

        var source = request.Headers.Origin.Count > 0 ? request.Headers.Origin : request.Headers.Referer;
        return source.Count == 1 && Uri.TryCreate(source[0], UriKind.Absolute, out var address) && IsHere(address, request);
    }

    /// <summary>Whether the pipeline runs a second time, to show an error page.</summary>
    internal static bool IsShowingAnError(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static bool IsHere(Uri address, HttpRequest request) =>
        string.Equals(address.Scheme, request.Scheme, StringComparison.OrdinalIgnoreCase)
        && string.Equals(address.IdnHost, request.Host.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase)
        && address.Port == (request.Host.Port ?? (request.IsHttps ? 443 : 80));
}
