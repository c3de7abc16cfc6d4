using Engage.Domain.Messages;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Mail;

/// <summary>Deletes what the outbox and the sign-in links have kept long enough.</summary>
internal static class OutboxRetention
{
    /// <summary>How long it is kept whom a message went to and what it said, after it ended.</summary>
    public static readonly TimeSpan ContentKept = TimeSpan.FromDays(30);

    /// <summary>How long it is kept that there was a message, and the log of its attempts.</summary>
    public static readonly TimeSpan RowsKept = TimeSpan.FromDays(365);

    /// <summary>How long a sign-in link is kept after its time.</summary>
    public static readonly TimeSpan LinksKept = TimeSpan.FromDays(1);

    /// <summary>Looks once. What never could be sent is given up with its content.</summary>
    public static async Task RunAsync(EngageDb db, DateTimeOffset now, ILogger log, CancellationToken cancellationToken)
    {
        var (content, rows, links) = (now - ContentKept, now - RowsKept, now - LinksKept);
        var stale = db.OutboxMessages.Where(m => (m.State == MessageState.Queued || m.State == MessageState.Deferred) && m.DueAt < content);
        var over = db.OutboxMessages.Where(m => m.FinishedAt < content && (m.Content != null || m.AddressHash != null));
        var old = db.OutboxMessages.Where(m => m.FinishedAt < rows);
        var used = db.SignInLinks.Where(l => l.ExpiresAt < links);
        // Asked first: a write every minute for nothing would keep the disk awake.
        if (!await stale.AnyAsync(cancellationToken) && !await over.AnyAsync(cancellationToken) && !await old.AnyAsync(cancellationToken) && !await used.AnyAsync(cancellationToken)) { return; }

        var count = 0;
        await db.WriteAsync(
            async _ =>
            {
                count += await stale.ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MessageState.Expired).SetProperty(m => m.FinishedAt, now).SetProperty(m => m.Content, (string?)null).SetProperty(m => m.AddressHash, (string?)null), cancellationToken);
                count += await over.ExecuteUpdateAsync(s => s.SetProperty(m => m.Content, (string?)null).SetProperty(m => m.AddressHash, (string?)null), cancellationToken);
                await old.ExecuteDeleteAsync(cancellationToken);
                await used.ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);
        if (count > 0) { log.LogInformation("The content of {Count} messages older than 30 days was deleted.", count); }
    }
}
