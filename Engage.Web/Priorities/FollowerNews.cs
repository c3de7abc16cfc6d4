using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>Tells those who asked to hear of a subject, and those who asked to hear of everything, that something happened with it.</summary>
public sealed class FollowerNews(Followers followers, Outbox outbox)
{
    /// <summary>Queues one message for each confirmed address, in the caller's context: they are saved with their cause, or not at all.</summary>
    /// <param name="subject">What it happened with, such as survey:precept-2027-28.</param>
    /// <param name="slot">What happened, once for each subject, such as outcome-v1.</param>
    /// <param name="title">The subject line.</param>
    /// <param name="summary">What happened, in a line.</param>
    /// <param name="link">Where it is told in full: a path of this site.</param>
    /// <returns>How many were queued; nobody is told twice.</returns>
    public async Task<int> TellAsync(EngageDb db, string subject, string slot, string title, string summary, string link, CancellationToken cancellationToken = default)
    {
        var people = await db.Followers.AsNoTracking().Where(f => f.ConfirmedAt != null && (f.Subject == subject || f.Subject == FollowSubjects.County)).ToListAsync(cancellationToken);
        var told = (await db.OutboxMessages.Where(m => m.Kind == MessageKind.FollowerNews && m.Subject == subject).Select(m => m.Key).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = Cut(title), ["summary"] = Cut(summary), ["link"] = link };
        var count = 0;
        // Whoever asked for both gets one message, which stops the nearer of the two.
        foreach (var person in people.OrderByDescending(p => p.Subject == subject).DistinctBy(p => p.AddressHash, StringComparer.Ordinal))
        {
            if (!told.Add(OutboxMessage.KeyOf(MessageKind.FollowerNews, subject, person.Id, slot))) { continue; }
            outbox.Queue(db, new MessageRequest(MessageKind.FollowerNews, subject, person.Id, slot, followers.AddressOf(person), "", values));
            count++;
        }
        return count;
    }

    private static string Cut(string text) => text.Length <= MessageValues.MaxText ? text : text[..(MessageValues.MaxText - 1)] + "…";
}
