using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Engage.Web.Security;

/// <summary>
/// Compresses pages where it cannot tell a secret. The attack called BREACH needs a secret and text of the attacker's
/// choosing in one compressed reply that he can cause: so nothing of the staff or participants' side is compressed, nor
/// the reply to a post, nor an address with a query when the visitor has a cookie of ours.
/// </summary>
public static class Compression
{
    private static readonly PathString[] _private = ["/staff", "/my"];

    /// <summary>Adds brotli and gzip.</summary>
    public static IServiceCollection AddSafeCompression(this IServiceCollection services)
    {
        services.Configure<BrotliCompressionProviderOptions>(static options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(static options => options.Level = CompressionLevel.Optimal);
        return services.AddResponseCompression(static options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
    }

    /// <summary>Compresses what may be.</summary>
    public static IApplicationBuilder UseSafeCompression(this IApplicationBuilder app) =>
        app.UseWhen(static context => IsSafe(context.Request), static branch => branch.UseResponseCompression());

    /// <summary>Whether the reply to a request may be compressed.</summary>
    public static bool IsSafe(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !Array.Exists(_private, path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        && (!request.QueryString.HasValue || request.Cookies.Count == 0);
}
