using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Authorization;

namespace Engage.Web.Security.Access;

/// <summary>The password must be the person's own, not the one-time password an administrator gave them.</summary>
public sealed class OwnPasswordRequirement : IAuthorizationRequirement;

/// <summary>Administrators, editors and area editors, who publish, must have signed in with a second factor, where the settings ask for it.</summary>
public sealed class SecondFactorRequirement : IAuthorizationRequirement;

/// <summary>The person must have shown who they are within the last quarter of an hour.</summary>
public sealed class RecentProofRequirement : IAuthorizationRequirement
{
    /// <summary>For how long showing it once is enough.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
}

/// <summary>Judges the requirements of staff from the session found for this request.</summary>
public sealed class StaffRequirementHandler(StaffSettings settings, IHttpContextAccessor accessor, TimeProvider time) : IAuthorizationHandler
{
    /// <inheritdoc/>
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        if (accessor.HttpContext is not { } http || StaffPresence.Of(http) is not { } presence) { return Task.CompletedTask; }
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            if (IsMet(requirement, presence, context)) { context.Succeed(requirement); }
        }
        return Task.CompletedTask;
    }

    private bool IsMet(IAuthorizationRequirement requirement, StaffPresence presence, AuthorizationHandlerContext context) => requirement switch
    {
        OwnPasswordRequirement => !presence.MustChangePassword,
        SecondFactorRequirement => presence.Session.HasSecondFactor || !settings.RequireSecondFactor || !context.User.IsInRole(StaffRoles.AreaEditor),
        RecentProofRequirement => time.GetUtcNow() - presence.Session.ProvedAt <= RecentProofRequirement.Window,
        _ => false,
    };
}
