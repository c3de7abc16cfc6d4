using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Messages;
using Engage.Domain.Sortition.Draws;
using Engage.Domain.Sortition.Selection;
using Engage.Tests.Data;
using Engage.Tests.Support;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Engage.Web.Security.Contacts;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Tests.Assemblies.Draws;

public sealed class DrawHoldingOnSqlite() : DrawHoldingTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class DrawHoldingOnPostgres() : DrawHoldingTests(TestDatabase.PostgresAsync);

/// <summary>A draw from the pool to the confirmed panel, and the draws after it.</summary>
public abstract class DrawHoldingTests(Func<Task<TestDatabase>> create) : DatabaseTests(create), IAsyncLifetime
{
    private ServiceProvider _services = null!;
    private AsyncServiceScope _scope;
    private AssemblyProgramme _programme = null!;
    private Assembly _assembly = null!;

    private EngageDb Db => _scope.ServiceProvider.GetRequiredService<EngageDb>();

    private PublicDraws Draws => _scope.ServiceProvider.GetRequiredService<PublicDraws>();

    private SeatKeeping Seats => _scope.ServiceProvider.GetRequiredService<SeatKeeping>();

    private DateTimeOffset Now => Database.Time.GetUtcNow();

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        var services = new ServiceCollection();
        Database.Register(services);
        services.AddLogging().AddSingleton<JobSignal>().AddScoped<JobQueue>().AddSingleton<IOutputCacheStore, NoCache>().AddSingleton<ParticipantContacts>().AddSingleton<Attendees>().AddSingleton<SessionMessages>().AddScoped<SessionBookings>().AddDraws();
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        _scope = _services.CreateAsyncScope();
        await PoolAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
        await DisposeAsync();
    }

    [DatabaseFact]
    public async Task A_panel_is_drawn_in_public_and_everybody_is_told()
    {
        var draw = await HoldAsync(await BeginAsync(), "417");

        var lottery = await FileAsync(draw, DrawFileName.Published);
        var record = await FileAsync(draw, DrawFileName.Record);
        var checks = LotteryVerifier.Verify(lottery, record, draw.PublishedSha256);
        Assert.All(checks, c => Assert.True(c.Passed == true, $"{c.What}: {c.Detail}"));
        Assert.Equal(7, checks.Count);

        var drawn = DrawRecord.Read(record)!;
        var people = await Db.Registrations.AsNoTracking().ToDictionaryAsync(r => r.Pseudonym);
        Assert.All(drawn.Members, m => Assert.Equal(SeatState.Offered, people[m].Seat));
        Assert.All(drawn.Alternates, m => Assert.Equal(SeatState.Alternate, people[m].Seat));
        Assert.Equal(40 - 6 - 2, people.Values.Count(p => p.Seat == SeatState.NotSelected));
        Assert.Equal(3, drawn.Members.Count(m => people[m].FeaturesJson.Contains("female", StringComparison.Ordinal)));
        var told = (await Db.OutboxMessages.AsNoTracking().ToListAsync()).CountBy(m => m.Kind).ToDictionary();
        Assert.Equal((6, 6, 2, 32), (told[MessageKind.Selected], told[MessageKind.ConfirmPlace], told[MessageKind.Alternate], told[MessageKind.NotSelected]));
        Assert.Equal(["draw-requested", "draw-announced", "randomness-entered", "draw-held"], await Db.AuditEntries.OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }

    [DatabaseFact]
    public async Task The_public_files_name_nobody()
    {
        var draw = await HoldAsync(await BeginAsync(), "003");
        var text = System.Text.Encoding.UTF8.GetString(await FileAsync(draw, DrawFileName.Published)) + System.Text.Encoding.UTF8.GetString(await FileAsync(draw, DrawFileName.Record));

        foreach (var person in await Db.Registrations.AsNoTracking().ToListAsync())
        {
            foreach (var secret in new[] { person.Id, person.HouseholdId, person.EmailHash!, person.Name!, person.Email! }) { Assert.DoesNotContain(secret, text, StringComparison.Ordinal); }
        }
        Assert.DoesNotContain("example.org", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Person 1", text, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Two_officers_who_read_different_digits_draw_nothing()
    {
        var draw = await AnnounceAsync(await BeginAsync());
        Database.Time.Advance(TimeSpan.FromHours(2));
        await Draws.EnterAsync(_assembly, draw, DrawRandomness.Parse("417")!, "anna", CancellationToken.None);

        Assert.False(await Draws.ConfirmAsync(_assembly, draw, DrawRandomness.Parse("471")!, "ben", CancellationToken.None));
        Assert.Equal((DrawState.Announced, null), (draw.State, draw.Randomness));
        Assert.Equal(0, await Db.SeatOffers.CountAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await Draws.EnterAsync(_assembly, draw, DrawRandomness.Parse("417")!, "anna", CancellationToken.None);
            await Draws.ConfirmAsync(_assembly, draw, DrawRandomness.Parse("417")!, "anna", CancellationToken.None);
        });
    }

    [DatabaseFact]
    public async Task Impossible_quotas_are_eased_as_little_as_needed_and_only_by_an_officer_with_a_reason()
    {
        // All 40 people of the pool: nobody has a third answer that must have two seats.
        _assembly.Aim(new SelectionTargets([.. _assembly.Targets.Features, new TargetFeature("tenure", "Tenure", "?", null, null, [new("own", "Owner", null, 2, 4), new("rent", "Renter", null, 2, 4)])]));
        foreach (var person in await Db.Registrations.ToListAsync()) { person.FeaturesJson = person.FeaturesJson.Replace("}", ",\"tenure\":\"own\"}", StringComparison.Ordinal); }
        await Db.SaveChangesAsync();

        var draw = await BeginAsync();
        var relaxation = DrawReport.FromJson(draw.ReportJson!).Relaxation!;
        // Two seats off the lower bound of 2 cost 2 each, two seats on the upper bound 1 each.
        Assert.Equal((DrawState.Infeasible, 6.0, true), (draw.State, Math.Round(relaxation.Cost, 9), relaxation.IsProven));
        Assert.Equal(["Tenure, Owner: at most 6 instead of 4", "Tenure, Renter: at least 0 instead of 2"], relaxation.Changes.Select(c => c.Sentence));

        var next = await ComputeAsync(await Draws.RelaxAsync(_assembly, draw, "The letters did not reach renters.", "anna", CancellationToken.None));

        Assert.Equal((DrawState.Ready, DrawState.Abandoned, 2), (next.State, draw.State, next.Number));
        Assert.Equal([(2, 6), (0, 4)], _assembly.Targets.Find("tenure")!.Values.Select(v => (v.Min, v.Max)));
        Assert.Contains("did not reach renters", (await Db.AuditEntries.SingleAsync(e => e.Action == "quotas-relaxed")).Reason, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task An_alternate_steps_in_for_who_declines_and_for_who_does_not_answer()
    {
        await HoldAsync(await BeginAsync(), "500");
        var offers = await Db.SeatOffers.Where(o => o.As == DrawnAs.Member).OrderBy(o => o.Order).ToListAsync();
        foreach (var offer in offers.Skip(2)) { Assert.True(await Seats.ConfirmAsync(_assembly, offer, null, CancellationToken.None)); }

        Assert.True(await Seats.DeclineAsync(_assembly, offers[0], "anna", CancellationToken.None));
        Assert.Equal(1, await Db.SeatOffers.CountAsync(o => o.As == DrawnAs.Alternate && o.State == OfferState.Offered));

        Database.Time.Advance(TimeSpan.FromDays(8));
        await Db.WriteAsync(_ => Seats.LookAfterAsync(_assembly, CancellationToken.None));

        // The member who did not answer and the first alternate, who was asked on the same day, both lost their seats.
        Assert.Equal(2, await Db.SeatOffers.CountAsync(o => o.State == OfferState.Lapsed));
        Assert.Equal(1, await Db.SeatOffers.CountAsync(o => o.As == DrawnAs.Alternate && o.State == OfferState.Offered));
        Assert.Equal(5, await Db.SeatOffers.CountAsync(o => o.State == OfferState.Offered || o.State == OfferState.Confirmed));
        var states = (await Db.Registrations.AsNoTracking().ToListAsync()).CountBy(r => r.Seat).ToDictionary();
        Assert.Equal((4, 3, 1, 32), (states[SeatState.Confirmed], states[SeatState.Declined], states[SeatState.Offered], states[SeatState.NotSelected]));
        // Who has answered is not reminded.
        Assert.Equal(5, await Db.OutboxMessages.CountAsync(m => m.Kind == MessageKind.ConfirmPlace && m.State == MessageState.Withdrawn));
    }

    [DatabaseFact]
    public async Task Somebody_who_withdraws_leaves_their_seat_to_an_alternate()
    {
        await HoldAsync(await BeginAsync(), "500");
        var offer = await Db.SeatOffers.FirstAsync(o => o.As == DrawnAs.Member);
        (await Db.Registrations.SingleAsync(r => r.Id == offer.RegistrationId)).Erase(Now);
        await Db.SaveChangesAsync();

        await _services.GetRequiredService<SeatKeeper>().RunOnceAsync(CancellationToken.None);

        Assert.Equal(OfferState.Declined, await Db.SeatOffers.AsNoTracking().Where(o => o.Id == offer.Id).Select(o => o.State).SingleAsync());
        Assert.Equal(6, await Db.SeatOffers.CountAsync(o => o.State == OfferState.Offered));
    }

    [DatabaseFact]
    public async Task A_replacement_draw_fills_what_is_missing_and_nobody_joins_a_member_of_the_same_address()
    {
        var first = await HoldAsync(await BeginAsync(alternates: 0), "500");
        var offers = await Db.SeatOffers.OrderBy(o => o.Order).ToListAsync();
        foreach (var offer in offers.Skip(2)) { await Seats.ConfirmAsync(_assembly, offer, null, CancellationToken.None); }
        foreach (var offer in offers.Take(2)) { await Seats.DeclineAsync(_assembly, offer, null, CancellationToken.None); }
        // A neighbour of somebody who is confirmed registers late: in the pool, and not to be drawn.
        var member = await Db.Registrations.SingleAsync(r => r.Id == offers[5].RegistrationId);
        Db.Registrations.Add(MakeAssemblies.Person(_assembly, 99, "female", "yes", Now, member.HouseholdId));
        await Db.SaveChangesAsync();

        var second = await BeginAsync(DrawKind.Replacement);
        Assert.Equal((2, 2, DrawState.Ready), (second.Number, second.Seats, second.State));
        var lottery = LotteryDocument.Read(await FileAsync(second, DrawFileName.Lottery)).Document!;
        var pseudonyms = lottery.People.Select(p => p.Pseudonym).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain("K099", pseudonyms);
        var people = await Db.Registrations.AsNoTracking().ToDictionaryAsync(r => r.Id);
        Assert.All(offers, o => Assert.DoesNotContain(people[o.RegistrationId].Pseudonym, pseudonyms));

        await HoldAsync(second, "001");
        foreach (var offer in await Db.SeatOffers.Where(o => o.DrawId == second.Id && o.State == OfferState.Offered).ToListAsync()) { await Seats.ConfirmAsync(_assembly, offer, null, CancellationToken.None); }
        var panel = await Db.Registrations.AsNoTracking().Where(r => r.Seat == SeatState.Confirmed).ToListAsync();
        var (pool, _) = SelectionPool.Of(_assembly.Targets, panel);
        var counts = pool.Count(pool.Members);
        Assert.Equal(6, panel.Count);
        Assert.All(pool.Quotas, q => Assert.True(q.Quota.Allows(counts[q.Row]), q.ToString()));
        Assert.Equal(panel.Count, panel.Select(p => p.HouseholdId).Distinct().Count());
        // The first draw stays as it was.
        Assert.Equal(first.PublishedSha256, new DrawFile { DrawId = first.Id, Name = DrawFileName.Published, Bytes = await FileAsync(first, DrawFileName.Published) }.Sha256());
        Assert.Equal(2, await Db.SeatOffers.CountAsync(o => o.DrawId == first.Id && o.State == OfferState.Declined));
    }

    [DatabaseFact]
    public async Task Only_one_draw_goes_on_at_a_time()
    {
        var draw = await BeginAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => BeginAsync());
        await Draws.AbandonAsync(_assembly, draw, "Another date is needed.", "anna", CancellationToken.None);
        Assert.Equal(2, (await BeginAsync()).Number);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Draws.RequestAsync(_assembly, Options(DrawKind.Replacement, 0), "anna", CancellationToken.None));
    }

    [DatabaseFact]
    public async Task A_person_finds_their_tickets_and_they_are_as_many_as_their_chance_says()
    {
        var draw = await HoldAsync(await BeginAsync(), "417");
        var lottery = LotteryDocument.Read(await FileAsync(draw, DrawFileName.Published)).Document!;

        foreach (var person in (await Db.Registrations.AsNoTracking().ToListAsync()).Take(5))
        {
            var part = Assert.Single(await DrawTickets.OfAsync(Db, person, CancellationToken.None));
            var place = lottery.People.Select(p => p.Pseudonym).ToList().IndexOf(person.Pseudonym);
            Assert.Equal(lottery.People[place].Probability, part.Tickets.Count / 1000.0);
            Assert.All(part.Tickets, t => Assert.Contains(place, lottery.Panels[t]));
            var facts = await new DrawData().ReadAsync(Db, person, CancellationToken.None);
            Assert.Contains(facts, f => f.Value == person.Pseudonym);
            Assert.Contains(facts, f => f.Name == "Panels in draw 1" && f.Value.StartsWith($"{part.Tickets.Count} of 1,000: ", StringComparison.Ordinal));
        }
    }

    private static DrawOptions Options(DrawKind kind, int alternates) => new(kind, SelectionAlgorithm.Leximin, alternates, StepInRule.NearestToQuotas, 7, 11);

    private async Task PoolAsync()
    {
        (_programme, _assembly) = MakeAssemblies.ToDraw(Now);
        var people = MakeAssemblies.People(_assembly, Now, _services.GetRequiredService<ContactCipher>(), _services.GetRequiredService<ContactHash>());
        await MakeAssemblies.KeepAsync(Db, _programme, _assembly, people);
    }

    private async Task<PanelDraw> BeginAsync(DrawKind kind = DrawKind.First, int alternates = 2) =>
        await ComputeAsync(await Draws.RequestAsync(_assembly, Options(kind, alternates), "anna", CancellationToken.None));

    /// <summary>Runs the job as the worker does, in a scope of its own.</summary>
    private async Task<PanelDraw> ComputeAsync(PanelDraw draw)
    {
        var worker = ActivatorUtilities.CreateInstance<JobWorker>(_services);
        Assert.True(await worker.RunOneAsync(CancellationToken.None));
        var job = await Db.Jobs.AsNoTracking().SingleAsync(j => j.Subject == draw.Id);
        Assert.True(job.State == JobState.Done, job.Message);
        await Db.Entry(draw).ReloadAsync();
        return draw;
    }

    private async Task<PanelDraw> AnnounceAsync(PanelDraw draw)
    {
        await Draws.AnnounceAsync(_assembly, draw, RandomSource.OfDigits(Now.AddHours(1), "Dice in the library"), "anna", CancellationToken.None);
        return draw;
    }

    private async Task<PanelDraw> HoldAsync(PanelDraw draw, string digits)
    {
        await AnnounceAsync(draw);
        Database.Time.Advance(TimeSpan.FromHours(1));
        await Draws.EnterAsync(_assembly, draw, DrawRandomness.Parse(digits)!, "anna", CancellationToken.None);
        Assert.True(await Draws.ConfirmAsync(_assembly, draw, DrawRandomness.Parse(digits)!, "ben", CancellationToken.None));
        return draw;
    }

    private Task<byte[]> FileAsync(PanelDraw draw, DrawFileName name) => Db.DrawFiles.AsNoTracking().Where(f => f.DrawId == draw.Id && f.Name == name).Select(f => f.Bytes).SingleAsync();

    private sealed class NoCache : IOutputCacheStore
    {
        public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => ValueTask.FromResult<byte[]?>(null);

        public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
