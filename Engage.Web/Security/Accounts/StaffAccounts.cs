using Engage.Web.Data;
using Engage.Web.Security.SecondFactor;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Security.Accounts;

/// <summary>An account just made or given a new password, and the one-time password to hand over.</summary>
public sealed record OneTimeAccess(StaffAccount Account, string Password);

/// <summary>What came of a change to an account.</summary>
public enum AccountChange
{
    /// <summary>It was made.</summary>
    Made,

    /// <summary>It would leave nobody who can manage accounts.</summary>
    LastAdministrator,
}

/// <summary>Manages accounts. Whatever takes something away ends the person's sessions, so that it counts from their next request on.</summary>
public sealed class StaffAccounts(UserManager<StaffAccount> accounts, StaffSessions sessions, SecondFactors secondFactors, EngageDb db, AuditTrail audit, TimeProvider time)
{
    /// <summary>Adds an account with a one-time password.</summary>
    /// <param name="actor">Who adds it: a user name, or <c>command line</c>.</param>
    /// <param name="areaCode">The area of an area editor; null for every other role.</param>
    /// <exception cref="ArgumentException">The role and the area do not belong together.</exception>
    /// <exception cref="InvalidOperationException">The e-mail address is taken or not one, or the role unknown: the caller has asked <see cref="ProblemWithAsync"/>.</exception>
    public async Task<OneTimeAccess> AddAsync(string displayName, string email, string role, string actor, string? areaCode = null)
    {
        var account = new StaffAccount(email.Trim(), displayName.Trim(), time.GetUtcNow()) { AreaCode = AreaFor(role, areaCode) };
        var password = OneTimePassword.New();
        await db.WriteAsync(async _ =>
        {
            account.OneTimePasswordUntil = time.GetUtcNow() + OneTimePassword.Lifetime;
            account.EmailConfirmed = true;
            SecondFactors.Check(await accounts.CreateAsync(account, password));
            SecondFactors.Check(await accounts.AddToRoleAsync(account, role));
            audit.Record(db, actor, "account-added", SecondFactors.Subject(account), Note(role, areaCode));
        });
        return new OneTimeAccess(account, password);
    }

    /// <summary>What is wrong with a new account's e-mail address, as a sentence; null when nothing is.</summary>
    public async Task<string?> ProblemWithAsync(string? email)
    {
        if (email?.Trim() is not { Length: > 0 and <= 256 } text || !System.Net.Mail.MailAddress.TryCreate(text, out var parsed) || parsed.Address != text)
        {
            return "Enter an e-mail address, like name@example.org";
        }
        // The characters Identity allows in a user name, which the address also is.
        if (text.Any(c => !char.IsAsciiLetterOrDigit(c) && !"-._@+".Contains(c, StringComparison.Ordinal))) { return "Enter an e-mail address with letters, digits and - . _ + only"; }
        return await accounts.FindByEmailAsync(text) is null ? null : "There is an account with this e-mail address already";
    }

    /// <summary>Gives another role, or an area editor another area; the person signs in again.</summary>
    /// <exception cref="ArgumentException">The role and the area do not belong together.</exception>
    public Task<AccountChange> ChangeRoleAsync(StaffAccount account, string role, string actor, string? areaCode = null) => ChangeAsync(account, actor, "role-changed", Note(role, areaCode), takesAdministrator: role != StaffRoles.Administrator, async () =>
    {
        account.AreaCode = AreaFor(role, areaCode);
        SecondFactors.Check(await accounts.RemoveFromRolesAsync(account, await accounts.GetRolesAsync(account)));
        SecondFactors.Check(await accounts.AddToRoleAsync(account, role));
    });

    /// <summary>Closes an account; its data and its place in the audit trail stay.</summary>
    public Task<AccountChange> DeactivateAsync(StaffAccount account, string actor, string reason) => ChangeAsync(account, actor, "account-deactivated", reason, takesAdministrator: true, () =>
    {
        account.DisabledAt = time.GetUtcNow();
        return Task.CompletedTask;
    });

    /// <summary>Opens a closed account again.</summary>
    public Task<AccountChange> ReactivateAsync(StaffAccount account, string actor) => ChangeAsync(account, actor, "account-reactivated", reason: null, takesAdministrator: false, () =>
    {
        account.DisabledAt = null;
        return Task.CompletedTask;
    });

    /// <summary>Takes the authenticator app, recovery codes and passkeys away, for somebody who lost them.</summary>
    public Task<AccountChange> ResetSecondFactorAsync(StaffAccount account, string actor) =>
        ChangeAsync(account, actor, "second-factor-reset", reason: null, takesAdministrator: false, () => secondFactors.ClearAsync(account));

    /// <summary>Signs a person out everywhere.</summary>
    public Task<AccountChange> EndSessionsAsync(StaffAccount account, string actor) =>
        ChangeAsync(account, actor, "sessions-ended", reason: null, takesAdministrator: false, () => Task.CompletedTask);

    /// <summary>Replaces a forgotten password by a one-time password.</summary>
    public async Task<OneTimeAccess> ResetPasswordAsync(StaffAccount account, string actor)
    {
        var password = OneTimePassword.New();
        await ChangeAsync(account, actor, "password-reset", reason: null, takesAdministrator: false, async () =>
        {
            SecondFactors.Check(await accounts.RemovePasswordAsync(account));
            SecondFactors.Check(await accounts.AddPasswordAsync(account, password));
            (account.OneTimePasswordUntil, account.LockoutEnd, account.AccessFailedCount) = (time.GetUtcNow() + OneTimePassword.Lifetime, null, 0);
        });
        return new OneTimeAccess(account, password);
    }

    /// <summary>Whether an account is the only one that can manage accounts.</summary>
    public async Task<bool> IsLastAdministratorAsync(StaffAccount account)
    {
        var administrators = await (
            from a in db.Users
            join held in db.UserRoles on a.Id equals held.UserId
            join r in db.Roles on held.RoleId equals r.Id
            where r.Name == StaffRoles.Administrator && a.DisabledAt == null
            select a.Id).Distinct().ToListAsync();
        return administrators.Count == 1 && administrators[0] == account.Id;
    }

    private static string? AreaFor(string role, string? areaCode) => role is StaffRoles.AreaEditor == areaCode is not null
        ? areaCode
        : throw new ArgumentException("An area editor has an area, and nobody else has one.", nameof(areaCode));

    private static string Note(string role, string? areaCode) => areaCode is null ? $"Role {StaffRoles.Words(role)}." : $"Role {StaffRoles.Words(role)}, area {areaCode}.";

    private async Task<AccountChange> ChangeAsync(StaffAccount account, string actor, string action, string? reason, bool takesAdministrator, Func<Task> change)
    {
        var outcome = AccountChange.Made;
        await db.WriteAsync(async _ =>
        {
            // Two administrators who demote each other at the same moment take turns here, and the second finds out.
            await db.LockAuditAsync(CancellationToken.None);
            if (takesAdministrator && await IsLastAdministratorAsync(account))
            {
                outcome = AccountChange.LastAdministrator;
                return;
            }
            await change();
            SecondFactors.Check(await accounts.UpdateSecurityStampAsync(account));
            await sessions.EndAllAsync(account.Id);
            audit.Record(db, actor, action, SecondFactors.Subject(account), reason);
        });
        return outcome;
    }
}
