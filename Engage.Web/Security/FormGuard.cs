using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Engage.Web.Security;

/// <summary>
/// Bounds what a form may send, before any page sees it: left to itself, the framework turns an oversized form into an
/// ordinary mistake in the page. A page that takes files says so with [RequestSizeLimit] and [RequestFormLimits].
/// </summary>
public static class FormGuard
{
    /// <summary>The most bytes a request may have, unless its page says otherwise.</summary>
    public const int MaxBodySize = 256 * 1024;

    /// <summary>The bounds of one form.</summary>
    public static void Configure(FormOptions options)
    {
        options.BufferBodyLengthLimit = MaxBodySize;
        options.ValueCountLimit = 500;
        options.KeyLengthLimit = 200;
        options.ValueLengthLimit = 64 * 1024;
        options.MultipartBodyLengthLimit = MaxBodySize;
    }

    /// <summary>Reads forms within the bounds; others get 400 or 413.</summary>
    public static IApplicationBuilder UseFormGuard(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (!context.Request.HasFormContentType || HttpMethods.IsGet(context.Request.Method) || context.IsShowingAnError() || TakesMore(context))
        {
            await next(context);
            return;
        }

        if (await RefusalAsync(context.Request) is { } status) { context.Response.StatusCode = status; }
        else { await next(context); }
    });

    private static bool TakesMore(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is not null;

    private static async Task<int?> RefusalAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBodySize) { return StatusCodes.Status413PayloadTooLarge; }
        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException tooBig)
        {
            return tooBig.StatusCode;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }
}
