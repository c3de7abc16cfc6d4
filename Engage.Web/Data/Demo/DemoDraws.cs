using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Draws;
using Engage.Domain.Sortition.Selection;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Demo;

/// <summary>The selection of a panel in the demonstration: quotas, a pool, and, from the phase of selection on, a public draw with answers.</summary>
internal static class DemoDraws
{
    private const string First = "editor@engage.example", Second = "editor2@engage.example";
    private static readonly string[] Counted = ["age-band", "disability", "tenure"];
    private static readonly TimeSpan Announced = TimeSpan.FromHours(10), Held = TimeSpan.FromHours(42);

    /// <summary>Fills the selection of an assembly, as far as its phase has come; does nothing where there is a draw already.</summary>
    /// <param name="services">A scope's services.</param>
    /// <param name="seed">The same people, digits and answers for the same seed.</param>
    public static async Task SeedAsync(IServiceProvider services, AssemblyProgramme programme, Assembly assembly, ulong seed, CancellationToken cancellationToken = default)
    {
        var db = services.GetRequiredService<EngageDb>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (await db.PanelDraws.AnyAsync(d => d.AssemblyId == assembly.Id, cancellationToken)) { return; }
        await AimAsync(db, assembly, cancellationToken);
        var phase = assembly.PhaseOn(WallClock.Day(now, programme.Zone));
        if (phase < AssemblyPhase.Registering) { return; }
        var begins = assembly.StartOf(AssemblyPhase.Selecting) is { } day ? WallClock.Instant(day.ToDateTime(TimeOnly.MinValue), programme.Zone) : now;
        if (phase >= AssemblyPhase.Selecting) { await new Holding(services, db, assembly, RandomOf(assembly, seed), begins, now).RunAsync(phase, cancellationToken); }
    }

    /// <summary>Sets what the panel must look like, unless that is set: people are asked it when they register.</summary>
    public static async Task AimAsync(EngageDb db, Assembly assembly, CancellationToken cancellationToken)
    {
        if (assembly.Targets.Features.Count > 0) { return; }
        assembly.Aim(await TargetsAsync(db, assembly, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Age, disability and tenure of the area with some room, and two questions no census has.</summary>
    private static async Task<SelectionTargets> TargetsAsync(EngageDb db, Assembly assembly, CancellationToken cancellationToken)
    {
        var counts = await db.PopulationCounts.AsNoTracking().Where(c => c.AreaCode == assembly.AreaCode).ToListAsync(cancellationToken);
        var (size, half) = (assembly.PanelSize, assembly.PanelSize / 2);
        TargetFeature sex = CensusFeatures.All.Single(f => f.Code == "sex");
        return new SelectionTargets(
        [
            .. Counted.Select(code => CensusFeatures.Make(code, counts, size, 1)).OfType<TargetFeature>(),
            sex with { Source = "Made up: as many women as men", Values = [.. sex.Values.Select(v => v with { Min = half - 1, Max = half + 1 })] },
            new TargetFeature("trust", "Trust in the police", "How much do you trust the police where you live?", null, "Made up",
                [new("a-lot", "A lot", 40, size * 3 / 10, size / 2), new("some", "Some", 40, size * 3 / 10, size / 2), new("little", "Little or not at all", 20, size / 10, size * 3 / 10)]),
        ]);
    }

    /// <summary>A generator of an assembly's own, so that one seed makes different people in each.</summary>
    public static SeededRandom RandomOf(Assembly assembly, ulong seed) =>
        new(assembly.Slug.Aggregate(seed, (mixed, letter) => (mixed ^ letter) * 1_099_511_628_211)); // FNV-1a (Fowler, Noll, Vo 1991)

    /// <summary>Holds one draw by the classes officers' pages use, on the days on which it would have been.</summary>
    private sealed class Holding(IServiceProvider services, EngageDb db, Assembly assembly, SeededRandom random, DateTimeOffset begins, DateTimeOffset now)
    {
        private readonly MovingClock _clock = new(begins);

        public async Task RunAsync(AssemblyPhase phase, CancellationToken cancellationToken)
        {
            var messages = ActivatorUtilities.CreateInstance<SeatMessages>(services, db, _clock);
            var seats = ActivatorUtilities.CreateInstance<SeatKeeping>(services, db, messages, _clock);
            var draws = ActivatorUtilities.CreateInstance<PublicDraws>(services, db, seats, _clock);
            var options = new DrawOptions(DrawKind.First, SelectionAlgorithm.Leximin, assembly.Alternates, StepInRule.NearestToQuotas, 7, random.Next(int.MaxValue));
            var draw = await draws.AddAsync(assembly, options, First, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            // Nothing is queued: the demonstration is to be there when the site starts.
            var job = new Job { Id = NewId.Make(), Kind = DrawJob.JobKind, Subject = draw.Id, CreatedAt = begins, CreatedBy = First };
            await new DrawJob(db, _clock).RunAsync(job, new Progress<JobProgress>(), cancellationToken);
            if (draw.State != DrawState.Ready || !Reach(Announced)) { return; }

            await draws.AnnounceAsync(assembly, draw, RandomSource.OfDigits(begins + Held, "Three ten-sided dice, thrown by the chair of the advisory panel in the library and filmed"), First, cancellationToken);
            if (!Reach(Held)) { return; }
            var digits = DrawRandomness.Parse(random.Next(DrawJob.Panels).ToString("D3", System.Globalization.CultureInfo.InvariantCulture))!;
            await draws.EnterAsync(assembly, draw, digits, First, cancellationToken);
            await draws.ConfirmAsync(assembly, draw, digits, Second, cancellationToken);
            await AnswerAsync(seats, phase, cancellationToken);
            await ForgetMessagesAsync(cancellationToken);
        }

        /// <summary>Moves to a moment after the beginning; false when it has not come yet.</summary>
        private bool Reach(TimeSpan after)
        {
            if (begins + after > now) { return false; }
            _clock.Now = begins + after;
            return true;
        }

        private async Task AnswerAsync(SeatKeeping seats, AssemblyPhase phase, CancellationToken cancellationToken)
        {
            // While the panel is being selected some have not answered yet; later everybody has.
            var isOver = phase > AssemblyPhase.Selecting;
            for (var round = 0; round < 5; round++)
            {
                if (!Reach(Held + TimeSpan.FromHours(20 + (24 * round)))) { return; }
                foreach (var offer in await db.SeatOffers.Where(o => o.AssemblyId == assembly.Id && o.State == OfferState.Offered).OrderBy(o => o.As).ThenBy(o => o.Order).ToListAsync(cancellationToken))
                {
                    switch (random.Next(20))
                    {
                        case 0:
                            await seats.DeclineAsync(assembly, offer, offer.Order % 2 == 0 ? First : null, cancellationToken);
                            break;
                        case <= 12:
                            await seats.ConfirmAsync(assembly, offer, null, cancellationToken);
                            break;
                        case var _ when isOver && round == 4:
                            await seats.ConfirmAsync(assembly, offer, First, cancellationToken);
                            break;
                        default:
                            break;
                    }
                }
            }
        }

        /// <summary>Nobody of the demonstration has a mailbox.</summary>
        private Task ForgetMessagesAsync(CancellationToken cancellationToken)
        {
            var people = db.Registrations.Where(r => r.AssemblyId == assembly.Id).Select(r => r.Id);
            return db.WriteAsync(_ => db.OutboxMessages.Where(m => people.Contains(m.Person)).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }
    }

    /// <summary>Things carry the moments at which they would have been done.</summary>
    private sealed class MovingClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
