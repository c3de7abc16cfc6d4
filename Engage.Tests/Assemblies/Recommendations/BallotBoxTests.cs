using System.Data.Common;
using System.Globalization;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Tests.Data;
using Engage.Tests.Support;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Assemblies.Recommendations;

public sealed class BallotBoxOnSqlite() : BallotBoxTests(TestDatabase.SqliteAsync)
{
    // rowid is the order in which SQLite was given the rows.
    protected override string[] Marks => ["rowid"];

    protected override Task<TestDatabase> NewWorldAsync() => TestDatabase.SqliteAsync();
}

[NeedsPostgres]
public sealed class BallotBoxOnPostgres() : BallotBoxTests(TestDatabase.PostgresAsync)
{
    protected override string[] Marks => [];

    protected override Task<TestDatabase> NewWorldAsync() => TestDatabase.PostgresAsync();

    [DatabaseFact]
    public async Task The_transaction_that_wrote_a_row_is_the_same_for_all_turns_and_all_counts()
    {
        var vote = await OpenVoteAsync(recommendations: 3);
        foreach (var member in People.Take(7)) { await CastAsync(vote, member.Id, Vote.Support, Vote.Oppose, Vote.Abstain); }

        var turns = await RowsAsync("SELECT DISTINCT xmin::text FROM poll_turns");
        var counts = await RowsAsync("SELECT DISTINCT xmin::text FROM ballot_counts");

        Assert.Equal(Assert.Single(turns), Assert.Single(counts));
    }
}

/// <summary>Votes are counted once, in secret, and only while the vote is open.</summary>
public abstract class BallotBoxTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    /// <summary>What the database itself knows of a row, beside its columns.</summary>
    protected abstract string[] Marks { get; }

    /// <summary>Another database of the same kind.</summary>
    protected abstract Task<TestDatabase> NewWorldAsync();

    /// <summary>The members of the assembly of the vote.</summary>
    protected IReadOnlyList<Registration> People { get; private set; } = [];

    private BallotBox Box => new(Database.Time);

    [DatabaseFact]
    public async Task Of_fifty_posts_of_one_member_at_once_one_counts()
    {
        var vote = await OpenVoteAsync();
        var start = new TaskCompletionSource();
        var posts = Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            await start.Task;
            return await CastAsync(vote, People[0].Id, i % 2 == 0 ? Vote.Support : Vote.Oppose, Vote.Abstain);
        })).ToList();

        start.SetResult();
        var outcomes = await Task.WhenAll(posts);

        Assert.Equal(1, outcomes.Count(o => o == CastOutcome.Counted));
        Assert.Equal(49, outcomes.Count(o => o == CastOutcome.TurnIsUsed));
        Assert.Equal(1, await ReadAsync(db => db.BallotCounts.Where(c => c.PollId == vote.Id && c.Item == vote.Items[0]).SumAsync(c => c.Ballots)));
        Assert.Equal(1, await ReadAsync(db => db.Turns.CountAsync(t => t.PollId == vote.Id && t.State == TurnState.Online)));
    }

    [DatabaseFact]
    public async Task All_members_at_once_are_all_counted()
    {
        var vote = await OpenVoteAsync(members: 30);

        var outcomes = await Task.WhenAll(People.Select((member, i) => Task.Run(() => CastAsync(vote, member.Id, i < 20 ? Vote.Support : i < 27 ? Vote.Oppose : Vote.Abstain, Vote.Support))));

        Assert.All(outcomes, o => Assert.Equal(CastOutcome.Counted, o));
        Assert.Equal(new VoteResult(30, 20, 7, 3, 50), await ResultAsync(vote, 0));
        Assert.Equal(new VoteResult(30, 30, 0, 0, 50), await ResultAsync(vote, 1));
    }

    [DatabaseFact]
    public async Task Nobody_can_tell_from_the_database_who_voted_what_or_in_which_order()
    {
        // Two worlds: the same people use their turns, and as many say the same; but who says what, and who comes first, differs.
        var (first, _) = await VotedAsync((0, Vote.Support), (1, Vote.Oppose), (2, Vote.Oppose), (3, Vote.Abstain));
        var (second, _) = await VotedAsync((3, Vote.Oppose), (2, Vote.Support), (0, Vote.Abstain), (1, Vote.Oppose));

        Assert.Equal(first, second);
        Assert.Contains(first, line => line.Contains("Online", StringComparison.Ordinal));
        Assert.Contains(first, line => line.Contains("support", StringComparison.Ordinal));
    }

    [DatabaseFact]
    public async Task A_vote_that_is_over_or_timed_out_counts_nothing_more()
    {
        var vote = await OpenVoteAsync();
        Database.Time.Advance(TimeSpan.FromHours(4));
        Assert.Equal(CastOutcome.NotOpen, await CastAsync(vote, People[0].Id, Vote.Support, Vote.Support));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(async db => await VoteResults.CountsAsync(db, await db.Polls.SingleAsync(p => p.Id == vote.Id))));

        Assert.Null(await DoAsync(vote, (box, db, poll) => box.CloseAsync(db, poll)));
        Database.Time.Advance(TimeSpan.FromHours(-4));
        Assert.Equal(CastOutcome.NotOpen, await CastAsync(vote, People[0].Id, Vote.Support, Vote.Support));
        Assert.Equal(new VoteResult(12, 0, 0, 0, 50), await ResultAsync(vote, 0));
    }

    [DatabaseFact]
    public async Task Only_members_vote_and_one_who_joins_later_does_too()
    {
        var vote = await OpenVoteAsync();
        var late = MakeAssemblies.Member(await ReadAsync(db => db.Assemblies.SingleAsync()), Sample.Now);
        late.SeatTo(SeatState.Alternate, Sample.Now);
        await Database.SaveAsync(db => db.Registrations.Add(late));

        Assert.Equal(CastOutcome.NoMember, await CastAsync(vote, late.Id, Vote.Support, Vote.Support));
        await ReadAsync(async db =>
        {
            (await db.Registrations.SingleAsync(r => r.Id == late.Id)).SeatTo(SeatState.Confirmed, Sample.Now);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(CastOutcome.Counted, await CastAsync(vote, late.Id, Vote.Support, Vote.Support));
        Assert.Equal(13, (await ResultAsync(vote, 0)).Members);
    }

    [DatabaseFact]
    public async Task Papers_are_added_when_two_people_count_the_same_and_bar_their_holders_from_voting_online()
    {
        var vote = await OpenVoteAsync();
        foreach (var member in People.Take(3)) { Assert.Equal(CastOutcome.Counted, await DoAsync(vote, (box, db, poll) => box.GivePaperAsync(db, poll, member.Id))); }
        Assert.Equal(CastOutcome.TurnIsUsed, await CastAsync(vote, People[0].Id, Vote.Support, Vote.Support));
        Assert.Equal(CastOutcome.Counted, await CastAsync(vote, People[5].Id, Vote.Oppose, Vote.Support));
        Assert.Equal(CastOutcome.TurnIsUsed, await DoAsync(vote, (box, db, poll) => box.GivePaperAsync(db, poll, People[5].Id)));
        Assert.NotNull(await DoAsync(vote, (box, db, poll) => box.CloseAsync(db, poll)));

        Assert.IsType<CountingOutcome.Refused>(await CountAsync(vote, CountingPass.First, "a@office.example", 4, 0));
        Assert.IsType<CountingOutcome.Kept>(await CountAsync(vote, CountingPass.First, "a@office.example", 2, 1));
        Assert.IsType<CountingOutcome.Refused>(await CountAsync(vote, CountingPass.Second, "A@office.example", 2, 1));
        Assert.Equal(vote.Items, Assert.IsType<CountingOutcome.Different>(await CountAsync(vote, CountingPass.Second, "b@office.example", 3, 0)).Items);
        Assert.Equal(1, await SumAsync(vote));
        Assert.IsType<CountingOutcome.Agreed>(await CountAsync(vote, CountingPass.Second, "b@office.example", 2, 1));
        Assert.IsType<CountingOutcome.Refused>(await CountAsync(vote, CountingPass.Second, "b@office.example", 2, 1));
        Assert.False(await DoAsync(vote, (box, db, poll) => box.TakePaperBackAsync(db, poll, People[0].Id)));

        Assert.Null(await DoAsync(vote, (box, db, poll) => box.CloseAsync(db, poll)));
        Assert.Equal(new VoteResult(12, 2, 2, 0, 50), await ResultAsync(vote, 0));
    }

    [DatabaseFact]
    public async Task A_sheet_that_was_given_back_lets_its_holder_vote_online()
    {
        var vote = await OpenVoteAsync();
        await DoAsync(vote, (box, db, poll) => box.GivePaperAsync(db, poll, People[0].Id));

        Assert.True(await DoAsync(vote, (box, db, poll) => box.TakePaperBackAsync(db, poll, People[0].Id)));
        Assert.False(await DoAsync(vote, (box, db, poll) => box.TakePaperBackAsync(db, poll, People[0].Id)));
        Assert.Equal(CastOutcome.Counted, await CastAsync(vote, People[0].Id, Vote.Support, Vote.Support));
    }

    [DatabaseFact]
    public async Task Closing_while_everybody_votes_loses_and_adds_none()
    {
        var vote = await OpenVoteAsync(members: 12);

        var casting = People.Select(member => Task.Run(() => CastAsync(vote, member.Id, Vote.Support, Vote.Abstain))).ToList();
        var closing = Task.Run(() => DoAsync(vote, (box, db, poll) => box.CloseAsync(db, poll)));
        var counted = (await Task.WhenAll(casting)).Count(o => o == CastOutcome.Counted);
        Assert.Null(await closing);

        Assert.Equal(counted, (await ResultAsync(vote, 0)).Support);
        Assert.Equal(counted, await ReadAsync(db => db.Turns.CountAsync(t => t.State == TurnState.Online)));
    }

    /// <summary>Makes an assembly and opens a vote on some recommendations.</summary>
    protected async Task<Vote> OpenVoteAsync(int recommendations = 2, int members = 12)
    {
        var (programme, assembly) = MakeAssemblies.Both("crewe", Sample.Now);
        var drafts = Enumerable.Range(1, recommendations).Select(n => new Recommendation(Make.NewId(), assembly.Id, n, new($"Title {n}", "Wording", "Reasons", "", ""), Sample.Now, "editor@office.example")).ToList();
        var vote = new Vote(Make.NewId(), assembly.Id, "The third workshop", 50, Sample.Now, "editor@office.example");
        await Database.SaveAsync(db => People = MakeAssemblies.Save(db, programme, assembly, members, Sample.Now));
        await OpenAsync(vote, drafts);
        return vote;
    }

    /// <summary>Casts one member's ballot in a context of its own, as a request does.</summary>
    protected Task<CastOutcome> CastAsync(Vote vote, string member, params string[] choices) =>
        DoAsync(vote, (box, db, poll) => box.CastAsync(db, poll, member, vote.Items.Zip(choices).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal)));

    /// <summary>The rows of a query, each as one line.</summary>
    protected Task<IReadOnlyList<string>> RowsAsync(string sql) => ReadAsync<IReadOnlyList<string>>(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) { rows.Add(LineOf(reader)); }
        return rows;
    });

    private static string LineOf(DbDataReader reader) =>
        string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)}"));

    private Task<int> OpenAsync(Vote vote, List<Recommendation> drafts) => ReadAsync(async db =>
    {
        await db.WriteAsync(async inside =>
        {
            inside.Recommendations.AddRange(drafts);
            foreach (var draft in drafts) { vote.Put(draft); }
            inside.Polls.Add(vote);
            await Box.OpenAsync(inside, vote, Database.Time.GetUtcNow().AddHours(3));
        });
        return 0;
    });

    /// <summary>A database in which members, with the same ids each time, voted one after the other; everything in it but secrets and times.</summary>
    private async Task<(IReadOnlyList<string> Lines, Vote Vote)> VotedAsync(params (int Member, string Choice)[] ballots)
    {
        await using var world = await NewWorldAsync();
        string[] ids = [.. Enumerable.Range(0, 12).Select(i => $"0000000000000000000000000{"0123456789ab"[i]}")];
        var (programme, assembly) = (new AssemblyProgramme(ids[0], "p", "Europe/London", Sample.Now), new Assembly(ids[1], ids[0], "a", "A", "E1", 30));
        var draft = new Recommendation(ids[2], assembly.Id, 1, new("T", "W", "R", "", ""), Sample.Now, "e");
        var vote = new Vote(ids[3], assembly.Id, "V", 50, Sample.Now, "e");
        await world.SaveAsync(db =>
        {
            db.AssemblyProgrammes.Add(programme);
            db.Assemblies.Add(assembly);
            db.Registrations.AddRange(ids.Take(6).Select((id, i) => new Registration { Id = id, AssemblyId = assembly.Id, HouseholdId = ids[4], Pseudonym = $"p{i}", FeaturesJson = "{}", RegisteredHour = Sample.Now }));
        });
        await world.WithAsync(async db =>
        {
            foreach (var person in await db.Registrations.ToListAsync()) { person.SeatTo(SeatState.Confirmed, Sample.Now); }
            return await db.SaveChangesAsync();
        });
        await world.WithAsync(async db =>
        {
            await db.WriteAsync(async inside =>
            {
                inside.Recommendations.Add(draft);
                vote.Put(draft);
                inside.Polls.Add(vote);
                await new BallotBox(world.Time).OpenAsync(inside, vote, world.Time.GetUtcNow().AddHours(3));
            });
            return 0;
        });
        foreach (var (member, choice) in ballots)
        {
            world.Time.Advance(TimeSpan.FromMinutes(1));
            await world.WithAsync(async db => await new BallotBox(world.Time).CastAsync(db, await db.Polls.SingleAsync(), ids[member], new Dictionary<string, string>(StringComparer.Ordinal) { [draft.Id] = choice }));
        }
        return (await DumpAsync(world), vote);
    }

    /// <summary>Every row of every table with what the database knows of it besides.</summary>
    private async Task<IReadOnlyList<string>> DumpAsync(TestDatabase world) => await world.WithAsync(async db =>
    {
        var lines = new List<string>();
        var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal).Where(t => t is not "data_protection_keys").Order(StringComparer.Ordinal).ToList();
        await db.Database.OpenConnectionAsync();
        foreach (var table in tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names are the model's own.
            command.CommandText = $"SELECT {string.Concat(Marks.Select(m => m + " AS mark_" + m + ", "))}* FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) { lines.Add($"{table}: {LineOf(reader)}"); }
        }
        // In the order in which the rows lie.
        return lines;
    });

    private Task<T> DoAsync<T>(Vote vote, Func<BallotBox, EngageDb, Poll, Task<T>> act) => ReadAsync(async db => await act(Box, db, await db.Polls.SingleAsync(p => p.Id == vote.Id)));

    private Task<CountingOutcome> CountAsync(Vote vote, CountingPass pass, string by, int support, int oppose) => DoAsync(vote, (box, db, poll) => box.CountPapersAsync(db, poll, new PaperCount
    {
        PollId = poll.Id,
        Pass = pass,
        Papers = support + oppose,
        CountsJson = PaperCount.Write(poll.Items.ToDictionary(i => i, _ => new Dictionary<string, int>(StringComparer.Ordinal) { [Vote.Support] = support, [Vote.Oppose] = oppose, [Vote.Abstain] = 0 }, StringComparer.Ordinal)),
        At = Sample.Now,
        By = by,
    }));

    private Task<int> SumAsync(Vote vote) => ReadAsync(db => db.BallotCounts.Where(c => c.PollId == vote.Id && c.Item == vote.Items[0]).SumAsync(c => c.Ballots));

    // Nothing can be read of a vote that is open: it is closed first.
    private async Task<VoteResult> ResultAsync(Vote vote, int item)
    {
        await DoAsync(vote, (box, db, poll) => box.CloseAsync(db, poll));
        return await ReadAsync(async db => (await VoteResults.ReadAsync(db, (Vote)await db.Polls.SingleAsync(p => p.Id == vote.Id)))[vote.Items[item]]);
    }
}
