using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Security.Accounts;

/// <summary>
/// Counts attempts at an account's password and codes before they are judged, in one conditional update: a hundred guesses
/// sent at the same instant are a hundred attempts. The fifth locks the account for a quarter of an hour, which the person
/// can still pass with a passkey.
/// </summary>
public sealed class SignInAttempts(EngageDb db, AuditTrail audit, TimeProvider time)
{
    /// <summary>The attempts before an account is locked.</summary>
    public const int Most = 5;

    /// <summary>For how long it is locked.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>Counts an attempt.</summary>
    /// <returns>Whether it may be judged; false while the account is locked.</returns>
    public async Task<bool> TakeAsync(Guid accountId)
    {
        var now = time.GetUtcNow();
        DateTimeOffset? until = now + LockedFor;
        var taken = 0;
        await db.WriteAsync(async _ => taken = await db.Users
            .Where(a => a.Id == accountId && (a.LockoutEnd == null || a.LockoutEnd <= now))
            .ExecuteUpdateAsync(set => set
                .SetProperty(a => a.LockoutEnd, a => a.AccessFailedCount + 1 >= Most ? until : null)
                .SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1 >= Most ? 0 : a.AccessFailedCount + 1)));
        return taken == 1;
    }

    /// <summary>Takes back the attempt just counted: it was right, but the sign-in goes on with a code.</summary>
    public Task GiveBackAsync(Guid accountId) => db.WriteAsync(_ => db.Users.Where(a => a.Id == accountId)
        .ExecuteUpdateAsync(set => set
            .SetProperty(a => a.AccessFailedCount, a => a.LockoutEnd != null ? Most - 1 : a.AccessFailedCount > 0 ? a.AccessFailedCount - 1 : 0)
            .SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null)));

    /// <summary>Forgets the attempts: the person has signed in.</summary>
    public Task ForgetAsync(Guid accountId) => db.WriteAsync(_ => db.Users.Where(a => a.Id == accountId)
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null)));

    /// <summary>Notes it when the attempt that just failed locked the account.</summary>
    public async Task NoteFailureAsync(Guid accountId)
    {
        var now = time.GetUtcNow();
        if (!await db.Users.AnyAsync(a => a.Id == accountId && a.LockoutEnd > now)) { return; }
        audit.Record(db, "system", "account-locked", $"account:{accountId}", "Five attempts to sign in failed.");
        await db.SaveChangesAsync();
    }
}
