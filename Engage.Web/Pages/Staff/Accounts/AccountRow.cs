using Engage.Domain.Places;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Accounts;

/// <summary>An account as the list shows it.</summary>
public sealed record AccountRow(
    Guid Id, string Name, string Email, string Role, string? AreaCode, bool HasCodes, int Passkeys, DateTimeOffset? LastSignedInAt, DateTimeOffset? DisabledAt, DateTimeOffset? LockedUntil, DateTimeOffset? OneTimePasswordUntil)
{
    /// <summary>The role in words, with the area of an area editor.</summary>
    public string RoleInWords(Gazetteer places) => AreaCode is null ? StaffRoles.Words(Role) : $"{StaffRoles.Words(Role)}, {places.Find(AreaCode)?.Name ?? AreaCode}";

    /// <summary>The second factor in words.</summary>
    public string SecondFactor => (HasCodes, Passkeys) switch
    {
        (true, > 0) => "App and passkey",
        (true, _) => "App",
        (_, > 0) => "Passkey",
        _ => "None",
    };

    /// <summary>Where the account stands, with the colour of its tag.</summary>
    public (string Words, string Colour) StateAt(DateTimeOffset now) =>
        DisabledAt is not null ? ("Deactivated", "grey")
        : LockedUntil > now ? ("Locked", "red")
        : OneTimePasswordUntil is { } until ? until > now ? ("Invited", "yellow") : ("Invitation expired", "orange")
        : ("Active", "green");

    /// <summary>All accounts, open ones first, by name.</summary>
    public static async Task<IReadOnlyList<AccountRow>> ListAsync(EngageDb db, Guid? only = null)
    {
        var rows =
            from a in db.Users
            join held in db.UserRoles on a.Id equals held.UserId into roles
            from held in roles.DefaultIfEmpty()
            join r in db.Roles on held.RoleId equals r.Id into named
            from r in named.DefaultIfEmpty()
            where only == null || a.Id == only
            orderby a.DisabledAt != null, a.DisplayName, a.Email
            select new AccountRow(
                a.Id, a.DisplayName, a.Email!, r.Name ?? "None", a.AreaCode, a.TwoFactorEnabled, db.UserPasskeys.Count(p => p.UserId == a.Id), a.LastSignedInAt, a.DisabledAt, a.LockoutEnd, a.OneTimePasswordUntil);
        return await rows.ToListAsync();
    }
}
