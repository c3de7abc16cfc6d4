using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Draws;
using Engage.Domain.Sortition.Optimisation;
using Engage.Domain.Sortition.Selection;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Draws;

/// <summary>Computes the lottery of a draw.</summary>
internal sealed class DrawJob(EngageDb db, TimeProvider time) : IJobHandler
{
    /// <summary>The kind of these jobs; their subject is the draw's id.</summary>
    public const string JobKind = "draw";

    /// <summary>How many panels a lottery has: three digits draw one.</summary>
    public const int Panels = 1_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);

    /// <inheritdoc/>
    public string Kind => JobKind;

    /// <inheritdoc/>
    public async Task<string?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        if (await db.PanelDraws.SingleOrDefaultAsync(d => d.Id == job.Subject, cancellationToken) is not { State: DrawState.Computing } draw) { return null; }
        var assembly = await db.Assemblies.SingleAsync(a => a.Id == draw.AssemblyId, cancellationToken);
        progress.Report(new JobProgress(1, "Reading the pool"));
        var plan = await DrawPlan.OfAsync(db, assembly, draw.Targets, draw.Kind, cancellationToken);
        if (plan.Seats < 1) { throw new JobFailedException("No seat is empty."); }
        if (plan.Pool.Members.Count < plan.Seats) { throw new JobFailedException($"There are {plan.Seats} seats and only {plan.Pool.Members.Count} people who can be drawn."); }

        using var timeUp = new CancellationTokenSource(Longest, time);
        var request = new SelectionRequest(plan.Pool, plan.Seats)
        {
            Algorithm = draw.Algorithm,
            Seed = (ulong)draw.Seed,
            Limits = new SearchLimits(cancellationToken, timeUp.Token),
            Progress = new Steps(progress),
        };
        var outcome = await Task.Run(() => FairSelection.Run(request), CancellationToken.None);
        switch (outcome)
        {
            case FairLottery fair:
                progress.Report(new JobProgress(85, "Making a thousand panels"));
                await KeepAsync(draw, plan, fair, cancellationToken);
                break;
            case NoPanelPossible { Relaxation: var relaxation }:
                draw.Fail(plan.Pool.Members.Count, plan.Seats, DrawReport.OfInfeasible(draw.Targets, plan.Pool, relaxation, plan.Incomplete).ToJson(), time.GetUtcNow());
                await db.SaveChangesAsync(cancellationToken);
                break;
            default:
                throw new JobFailedException("No panel was found in the time allowed; it is not known whether there is one.");
        }
        return draw.Id;
    }

    private async Task KeepAsync(PanelDraw draw, DrawPlan plan, FairLottery fair, CancellationToken cancellationToken)
    {
        var seed = (ulong)draw.Seed;
        var uniform = await Task.Run(() => UniformLottery.Of(fair, Panels, seed, cancellationToken), cancellationToken);
        var (lottery, _) = LotteryDocument.Of(uniform, draw.Algorithm.ToString().ToLowerInvariant(), seed, hasPseudonyms: true);
        draw.Compute(plan.Pool.Members.Count, plan.Seats, DrawReport.Of(draw.Targets, uniform, plan.Incomplete).ToJson(), time.GetUtcNow());
        db.DrawFiles.Add(new DrawFile { DrawId = draw.Id, Name = DrawFileName.Lottery, Bytes = lottery.ToBytes() });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Says what the selection is at. How long it takes cannot be known, so the figures are steps, not shares of time.</summary>
    private sealed class Steps(IProgress<JobProgress> progress) : IProgress<SelectionProgress>
    {
        public void Report(SelectionProgress value) => progress.Report(value.Step switch
        {
            SelectionStep.FindingPanels => new JobProgress(10, $"Looking who can be on a panel: {value.Panels} panels found"),
            SelectionStep.Composing => new JobProgress(40, $"Making chances as even as the quotas allow: {value.Panels} panels found"),
            _ => new JobProgress(60, "Looking for the smallest change of the quotas"),
        });
    }
}
