using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Security;

/// <summary>How long the chain is and how it ends; printed in reports and kept elsewhere, so that a cut-off end shows.</summary>
/// <param name="Count">The number of entries.</param>
/// <param name="Head">The seal of the last entry, 64 hex digits; zeros when there is none.</param>
public sealed record AuditAnchor(long Count, string Head);

/// <summary>What checking the chain found.</summary>
/// <param name="End">Its length and end, as far as it is intact.</param>
/// <param name="FirstBad">The number of the first row that is missing, changed or out of place; null when all is well.</param>
/// <param name="Problem">What is wrong there, in a sentence; null when all is well.</param>
public sealed record AuditVerdict(AuditAnchor End, long? FirstBad, string? Problem)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsIntact => FirstBad is null;
}

/// <summary>Keeps who did what, when, to what and why.</summary>
public sealed class AuditTrail(TimeProvider time, AuditChain chain)
{
    /// <summary>
    /// Notes an action; it is saved by the context's next SaveChangesAsync or WriteAsync, together with what was done, or
    /// not at all.
    /// </summary>
    /// <param name="actor">The account's user name, or <c>system</c>, or <c>command line</c>.</param>
    /// <param name="action">What was done, such as survey-closed.</param>
    /// <param name="subject">To what, by kind and id or slug, such as survey:precept-2027-28; no personal text.</param>
    /// <param name="reason">Why, where a reason was asked for.</param>
    /// <exception cref="ArgumentException">A text is empty or too long.</exception>
    public void Record(EngageDb db, string actor, string action, string subject, string? reason = null)
    {
        Check(actor, nameof(actor), AuditEntry.MaxLength);
        Check(action, nameof(action), AuditEntry.MaxLength);
        Check(subject, nameof(subject), AuditEntry.MaxLength);
        if (reason is not null) { Check(reason, nameof(reason), AuditEntry.MaxReasonLength); }
        db.Notes.Add(new AuditNote(time.GetUtcNow(), actor, action, subject, reason));
    }

    /// <summary>The length and end of the chain, unchecked.</summary>
    public async Task<AuditAnchor> EndAsync(EngageDb db, CancellationToken cancellationToken = default) =>
        await db.AuditEntries.OrderByDescending(e => e.Number).Select(e => new AuditAnchor(e.Number, e.Seal)).FirstOrDefaultAsync(cancellationToken)
        ?? new AuditAnchor(0, AuditChain.Origin);

    /// <summary>Checks every row from the first, and where given that the chain still contains an end noted earlier.</summary>
    /// <param name="noted">A length and end from a report or a log; without it a cut-off end cannot be seen.</param>
    public async Task<AuditVerdict> VerifyAsync(EngageDb db, AuditAnchor? noted = null, CancellationToken cancellationToken = default)
    {
        var end = new AuditAnchor(0, AuditChain.Origin);
        byte[]? secret = null;
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            secret ??= chain.Secret(mayMake: false);
            var number = end.Count + 1;
            if (entry.Number != number) { return new AuditVerdict(end, number, $"Entry {number} is missing."); }
            if (!AuditChain.IsIntact(secret, end.Head, entry)) { return new AuditVerdict(end, number, $"Entry {number} is not what was written."); }
            end = new AuditAnchor(number, entry.Seal);
            if (noted?.Count == number && !string.Equals(noted.Head, entry.Seal, StringComparison.OrdinalIgnoreCase))
            {
                return new AuditVerdict(end, number, $"Entry {number} is not the one noted: the chain was written anew.");
            }
        }
        return noted?.Count > end.Count
            ? new AuditVerdict(end, end.Count + 1, $"The chain ends at entry {end.Count}, and {noted.Count} were noted: its end was cut off.")
            : new AuditVerdict(end, FirstBad: null, Problem: null);
    }

    private static void Check(string text, string name, int longest)
    {
        if (text.Length == 0 || text.Length > longest) { throw new ArgumentException($"An audit entry's {name} has 1 to {longest} characters.", name); }
    }
}
