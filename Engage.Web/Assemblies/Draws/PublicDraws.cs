using System.Security.Cryptography;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Draws;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Engage.Web.Security;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Draws;

/// <summary>Holds draws, step by step, as officers ask for it; every step is audited.</summary>
public sealed class PublicDraws(EngageDb db, JobQueue queue, SeatKeeping seats, AuditTrail audit, IOutputCacheStore cache, TimeProvider time)
{
    /// <summary>The draw of an assembly that is still going on; null when there is none.</summary>
    public Task<PanelDraw?> OpenAsync(Assembly assembly, CancellationToken cancellationToken) =>
        db.PanelDraws.Where(d => d.AssemblyId == assembly.Id && d.State != DrawState.Drawn && d.State != DrawState.Abandoned).OrderByDescending(d => d.Number).FirstOrDefaultAsync(cancellationToken);

    /// <summary>A seed for the order of panels and people; it cannot favour anybody, because the randomness of the draw comes later.</summary>
    public static long NewSeed() => RandomNumberGenerator.GetInt32(int.MaxValue);

    /// <summary>Begins a draw; its lottery is computed by a job.</summary>
    /// <exception cref="InvalidOperationException">Another draw is going on, or there is nothing of this kind to draw.</exception>
    public async Task<PanelDraw> RequestAsync(Assembly assembly, DrawOptions options, string by, CancellationToken cancellationToken)
    {
        var draw = await AddAsync(assembly, options, by, cancellationToken);
        await queue.EnqueueAsync(DrawJob.JobKind, draw.Id, by, cancellationToken);
        return draw;
    }

    /// <summary>Adds a draw to the context, whose lottery the caller has computed.</summary>
    /// <exception cref="InvalidOperationException">Another draw is going on, or there is nothing of this kind to draw.</exception>
    internal async Task<PanelDraw> AddAsync(Assembly assembly, DrawOptions options, string by, CancellationToken cancellationToken)
    {
        if (await OpenAsync(assembly, cancellationToken) is { } other) { throw new InvalidOperationException($"Draw {other.Number} is not over."); }
        var isDrawn = await db.PanelDraws.AnyAsync(d => d.AssemblyId == assembly.Id && d.State == DrawState.Drawn, cancellationToken);
        if (isDrawn != (options.Kind == DrawKind.Replacement)) { throw new InvalidOperationException(isDrawn ? "The panel is drawn already." : "There is no panel yet."); }
        var last = await db.PanelDraws.Where(d => d.AssemblyId == assembly.Id).Select(d => (int?)d.Number).MaxAsync(cancellationToken);
        var draw = new PanelDraw(NewId.Make(), assembly.Id, (last ?? 0) + 1, assembly.Targets, options, by, time.GetUtcNow());
        db.PanelDraws.Add(draw);
        audit.Record(db, by, "draw-requested", AssemblyAddress.Subject(assembly), $"Draw {draw.Number}, {options.Kind}, {options.Algorithm}, {options.Alternates} alternates");
        return draw;
    }

    /// <summary>Takes the smallest change of quotas over into the assembly's targets, gives the impossible draw up and begins another.</summary>
    /// <exception cref="InvalidOperationException">The draw is possible, or no change is known.</exception>
    public async Task<PanelDraw> RelaxAsync(Assembly assembly, PanelDraw draw, string reason, string by, CancellationToken cancellationToken)
    {
        if (draw is not { State: DrawState.Infeasible } || DrawReport.FromJson(draw.ReportJson!).Relaxation is not { } relaxation) { throw new InvalidOperationException("There is no change of quotas to take over."); }
        var seated = await SeatedAsync(assembly, cancellationToken);
        assembly.Aim(DrawReport.Relax(draw.Targets, relaxation.Changes, seated));
        var options = new DrawOptions(draw.Kind, draw.Algorithm, draw.Alternates, draw.StepIn, draw.AnswerDays, draw.Seed);
        PanelDraw? next = null;
        await db.WriteAsync(
            async _ =>
            {
                draw.Abandon("Its quotas were changed.", by, time.GetUtcNow());
                audit.Record(db, by, "quotas-relaxed", AssemblyAddress.Subject(assembly), $"Draw {draw.Number}: {reason}");
                await db.SaveChangesAsync(cancellationToken);
                next = await RequestAsync(assembly, options, by, cancellationToken);
            },
            cancellationToken);
        return next!;
    }

    /// <summary>Makes the lottery and the source of randomness public.</summary>
    public async Task AnnounceAsync(Assembly assembly, PanelDraw draw, RandomSource source, string by, CancellationToken cancellationToken)
    {
        var file = await FileAsync(draw, DrawFileName.Lottery, cancellationToken);
        var (whole, published) = draw.Announce(Read(file), source, by, time.GetUtcNow());
        file.Bytes = whole.ToBytes();
        db.DrawFiles.Add(new DrawFile { DrawId = draw.Id, Name = DrawFileName.Published, Bytes = published.ToBytes() });
        audit.Record(db, by, "draw-announced", AssemblyAddress.Subject(assembly), $"Draw {draw.Number}, SHA-256 {draw.PublishedSha256}");
        await db.SaveChangesAsync(cancellationToken);
        await cache.EvictByTagAsync(PublicPageCache.Tag, cancellationToken);
    }

    /// <summary>The first officer says what the source gave.</summary>
    public async Task EnterAsync(Assembly assembly, PanelDraw draw, DrawRandomness randomness, string by, CancellationToken cancellationToken)
    {
        draw.Enter(randomness, by, time.GetUtcNow());
        audit.Record(db, by, "randomness-entered", AssemblyAddress.Subject(assembly), $"Draw {draw.Number}");
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The second officer says what the source gave: the same draws the panel, something else takes back what the first one entered.</summary>
    /// <returns>Whether the panel is drawn.</returns>
    public async Task<bool> ConfirmAsync(Assembly assembly, PanelDraw draw, DrawRandomness randomness, string by, CancellationToken cancellationToken)
    {
        var lottery = Read(await FileAsync(draw, DrawFileName.Lottery, cancellationToken));
        if (draw.Confirm(lottery, randomness, by, time.GetUtcNow()) is not { } record)
        {
            draw.Retract();
            audit.Record(db, by, "randomness-disputed", AssemblyAddress.Subject(assembly), $"Draw {draw.Number}");
            await db.SaveChangesAsync(cancellationToken);
            return false;
        }
        await db.WriteAsync(
            async _ =>
            {
                db.DrawFiles.Add(new DrawFile { DrawId = draw.Id, Name = DrawFileName.Record, Bytes = record.ToBytes() });
                audit.Record(db, by, "draw-held", AssemblyAddress.Subject(assembly), $"Draw {draw.Number}, panel {record.Panel}");
                await seats.SeatAsync(assembly, draw, lottery, record, cancellationToken);
            },
            cancellationToken);
        await cache.EvictByTagAsync(PublicPageCache.Tag, cancellationToken);
        return true;
    }

    /// <summary>Gives a draw up.</summary>
    public async Task AbandonAsync(Assembly assembly, PanelDraw draw, string because, string by, CancellationToken cancellationToken)
    {
        if (await queue.LatestAsync(DrawJob.JobKind, draw.Id, cancellationToken) is { IsOver: false } job) { await queue.RequestCancelAsync(job.Id, cancellationToken); }
        draw.Abandon(because, by, time.GetUtcNow());
        audit.Record(db, by, "draw-abandoned", AssemblyAddress.Subject(assembly), $"Draw {draw.Number}: {because}");
        await db.SaveChangesAsync(cancellationToken);
        await cache.EvictByTagAsync(PublicPageCache.Tag, cancellationToken);
    }

    /// <summary>One file of a draw.</summary>
    public Task<DrawFile> FileAsync(PanelDraw draw, DrawFileName name, CancellationToken cancellationToken) =>
        db.DrawFiles.SingleAsync(f => f.DrawId == draw.Id && f.Name == name, cancellationToken);

    private static LotteryDocument Read(DrawFile file) =>
        LotteryDocument.Read(file.Bytes) is { Document: { } lottery, Problem: null } ? lottery : throw new InvalidOperationException($"The lottery of draw {file.DrawId} is damaged.");

    private async Task<Func<string, string, int>> SeatedAsync(Assembly assembly, CancellationToken cancellationToken)
    {
        var seated = await db.Registrations.AsNoTracking().Where(r => r.AssemblyId == assembly.Id && r.State == RegistrationState.InPool && (r.Seat == SeatState.Confirmed || r.Seat == SeatState.Offered)).ToListAsync(cancellationToken);
        var targets = assembly.Targets;
        var pool = SelectionPool.Of(targets, seated).Pool;
        var counts = pool.Count(pool.Members);
        return (feature, value) =>
        {
            var f = targets.Features.ToList().FindIndex(x => x.Code == feature);
            return counts[pool.RowOf(f, targets.Features[f].Values.ToList().FindIndex(x => x.Code == value))];
        };
    }
}
