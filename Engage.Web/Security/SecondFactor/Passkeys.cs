using Engage.Web.Data;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Engage.Web.Security.SecondFactor;

/// <summary>Adds, names and removes passkeys.</summary>
public sealed class Passkeys(UserManager<StaffAccount> accounts, SignInManager<StaffAccount> identity, StaffSessions sessions, EngageDb db, AuditTrail audit)
{
    /// <summary>The most passkeys an account has.</summary>
    public const int Most = 20;

    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 60;

    /// <summary>What is wrong with a name, as a sentence; null when nothing is.</summary>
    public static string? ProblemWithName(string? name) => name?.Trim() switch
    {
        null or "" => "Enter a name, like office laptop",
        { Length: > MaxNameLength } => $"The name must have {MaxNameLength} characters or fewer",
        { } text when text.Any(char.IsControl) => "Enter a name in letters and digits",
        _ => null,
    };

    /// <summary>The passkey of an account whose id is in an address; null when it is not theirs.</summary>
    public async Task<UserPasskeyInfo?> FindAsync(StaffAccount account, string id)
    {
        try
        {
            return await accounts.GetPasskeyAsync(account, WebEncoders.Base64UrlDecode(id));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Adds what a device made, when it answers the question this browser was asked. All sessions end.</summary>
    public async Task<bool> AddAsync(StaffAccount account, string credential, string name)
    {
        if (string.IsNullOrEmpty(credential)) { return false; }
        PasskeyAttestationResult result;
        try
        {
            result = await identity.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // No question was asked of this browser, or it was answered already.
            return false;
        }
        if (!result.Succeeded || result.UserEntity.Id != account.Id.ToString() || (await accounts.GetPasskeysAsync(account)).Count >= Most) { return false; }

        result.Passkey.Name = name;
        await db.WriteAsync(async _ =>
        {
            SecondFactors.Check(await accounts.AddOrUpdatePasskeyAsync(account, result.Passkey));
            await EndSessionsAsync(account, "passkey-added");
        });
        return true;
    }

    /// <summary>Gives a passkey another name.</summary>
    public Task RenameAsync(StaffAccount account, UserPasskeyInfo passkey, string name) => db.WriteAsync(async _ =>
    {
        passkey.Name = name;
        SecondFactors.Check(await accounts.AddOrUpdatePasskeyAsync(account, passkey));
        audit.Record(db, account.UserName!, "passkey-renamed", SecondFactors.Subject(account));
    });

    /// <summary>Takes a passkey away. All sessions end.</summary>
    public Task RemoveAsync(StaffAccount account, UserPasskeyInfo passkey) => db.WriteAsync(async _ =>
    {
        SecondFactors.Check(await accounts.RemovePasskeyAsync(account, passkey.CredentialId));
        await EndSessionsAsync(account, "passkey-removed");
    });

    private async Task EndSessionsAsync(StaffAccount account, string action)
    {
        SecondFactors.Check(await accounts.UpdateSecurityStampAsync(account));
        await sessions.EndAllAsync(account.Id);
        audit.Record(db, account.UserName!, action, SecondFactors.Subject(account));
    }
}
