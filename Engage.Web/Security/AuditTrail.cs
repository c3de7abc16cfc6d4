using Engage.Web.Data;

namespace Engage.Web.Security;

/// <summary>Keeps who did what, when, to what and why.</summary>
public sealed class AuditTrail(TimeProvider time)
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

    private static void Check(string text, string name, int longest)
    {
        if (text.Length == 0 || text.Length > longest) { throw new ArgumentException($"An audit entry's {name} has 1 to {longest} characters.", name); }
    }
}
