using Engage.Web.Data;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Engage.Web.Security.SecondFactor;

/// <summary>What an account has beside its password.</summary>
/// <param name="HasCodes">Whether an authenticator app is set up.</param>
/// <param name="RecoveryCodesLeft">How many recovery codes are left; 0 without an app.</param>
/// <param name="Passkeys">The passkeys, oldest first.</param>
public sealed record SecondFactorState(bool HasCodes, int RecoveryCodesLeft, IReadOnlyList<UserPasskeyInfo> Passkeys)
{
    /// <summary>Whether there is anything.</summary>
    public bool HasAny => HasCodes || Passkeys.Count > 0;

    /// <summary>
    /// Whether a session may add or change second factors: once there is one, only after using one. A stolen password must
    /// not be enough to add a second factor of the thief's own.
    /// </summary>
    public bool MayBeChangedBy(BrowserSession session) => session.HasSecondFactor || !HasAny;
}

/// <summary>Sets up, replaces and takes away second factors.</summary>
public sealed class SecondFactors(UserManager<StaffAccount> accounts, IUserStore<StaffAccount> store, StaffSessions sessions, EngageDb db, AuditTrail audit)
{
    /// <summary>How many recovery codes are made at once.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>What an account has.</summary>
    public async Task<SecondFactorState> StateOfAsync(StaffAccount account)
    {
        var passkeys = await accounts.GetPasskeysAsync(account);
        var left = account.TwoFactorEnabled ? await accounts.CountRecoveryCodesAsync(account) : 0;
        return new SecondFactorState(account.TwoFactorEnabled, left, [.. passkeys.OrderBy(p => p.CreatedAt)]);
    }

    /// <summary>Takes a key whose code the person has just shown, and makes recovery codes. All other sessions end.</summary>
    /// <returns>The recovery codes, to be shown once.</returns>
    public async Task<IReadOnlyList<string>> SetUpCodesAsync(StaffAccount account, string key)
    {
        IReadOnlyList<string> codes = [];
        await db.WriteAsync(async _ =>
        {
            await ((IUserAuthenticatorKeyStore<StaffAccount>)store).SetAuthenticatorKeyAsync(account, key, CancellationToken.None);
            Check(await accounts.SetTwoFactorEnabledAsync(account, enabled: true));
            codes = await MakeRecoveryCodesAsync(account);
            audit.Record(db, account.UserName!, "second-factor-set-up", Subject(account));
            await sessions.EndAllAsync(account.Id);
        });
        return codes;
    }

    /// <summary>Makes recovery codes in place of those there were.</summary>
    /// <returns>The recovery codes, to be shown once.</returns>
    public async Task<IReadOnlyList<string>> RenewRecoveryCodesAsync(StaffAccount account)
    {
        IReadOnlyList<string> codes = [];
        await db.WriteAsync(async _ =>
        {
            codes = await MakeRecoveryCodesAsync(account);
            audit.Record(db, account.UserName!, "recovery-codes-renewed", Subject(account));
        });
        return codes;
    }

    /// <summary>Takes everything away: app, recovery codes, passkeys. The caller notes why and ends the sessions.</summary>
    public async Task ClearAsync(StaffAccount account)
    {
        foreach (var passkey in await accounts.GetPasskeysAsync(account)) { Check(await accounts.RemovePasskeyAsync(account, passkey.CredentialId)); }
        await ((IUserTwoFactorRecoveryCodeStore<StaffAccount>)store).ReplaceCodesAsync(account, [], CancellationToken.None);
        Check(await accounts.ResetAuthenticatorKeyAsync(account));
        Check(await accounts.SetTwoFactorEnabledAsync(account, enabled: false));
    }

    /// <summary>How the audit trail names an account: by id, so that it holds no personal text.</summary>
    public static string Subject(StaffAccount account) => $"account:{account.Id}";

    internal static void Check(IdentityResult result)
    {
        if (!result.Succeeded) { throw new InvalidOperationException($"An account was not saved: {string.Join(", ", result.Errors.Select(e => e.Code))}."); }
    }

    private async Task<IReadOnlyList<string>> MakeRecoveryCodesAsync(StaffAccount account) =>
        [.. await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];
}
