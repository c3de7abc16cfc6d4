using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Recommendations;

/// <summary>What became of a ballot that was put in.</summary>
public enum CastOutcome
{
    /// <summary>It was counted.</summary>
    Counted,

    /// <summary>The member's turn was used before: nothing was counted.</summary>
    TurnIsUsed,

    /// <summary>The poll is not open, or not any more.</summary>
    NotOpen,

    /// <summary>The person is no member of the assembly.</summary>
    NoMember,
}

/// <summary>What became of a counting of papers.</summary>
public abstract record CountingOutcome
{
    /// <summary>It is kept, and another person counts next.</summary>
    public sealed record Kept : CountingOutcome;

    /// <summary>Both countings agree: the papers are counted into the result.</summary>
    public sealed record Agreed : CountingOutcome;

    /// <summary>The second counting differs from the first and was not kept.</summary>
    /// <param name="Items">What they see differently.</param>
    public sealed record Different(IReadOnlyList<string> Items) : CountingOutcome;

    /// <summary>It cannot be entered.</summary>
    /// <param name="Sentence">Why, for staff.</param>
    public sealed record Refused(string Sentence) : CountingOutcome;
}

/// <summary>
/// The one place where turns and counts are written. A ballot and its turn are one transaction; the poll's row is locked
/// first, so that a ballot either comes before the closing or not at all. Each time, all turns and all counts of the poll
/// are taken out and written anew in the order of their keys: changed in place, the database's own marks on rows (on
/// PostgreSQL the transaction and the place of a row) would name the ballot of each turn.
/// </summary>
public sealed class BallotBox(TimeProvider time)
{
    /// <summary>Opens a poll: an empty ballot box, and a turn for each member. The caller saves within <see cref="EngageDb.WriteAsync"/>.</summary>
    public async Task OpenAsync(EngageDb db, Poll poll, DateTimeOffset until, CancellationToken cancellationToken = default)
    {
        poll.Open(time.GetUtcNow(), until);
        await db.SaveChangesAsync(cancellationToken);
        var contents = new Contents(poll, [], poll.Items.SelectMany(item => poll.Choices.Select(choice => new BallotCount { PollId = poll.Id, Item = item, Choice = choice.Code })));
        await contents.CompleteRollAsync(db, cancellationToken);
        await contents.WriteAsync(db, cancellationToken);
    }

    /// <summary>Puts a member's ballot in.</summary>
    /// <param name="answers">The code of a choice for every item; the caller has checked them.</param>
    /// <exception cref="ArgumentException">An item is missing.</exception>
    public async Task<CastOutcome> CastAsync(EngageDb db, Poll poll, string member, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken = default)
    {
        if (poll.Missing(answers).Count > 0) { throw new ArgumentException("A ballot answers every item.", nameof(answers)); }
        return await UseTurnAsync(
            db,
            poll,
            member,
            TurnState.Online,
            contents =>
            {
                foreach (var item in poll.Items) { contents.Add(item, answers[item], 1); }
            },
            cancellationToken);
    }

    /// <summary>Gives a member a sheet of paper: from now on they cannot answer online.</summary>
    public Task<CastOutcome> GivePaperAsync(EngageDb db, Poll poll, string member, CancellationToken cancellationToken = default) =>
        UseTurnAsync(db, poll, member, TurnState.Paper, static _ => { }, cancellationToken);

    /// <summary>Takes an unused sheet back, before papers are counted.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> TakePaperBackAsync(EngageDb db, Poll poll, string member, CancellationToken cancellationToken = default)
    {
        var isTaken = false;
        await db.WriteAsync(
            async inside =>
            {
                if (!await LockAsync(inside, poll, cancellationToken) || await ArePapersCountedAsync(inside, poll, cancellationToken)) { return; }
                var contents = await Contents.ReadAsync(inside, poll, cancellationToken);
                isTaken = contents.Turn(member, TurnState.Paper, TurnState.Unused);
                if (isTaken) { await contents.WriteAsync(inside, cancellationToken); }
            },
            cancellationToken);
        return isTaken;
    }

    /// <summary>Keeps the first counting of the papers, or adds the papers when the second agrees with it.</summary>
    /// <param name="counting">What was counted, already checked to add up.</param>
    public async Task<CountingOutcome> CountPapersAsync(EngageDb db, Poll poll, PaperCount counting, CancellationToken cancellationToken = default)
    {
        CountingOutcome outcome = new CountingOutcome.Refused("It is closed: no papers can be added");
        await db.WriteAsync(
            async inside =>
            {
                if (!await LockAsync(inside, poll, cancellationToken)) { return; }
                var contents = await Contents.ReadAsync(inside, poll, cancellationToken);
                outcome = await JudgeAsync(inside, poll, contents.PapersGiven, counting, cancellationToken);
                if (outcome is CountingOutcome.Kept or CountingOutcome.Agreed) { inside.PaperCounts.Add(counting); }
                if (outcome is not CountingOutcome.Agreed) { return; }
                poll.AcceptPapers(counting.Papers);
                foreach (var (item, choices) in counting.Counts)
                {
                    foreach (var (choice, papers) in choices) { contents.Add(item, choice, papers); }
                }
                await contents.WriteAsync(inside, cancellationToken);
            },
            cancellationToken);
        return outcome;
    }

    /// <summary>Forgets the first counting, so that both are made again.</summary>
    public async Task CountAgainAsync(EngageDb db, Poll poll, CancellationToken cancellationToken = default) => await db.WriteAsync(
        async inside =>
        {
            if (!await LockAsync(inside, poll, cancellationToken) || await ArePapersCountedAsync(inside, poll, cancellationToken)) { return; }
            await inside.PaperCounts.Where(c => c.PollId == poll.Id).ExecuteDeleteAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>Closes a poll; what was counted can be read from then on.</summary>
    /// <returns>Why it cannot be closed yet, for staff; null when it was closed.</returns>
    public async Task<string?> CloseAsync(EngageDb db, Poll poll, CancellationToken cancellationToken = default)
    {
        string? obstacle = "It is closed already";
        await db.WriteAsync(
            async inside =>
            {
                if (!await LockAsync(inside, poll, cancellationToken)) { return; }
                var contents = await Contents.ReadAsync(inside, poll, cancellationToken);
                obstacle = contents.PapersGiven > 0 && !await ArePapersCountedAsync(inside, poll, cancellationToken) ? "Count the papers before you close: some members have one" : null;
                if (obstacle is not null) { return; }
                await contents.CompleteRollAsync(inside, cancellationToken);
                await contents.WriteAsync(inside, cancellationToken);
                poll.Close(time.GetUtcNow());
            },
            cancellationToken);
        return obstacle;
    }

    private async Task<CastOutcome> UseTurnAsync(EngageDb db, Poll poll, string member, TurnState how, Action<Contents> then, CancellationToken cancellationToken)
    {
        var outcome = CastOutcome.NotOpen;
        await db.WriteAsync(
            async inside =>
            {
                if (!await LockAsync(inside, poll, cancellationToken) || !poll.AcceptsAt(time.GetUtcNow())) { return; }
                if (how == TurnState.Paper && await ArePapersCountedAsync(inside, poll, cancellationToken)) { return; }
                var contents = await Contents.ReadAsync(inside, poll, cancellationToken);
                await contents.CompleteRollAsync(inside, cancellationToken);
                outcome = !await IsMemberAsync(inside, poll, member, cancellationToken) ? CastOutcome.NoMember
                    : contents.Turn(member, TurnState.Unused, how) ? CastOutcome.Counted
                    : CastOutcome.TurnIsUsed;
                if (outcome != CastOutcome.Counted) { return; }
                then(contents);
                await contents.WriteAsync(inside, cancellationToken);
            },
            cancellationToken);
        return outcome;
    }

    private static async Task<CountingOutcome> JudgeAsync(EngageDb db, Poll poll, int papersGiven, PaperCount counting, CancellationToken cancellationToken)
    {
        if (await ArePapersCountedAsync(db, poll, cancellationToken)) { return new CountingOutcome.Refused("The papers are counted already"); }
        if (counting.Papers > papersGiven) { return new CountingOutcome.Refused($"There cannot be more papers than members who were given one: {papersGiven}"); }
        var first = await db.PaperCounts.SingleOrDefaultAsync(c => c.PollId == poll.Id && c.Pass == CountingPass.First, cancellationToken);
        if (counting.Pass == CountingPass.First) { return first is null ? new CountingOutcome.Kept() : new CountingOutcome.Refused("The first counting is entered already"); }
        if (first is null) { return new CountingOutcome.Refused("The first counting is not entered yet"); }
        if (string.Equals(first.By, counting.By, StringComparison.OrdinalIgnoreCase)) { return new CountingOutcome.Refused("Somebody else must make the second counting"); }
        return PaperCount.Differences(poll, first, counting) is { Count: > 0 } differences ? new CountingOutcome.Different(differences) : new CountingOutcome.Agreed();
    }

    /// <summary>Makes everybody else wait who changes this poll; false when it takes no more ballots.</summary>
    private static async Task<bool> LockAsync(EngageDb db, Poll poll, CancellationToken cancellationToken) =>
        await db.Polls.Where(p => p.Id == poll.Id && p.State == PollState.Open).ExecuteUpdateAsync(s => s.SetProperty(p => p.CreatedBy, p => p.CreatedBy), cancellationToken) == 1;

    private static Task<bool> ArePapersCountedAsync(EngageDb db, Poll poll, CancellationToken cancellationToken) => db.Polls.AnyAsync(p => p.Id == poll.Id && p.Papers != null, cancellationToken);

    private static Task<bool> IsMemberAsync(EngageDb db, Poll poll, string member, CancellationToken cancellationToken) =>
        db.Registrations.AnyAsync(r => r.Id == member && r.AssemblyId == poll.AssemblyId && r.Seat == SeatState.Confirmed, cancellationToken);

    /// <summary>All turns and counts of a poll, read under its lock and written back whole.</summary>
    private sealed class Contents(Poll poll, IEnumerable<Turn> turns, IEnumerable<BallotCount> counts)
    {
        private readonly Dictionary<string, Turn> _turns = turns.ToDictionary(t => t.Member, StringComparer.Ordinal);
        private readonly Dictionary<(string Item, string Choice), BallotCount> _counts = counts.ToDictionary(c => (c.Item, c.Choice));

        public int PapersGiven => _turns.Values.Count(t => t.State == TurnState.Paper);

        public static async Task<Contents> ReadAsync(EngageDb db, Poll poll, CancellationToken cancellationToken) => new(
            poll,
            await db.Turns.AsNoTracking().Where(t => t.PollId == poll.Id).ToListAsync(cancellationToken),
            await db.BallotCounts.AsNoTracking().Where(c => c.PollId == poll.Id).ToListAsync(cancellationToken));

        /// <summary>Whoever has become a member since gets a turn too.</summary>
        public async Task CompleteRollAsync(EngageDb db, CancellationToken cancellationToken)
        {
            var members = await db.Registrations.Where(r => r.AssemblyId == poll.AssemblyId && r.Seat == SeatState.Confirmed).Select(r => r.Id).ToListAsync(cancellationToken);
            foreach (var member in members) { _turns.TryAdd(member, new Turn { PollId = poll.Id, Member = member }); }
        }

        public bool Turn(string member, TurnState from, TurnState to)
        {
            if (!_turns.TryGetValue(member, out var turn) || turn.State != from) { return false; }
            turn.State = to;
            return true;
        }

        public void Add(string item, string choice, int ballots) => _counts[(item, choice)].Ballots += ballots;

        public async Task WriteAsync(EngageDb db, CancellationToken cancellationToken)
        {
            await db.Turns.Where(t => t.PollId == poll.Id).ExecuteDeleteAsync(cancellationToken);
            await db.BallotCounts.Where(c => c.PollId == poll.Id).ExecuteDeleteAsync(cancellationToken);
            db.Turns.AddRange(_turns.Values.OrderBy(t => t.Member, StringComparer.Ordinal));
            db.BallotCounts.AddRange(_counts.Values.OrderBy(c => c.Item, StringComparer.Ordinal).ThenBy(c => c.Choice, StringComparer.Ordinal));
            await db.SaveChangesAsync(cancellationToken);
            foreach (var row in _turns.Values.Cast<object>().Concat(_counts.Values)) { db.Entry(row).State = EntityState.Detached; }
        }
    }
}
