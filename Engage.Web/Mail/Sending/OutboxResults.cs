using System.Security.Cryptography;
using Engage.Domain.Messages;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Mail.Sending;

/// <summary>How a claimed message fared; without a result it was not tried and goes back.</summary>
internal sealed record MessageOutcome(OutboxMessage Message, SendResult? Result);

/// <summary>
/// Writes how messages fared, many in one transaction: the log of attempts, the new state, and the suppression of
/// addresses that do not exist. Only the holder of the claim can, so a worker that was too slow changes nothing.
/// </summary>
internal sealed class OutboxResults(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Writes outcomes of one claim.</summary>
    public async Task WriteAsync(string owner, IReadOnlyList<MessageOutcome> outcomes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        await db.WriteAsync(
            async _ =>
            {
                db.ChangeTracker.Clear();
                var ids = outcomes.Select(o => o.Message.Id).ToList();
                // Some may have been erased meanwhile, with the person.
                var held = (await db.OutboxMessages.Where(m => ids.Contains(m.Id) && m.LeaseOwner == owner).Select(m => m.Id).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
                var kept = outcomes.Where(o => held.Contains(o.Message.Id)).ToList();
                var now = time.GetUtcNow();
                await SentAsync(db, owner, [.. kept.Where(o => o.Result is { Outcome: AttemptOutcome.Sent }).Select(o => o.Message.Id)], now, cancellationToken);
                foreach (var outcome in kept.Where(o => o.Result is not { Outcome: AttemptOutcome.Sent })) { await OtherAsync(db, owner, outcome, now, cancellationToken); }
                db.MessageAttempts.AddRange(kept.Where(o => o.Result is not null).Select(o => Line(o.Message.Id, o.Result!, now)));
                await SuppressAsync(db, [.. kept.Where(o => o.Result is { IsBadAddress: true }).Select(o => o.Message.AddressHash).OfType<string>().Distinct(StringComparer.Ordinal)], now, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>A line of the log.</summary>
    internal static MessageAttempt Line(string message, SendResult result, DateTimeOffset now) =>
        new() { MessageId = message, At = now, Outcome = result.Outcome, Phase = result.Phase, Code = result.Code, Reply = MessageAttempt.Redact(result.Reply) };

    /// <summary>Puts addresses on the suppression list that are not on it yet.</summary>
    internal static async Task SuppressAsync(EngageDb db, IReadOnlyList<string> hashes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var hash in hashes)
        {
            if (await db.Suppressions.AnyAsync(s => s.AddressHash == hash && s.Scope == SuppressionScope.Everything, cancellationToken)) { continue; }
            db.Suppressions.Add(new Suppression { AddressHash = hash, Scope = SuppressionScope.Everything, Reason = "The relay said that there is no such address.", At = now });
        }
    }

    private static async Task SentAsync(EngageDb db, string owner, List<string> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) { return; }
        await db.OutboxMessages.Where(m => ids.Contains(m.Id) && m.LeaseOwner == owner).ExecuteUpdateAsync(
            s => s.SetProperty(m => m.State, MessageState.Sent).SetProperty(m => m.FinishedAt, now).SetProperty(m => m.LeaseOwner, (string?)null).SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    private static Task<int> OtherAsync(EngageDb db, string owner, MessageOutcome outcome, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var message = outcome.Message;
        var (state, due) = Next(message, outcome.Result, now);
        var isTried = outcome.Result is not null;
        var mayBeSent = message.MayBeSent || outcome.Result is { Outcome: AttemptOutcome.Unknown };
        DateTimeOffset? finished = state is MessageState.Failed or MessageState.Expired ? now : null;
        return db.OutboxMessages.Where(m => m.Id == message.Id && m.LeaseOwner == owner).ExecuteUpdateAsync(
            s => s.SetProperty(m => m.State, state).SetProperty(m => m.DueAt, due).SetProperty(m => m.FinishedAt, finished).SetProperty(m => m.MayBeSent, mayBeSent)
                .SetProperty(m => m.Attempts, m => isTried ? m.Attempts : m.Attempts - 1)
                .SetProperty(m => m.LeaseOwner, (string?)null).SetProperty(m => m.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    private static (MessageState State, DateTimeOffset Due) Next(OutboxMessage message, SendResult? result, DateTimeOffset now)
    {
        if (result is null) { return (message.Attempts > 1 ? MessageState.Deferred : MessageState.Queued, message.DueAt); }
        if (result.Outcome == AttemptOutcome.Refused) { return (MessageState.Failed, message.DueAt); }
        // Spread, not secret: but the one generator there is for that is banned.
        var chance = RandomNumberGenerator.GetInt32(1000) / 1000.0;
        if (RetryRule.Next(message.Attempts, message.ExpiresAt, now, chance) is { } next) { return (MessageState.Deferred, next); }
        return (RetryRule.Next(message.Attempts, expiresAt: null, now, chance) is null ? MessageState.Failed : MessageState.Expired, message.DueAt);
    }
}
