using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages;

/// <summary>Shown in place of a page that could not be: the pipeline runs again to here, the status stays.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    /// <summary>What it says.</summary>
    public StatusPage Shown { get; private set; } = StatusPage.For(StatusCodes.Status404NotFound);

    /// <summary>What finds the request in the log; null where the log holds nothing of it.</summary>
    public string? Reference { get; private set; }

    /// <summary>Any method: a refused post is shown its page too.</summary>
    public void OnGet() => Show();

    /// <inheritdoc cref="OnGet"/>
    public void OnPost() => Show();

    private void Show()
    {
        var isInPlace = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        // Nobody has business here by its own address.
        if (!isInPlace) { Response.StatusCode = StatusCodes.Status404NotFound; }

        Shown = StatusPage.For(Response.StatusCode);
        if (Response.StatusCode >= 500) { Reference = HttpContext.TraceIdentifier; }
        if (Response.StatusCode == StatusCodes.Status503ServiceUnavailable) { Response.Headers.RetryAfter = "30"; }
        if (Response.StatusCode == StatusCodes.Status429TooManyRequests) { Response.Headers.RetryAfter = "60"; }
    }
}
