using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace Engage.Web.Security;

/// <summary>
/// Keeps anonymous pages as the compressed bytes that were sent, for a few seconds. The cache stands outside the
/// compression, so a hit costs neither rendering nor compressing; each encoding is kept apart. A page opts in with
/// <c>[OutputCache(PolicyName = PublicPageCache.Policy)]</c>, and must then look the same to everybody: no cookie read, no
/// key made for one form. Requests with a query string are never cached, so nobody can fill the cache with addresses.
/// </summary>
public sealed class PublicPageCache : IOutputCachePolicy
{
    /// <summary>The policy's name: the same page for everybody.</summary>
    public const string Policy = "public-page";

    /// <summary>The policy of a page that differs for those who have begun to answer: kept for all others.</summary>
    public const string PolicyWithoutDraft = "public-page-without-draft";

    /// <summary>The tag of all pages kept.</summary>
    public const string Tag = "public-pages";

    private const string ExpiryMark = "engage.cache-for";
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(15);
    private readonly bool _isForDrafts;

    /// <summary>Makes the policy.</summary>
    /// <param name="isForDrafts">Whether visitors with a draft get the kept page too.</param>
    public PublicPageCache(bool isForDrafts) => _isForDrafts = isForDrafts;

    /// <summary>Keeps the page being made no longer than this, such as until the survey closes.</summary>
    public static void KeepFor(HttpContext context, TimeSpan most) => context.Items[ExpiryMark] = most;

    /// <inheritdoc/>
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var isKept = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.QueryString.HasValue && (_isForDrafts || !HasDraft(context.HttpContext));
        context.EnableOutputCaching = isKept;
        context.AllowCacheLookup = isKept;
        context.AllowCacheStorage = isKept;
        context.AllowLocking = isKept;
        context.ResponseExpirationTimeSpan = _longest;
        context.Tags.Add(Tag);
        context.CacheVaryByRules.VaryByValues["encoding"] = EncodingOf(context.HttpContext);
        // The browser asks each time: a survey closes to the second.
        context.HttpContext.Response.Headers.CacheControl = isKept ? "no-cache" : "no-store";
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0) { context.AllowCacheStorage = false; }
        if (context.HttpContext.Items[ExpiryMark] is TimeSpan most)
        {
            if (most <= TimeSpan.Zero) { context.AllowCacheStorage = false; }
            else if (most < _longest) { context.ResponseExpirationTimeSpan = most; }
        }

        return ValueTask.CompletedTask;
    }

    // One for each survey: the name goes on with the survey's slug.
    private static bool HasDraft(HttpContext context)
    {
        var name = context.RequestServices.GetRequiredService<SiteCookies>().NameOf(SiteCookies.Draft);
        return context.Request.Cookies.Keys.Any(key => key.StartsWith(name, StringComparison.Ordinal));
    }

    // The values nearly all browsers send are known; for any other the compression itself is asked, so that both agree.
    private static string EncodingOf(HttpContext context) => context.Request.Headers.AcceptEncoding.ToString() switch
    {
        "gzip, deflate, br, zstd" or "gzip, deflate, br" => "br",
        "gzip, deflate" or "gzip" => "gzip",
        "" => "identity",
        _ => context.RequestServices.GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(context)?.EncodingName ?? "identity",
    };
}
