using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Mail.Sending;

/// <summary>Messages a worker has taken, and until when nobody else takes them.</summary>
/// <param name="Owner">The name of this claim.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Messages">The messages, as they were after the claim.</param>
internal sealed record OutboxClaim(string Owner, DateTimeOffset Until, IReadOnlyList<OutboxMessage> Messages);

/// <summary>
/// Takes messages out of the outbox for one worker. The claim is one UPDATE whose condition is that they are free, so of
/// several workers exactly one gets each; a worker that died loses its messages when the claim has run out.
/// </summary>
internal sealed class OutboxClaims(IServiceScopeFactory scopes, IMailTransport transport, MailSettings settings, BodySettings body, TimeProvider time)
{
    private static readonly MessageKind[] DayTimeKinds = [.. MessageKinds.All.Where(k => k.RespectsQuietHours).Select(k => k.Kind)];
    private static readonly MessageKind[] NewsletterKinds = [.. MessageKinds.All.Where(k => k.IsNewsletter).Select(k => k.Kind)];

    private readonly int? _perMinute = settings.PerMinute ?? transport.PerMinute;
    private readonly int? _perDay = settings.PerDay ?? transport.PerDay;
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone);

    /// <summary>How long a worker has what it claimed: longer than it takes to send one message twice over.</summary>
    public TimeSpan Length { get; } = TimeSpan.FromSeconds((2 * settings.TimeoutSeconds) + 10);

    /// <summary>Takes the messages that are due, as many as the relay still takes.</summary>
    /// <param name="most">How many at most.</param>
    public async Task<OutboxClaim> TakeAsync(int most, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        var now = time.GetUtcNow();
        if (!await HasWorkAsync(db, now, cancellationToken)) { return new OutboxClaim("", now, []); }

        var (owner, until) = (Guid.NewGuid().ToString("N"), now + Length);
        List<OutboxMessage> messages = [];
        await db.WriteAsync(
            async _ =>
            {
                await SetAsideAsync(db, now, cancellationToken);
                var allowance = await AllowanceAsync(db, cancellationToken);
                var allowed = allowance?.Available(most, _perMinute, _perDay, now) ?? most;
                messages = allowed == 0 ? [] : await ClaimAsync(db, owner, until, now, allowed, cancellationToken);
                allowance?.Take(messages.Count);
            },
            cancellationToken);
        return new OutboxClaim(owner, until, messages);
    }

    /// <summary>Whether there is anything for a worker to look at; asked first, because most of the time there is not, and asking costs no write.</summary>
    private static Task<bool> HasWorkAsync(EngageDb db, DateTimeOffset now, CancellationToken cancellationToken) => Due(db, now).AnyAsync(cancellationToken);

    /// <summary>Ends what is out of time and what goes to an address on the suppression list.</summary>
    private static async Task SetAsideAsync(EngageDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await Due(db, now).Where(m => m.ExpiresAt <= now)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MessageState.Expired).SetProperty(m => m.FinishedAt, now), cancellationToken);
        await Due(db, now).Where(m => db.Suppressions.Any(s => s.AddressHash == m.AddressHash && (s.Scope == SuppressionScope.Everything || NewsletterKinds.Contains(m.Kind))))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.State, MessageState.Suppressed).SetProperty(m => m.FinishedAt, now), cancellationToken);
    }

    private async Task<List<OutboxMessage>> ClaimAsync(EngageDb db, string owner, DateTimeOffset until, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var free = Due(db, now);
        if (QuietHours.Hold(now, _zone)) { free = free.Where(m => !DayTimeKinds.Contains(m.Kind)); }
        var ids = await free.OrderBy(m => m.DueAt).Select(m => m.Id).Take(most).ToListAsync(cancellationToken);
        if (ids.Count == 0) { return []; }
        // Asked again in the update: another program may have taken some meanwhile. One left in sending died over it. One
        // parameter for all ids: a statement for each number of them would be made anew each time.
        await Due(db, now).Where(m => EF.Parameter(ids).Contains(m.Id)).ExecuteUpdateAsync(
            s => s.SetProperty(m => m.MayBeSent, m => m.MayBeSent || m.State == MessageState.Sending).SetProperty(m => m.State, MessageState.Sending)
                .SetProperty(m => m.LeaseOwner, owner).SetProperty(m => m.LeaseUntil, until).SetProperty(m => m.Attempts, m => m.Attempts + 1),
            cancellationToken);
        return await db.OutboxMessages.AsNoTracking().Where(m => m.LeaseOwner == owner).ToListAsync(cancellationToken);
    }

    private async Task<RelayAllowance?> AllowanceAsync(EngageDb db, CancellationToken cancellationToken)
    {
        if (_perMinute is null && _perDay is null) { return null; }
        var allowance = await db.RelayAllowances.FirstOrDefaultAsync(a => a.Relay == transport.Relay, cancellationToken);
        if (allowance is null)
        {
            allowance = new RelayAllowance { Relay = transport.Relay };
            db.RelayAllowances.Add(allowance);
        }
        return allowance;
    }

    private static IQueryable<OutboxMessage> Due(EngageDb db, DateTimeOffset now) => db.OutboxMessages.Where(
        m => ((m.State == MessageState.Queued || m.State == MessageState.Deferred) && m.DueAt <= now) || (m.State == MessageState.Sending && m.LeaseUntil < now));
}
