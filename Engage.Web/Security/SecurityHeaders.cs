namespace Engage.Web.Security;

/// <summary>
/// The headers of every response: pages, files, errors, redirects. They are written as the response starts, because the
/// error handler clears what was set before.
/// </summary>
public static class SecurityHeaders
{
    /// <summary>Nothing from elsewhere and nothing inline: no script or style in a page can run that is not one of the site's files.</summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string Permissions =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), "
        + "magnetometer=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()";

    /// <summary>Adds the headers. Call first, so that no response escapes.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        context.Response.OnStarting(static state => Write((HttpResponse)state), context.Response);
        return next(context);
    });

    private static Task Write(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Not no-referrer everywhere: browsers then send "Origin: null" with a form, and the form could not be told from a
        // foreign one. Pages whose address is a secret set no-referrer themselves.
        if (headers["Referrer-Policy"].Count == 0) { headers["Referrer-Policy"] = "same-origin"; }
        // Answers must not stay in a shared computer's cache; what may be kept says so.
        if (headers.CacheControl.Count == 0) { headers.CacheControl = "no-store"; }
        return Task.CompletedTask;
    }
}
