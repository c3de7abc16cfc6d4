using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Recommendations;

/// <summary>What votes came to. Nothing can be read of one that is not closed.</summary>
public static class VoteResults
{
    /// <summary>The results of a closed vote by recommendation.</summary>
    /// <exception cref="InvalidOperationException">It is not closed, or its counts do not fit the turns that were used.</exception>
    public static async Task<IReadOnlyDictionary<string, VoteResult>> ReadAsync(EngageDb db, Vote vote, CancellationToken cancellationToken = default)
    {
        var (counts, members) = await CountsAsync(db, vote, cancellationToken);
        return vote.Items.ToDictionary(item => item, item => new VoteResult(members, Of(item, Vote.Support), Of(item, Vote.Oppose), Of(item, Vote.Abstain), vote.RequiredPercent), StringComparer.Ordinal);

        int Of(string item, string choice) => counts.GetValueOrDefault((item, choice));
    }

    /// <summary>For each recommendation of an assembly its newest closed vote and what it came to.</summary>
    public static async Task<IReadOnlyDictionary<string, (Vote Vote, VoteResult Result)>> OfAssemblyAsync(EngageDb db, string assemblyId, CancellationToken cancellationToken = default)
    {
        var newest = new Dictionary<string, (Vote Vote, VoteResult Result)>(StringComparer.Ordinal);
        var votes = await db.Polls.OfType<Vote>().AsNoTracking().Where(v => v.AssemblyId == assemblyId && v.State == PollState.Closed).ToListAsync(cancellationToken);
        foreach (var vote in votes.OrderBy(v => v.ClosedAt))
        {
            foreach (var (recommendation, result) in await ReadAsync(db, vote, cancellationToken)) { newest[recommendation] = (vote, result); }
        }
        return newest;
    }

    /// <summary>What a closed poll came to, by item and choice, and how many could answer.</summary>
    /// <exception cref="InvalidOperationException">It is not closed, or its counts do not fit the turns that were used.</exception>
    public static async Task<(IReadOnlyDictionary<(string Item, string Choice), int> Counts, int Members)> CountsAsync(EngageDb db, Poll poll, CancellationToken cancellationToken = default)
    {
        if (poll.State != PollState.Closed) { throw new InvalidOperationException($"Poll {poll.Id} is not closed: nothing is read of it."); }
        var counts = await db.BallotCounts.AsNoTracking().Where(c => c.PollId == poll.Id).ToDictionaryAsync(c => (c.Item, c.Choice), c => c.Ballots, cancellationToken);
        var turns = await TurnsAsync(db, poll.Id, cancellationToken);
        var expected = turns.GetValueOrDefault(TurnState.Online) + (poll.Papers ?? 0);
        if (counts.GroupBy(c => c.Key.Item, StringComparer.Ordinal).FirstOrDefault(g => g.Sum(c => c.Value) != expected) is { } odd)
        {
            throw new InvalidOperationException($"Poll {poll.Id} has {odd.Sum(c => c.Value)} ballots on {odd.Key}, but {expected} were cast.");
        }
        return (counts, turns.Values.Sum());
    }

    /// <summary>How many turns of a poll are used, and how; also while it is open.</summary>
    public static async Task<IReadOnlyDictionary<TurnState, int>> TurnsAsync(EngageDb db, string pollId, CancellationToken cancellationToken = default) =>
        await db.Turns.Where(t => t.PollId == pollId).GroupBy(t => t.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
}
