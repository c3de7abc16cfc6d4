using System.Security.Claims;
using Engage.Web.Data;
using Engage.Web.Security.Accounts;
using Engage.Web.Security.SecondFactor;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Engage.Web.Security.Sessions;

/// <summary>What an attempt to sign in came to.</summary>
public enum SignInOutcome
{
    /// <summary>No; why is nobody's business.</summary>
    Refused,

    /// <summary>The password is right; now the code.</summary>
    CodeNeeded,

    /// <summary>The person took too long between password and code.</summary>
    Expired,

    /// <summary>Signed in.</summary>
    SignedIn,
}

/// <summary>Signs staff in and out. A refusal looks and takes the same whether the account is unknown, locked, closed or the password wrong.</summary>
public sealed class StaffSignIn(
    UserManager<StaffAccount> accounts, SignInManager<StaffAccount> identity, IPasswordHasher<StaffAccount> hasher,
    StaffSessions sessions, SignInAttempts attempts, EngageDb db, AuditTrail audit, IHttpContextAccessor accessor, TimeProvider time)
{
    private static readonly StaffAccount _nobody = new();
    private static string? _nobodysHash;

    /// <summary>Tries e-mail address and password.</summary>
    public async Task<SignInOutcome> WithPasswordAsync(string email, string password)
    {
        var account = await accounts.FindByEmailAsync(email);
        if (!await IsRightAsync(account, password)) { return SignInOutcome.Refused; }

        if (!account!.TwoFactorEnabled) { return await BeginAsync(account, SignInMethod.Password); }
        await attempts.GiveBackAsync(account.Id);
        var half = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
        half.AddClaim(new Claim(ClaimTypes.Name, account.Id.ToString()));
        await accessor.HttpContext!.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(half));
        return SignInOutcome.CodeNeeded;
    }

    /// <summary>Whether a password was right and a code is awaited.</summary>
    public async Task<bool> IsHalfwayAsync() => await identity.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <summary>Tries the code of the authenticator app, or a recovery code, after the password.</summary>
    public async Task<SignInOutcome> WithCodeAsync(string code, bool isRecoveryCode)
    {
        if (await identity.GetTwoFactorAuthenticationUserAsync() is not { DisabledAt: null } account) { return SignInOutcome.Expired; }
        var isRight = await attempts.TakeAsync(account.Id) && (isRecoveryCode
            ? (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code.Trim().ToUpperInvariant())).Succeeded
            : await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code));
        if (isRight) { return await BeginAsync(account, isRecoveryCode ? SignInMethod.RecoveryCode : SignInMethod.OneTimeCode); }

        await attempts.NoteFailureAsync(account.Id);
        return SignInOutcome.Refused;
    }

    /// <summary>Tries what a passkey signed. Needs no password, and works while guesses keep the account locked.</summary>
    public async Task<SignInOutcome> WithPasskeyAsync(string credential)
    {
        if (await AssertAsync(credential) is not { } account) { return SignInOutcome.Refused; }
        return await BeginAsync(account, SignInMethod.Passkey);
    }

    /// <summary>Whether a signed-in person has shown again who they are, with their password.</summary>
    public async Task<bool> ConfirmAsync(StaffAccount account, string password)
    {
        if (!await IsRightAsync(account, password)) { return false; }
        await attempts.ForgetAsync(account.Id);
        await sessions.ProveAsync();
        return true;
    }

    /// <summary>Whether a signed-in person has shown again who they are, with one of their passkeys.</summary>
    public async Task<bool> ConfirmWithPasskeyAsync(StaffAccount account, string credential)
    {
        if ((await AssertAsync(credential))?.Id != account.Id) { return false; }
        await sessions.ProveAsync();
        return true;
    }

    /// <summary>Checks a password as an attempt to sign in: counted, and slow whether or not there is such an account.</summary>
    public async Task<bool> IsRightAsync(StaffAccount? account, string password)
    {
        var mayTry = account is { DisabledAt: null } && (account.OneTimePasswordUntil is not { } until || until > time.GetUtcNow()) && await attempts.TakeAsync(account.Id);
        // One hash is computed in every case; an attempt that may not be made must not be faster.
        var hash = account?.PasswordHash ?? (_nobodysHash ??= hasher.HashPassword(_nobody, Guid.NewGuid().ToString()));
        var isRight = hasher.VerifyHashedPassword(account ?? _nobody, hash, password) != PasswordVerificationResult.Failed;
        if (mayTry && isRight) { return true; }
        if (mayTry) { await attempts.NoteFailureAsync(account!.Id); }
        return false;
    }

    private async Task<StaffAccount?> AssertAsync(string credential)
    {
        if (string.IsNullOrEmpty(credential)) { return null; }
        PasskeyAssertionResult<StaffAccount> result;
        try
        {
            result = await identity.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // No question was asked of this browser, or it was answered already.
            return null;
        }
        if (!result.Succeeded || result.User.DisabledAt is not null) { return null; }
        return (await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Succeeded ? result.User : null;
    }

    private async Task<SignInOutcome> BeginAsync(StaffAccount account, SignInMethod method)
    {
        await db.WriteAsync(async _ =>
        {
            // A passkey passes a locked account but does not open it to guesses again.
            if (method is not SignInMethod.Passkey) { await attempts.ForgetAsync(account.Id); }
            account.LastSignedInAt = time.GetUtcNow();
            audit.Record(db, account.UserName!, "signed-in", SecondFactors.Subject(account), $"With {Words(method)}.");
            await sessions.BeginAsync(account, method);
        });
        return SignInOutcome.SignedIn;
    }

    private static string Words(SignInMethod method) => method switch
    {
        SignInMethod.Password => "a password",
        SignInMethod.OneTimeCode => "a password and a code",
        SignInMethod.RecoveryCode => "a password and a recovery code",
        _ => "a passkey",
    };
}
