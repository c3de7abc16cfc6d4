using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Engage.Web.Security.Access;

/// <summary>
/// Sends a person who lacks only a step (a password of their own, a second factor, a fresh proof) to the page where they can
/// take it. Who lacks the role is refused: a step would not help them.
/// </summary>
public sealed class StaffRefusals : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _ordinary = new();

    /// <inheritdoc/>
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult is { Forbidden: true, AuthorizationFailure: { } failure } && Step(failure, context) is { } address)
        {
            context.Response.Redirect(address);
            return Task.CompletedTask;
        }
        return _ordinary.HandleAsync(next, context, policy, authorizeResult);
    }

    private static string? Step(AuthorizationFailure failure, HttpContext context)
    {
        var lacking = failure.FailedRequirements.ToList();
        if (lacking.Exists(r => r is not (OwnPasswordRequirement or SecondFactorRequirement or RecentProofRequirement))) { return null; }
        if (lacking.Exists(r => r is OwnPasswordRequirement)) { return "/staff/security/password"; }
        if (lacking.Exists(r => r is SecondFactorRequirement)) { return "/staff/security"; }
        if (!lacking.Exists(r => r is RecentProofRequirement)) { return null; }

        // What was posted is not kept: after showing who they are, the person comes to the page of the form.
        var page = $"{context.Request.Path}{(HttpMethods.IsGet(context.Request.Method) ? context.Request.QueryString : null)}";
        return $"/staff/security/confirm?returnUrl={Uri.EscapeDataString(page)}";
    }
}
