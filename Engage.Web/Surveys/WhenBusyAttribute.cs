using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Engage.Web.Surveys;

/// <summary>
/// When the database cannot take an answer now, shows a page that still holds everything that was sent, with a button
/// that sends it again. Nobody has to type anything twice.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WhenBusyAttribute : ExceptionFilterAttribute
{
    private const string RetryAfterSeconds = "5";

    /// <inheritdoc/>
    public override void OnException(ExceptionContext context)
    {
        if (context.Exception is not (StoreBusyException or StoreUnavailableException)) { return; }

        var request = context.HttpContext.Request;
        var held = HttpMethods.IsPost(request.Method) && request.HasFormContentType
            ? request.Form.SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList()
            : null;
        context.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        context.Result = new ViewResult
        {
            ViewName = "/Pages/Surveys/TryAgain.cshtml",
            StatusCode = StatusCodes.Status503ServiceUnavailable,
            ViewData = new ViewDataDictionary<TryAgain>(
                new EmptyModelMetadataProvider(),
                new ModelStateDictionary())
            { Model = new TryAgain(request.Path + request.QueryString, held) },
        };
        context.ExceptionHandled = true;
    }
}

/// <summary>A request that could not be served, to be made again.</summary>
/// <param name="Address">Where it went.</param>
/// <param name="Fields">The form sent; null when a page was only to be shown.</param>
public sealed record TryAgain(string Address, IReadOnlyList<KeyValuePair<string, string>>? Fields);
