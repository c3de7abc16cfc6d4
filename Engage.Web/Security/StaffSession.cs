using System.Globalization;
using System.Security.Claims;
using Engage.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Engage.Web.Security;

/// <summary>
/// Checks a staff session against the database on every request, with one small query: a closed account, a changed
/// password or a changed role takes effect with the next click. Identity's own check would, as often, load the whole
/// account and send a new cookie each time, and it does not see changed roles.
/// </summary>
internal static class StaffSession
{
    /// <summary>How long a session lasts however busy it is.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromHours(12);

    private const string BegunAt = "engage.begun";

    public static Task BeginAsync(CookieSigningInContext context)
    {
        var time = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        context.Properties.Items.TryAdd(BegunAt, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return Task.CompletedTask;
    }

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (IsYoungEnough(context) && await IsUnchangedAsync(context)) { return; }
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static bool IsYoungEnough(CookieValidatePrincipalContext context) =>
        context.Properties.Items.TryGetValue(BegunAt, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var begun)
        && context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(begun) < Limit;

    private static async Task<bool> IsUnchangedAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var claims = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity;
        if (!Guid.TryParse(context.Principal?.FindFirstValue(claims.UserIdClaimType), out var id)) { return false; }

        var db = services.GetRequiredService<EngageDb>();
        var account = await db.Users.Where(a => a.Id == id)
            .Select(a => new
            {
                a.SecurityStamp,
                a.DisabledAt,
                Roles = db.UserRoles.Where(r => r.UserId == a.Id).Join(db.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToList(),
            })
            .FirstOrDefaultAsync(context.HttpContext.RequestAborted);

        return account is { DisabledAt: null }
            && string.Equals(account.SecurityStamp, context.Principal.FindFirstValue(claims.SecurityStampClaimType), StringComparison.Ordinal)
            && account.Roles.ToHashSet(StringComparer.Ordinal).SetEquals(context.Principal.FindAll(claims.RoleClaimType).Select(c => c.Value));
    }
}
