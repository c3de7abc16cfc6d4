using Engage.Domain;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Engage.Web.Security;

namespace Engage.Web.Priorities;

/// <summary>Makes the sheets of all units and communities in one go.</summary>
public sealed class AreaSheetJob(EngageDb db, AreaSheetMaker maker, AuditTrail audit) : IJobHandler
{
    /// <summary>The kind of these jobs; their subject is always <see cref="All"/>.</summary>
    public const string JobKind = "area-sheets";

    /// <summary>The subject.</summary>
    public const string All = "all";

    // Saved in steps, so that other writers wait for one step and a cancelled job keeps what it made.
    private const int SavedTogether = 25;

    /// <inheritdoc/>
    public string Kind => JobKind;

    /// <inheritdoc/>
    public async Task<string?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        var areas = maker.Areas;
        foreach (var (done, area) in areas.Index())
        {
            await maker.MakeAsync(area, cancellationToken);
            if ((done + 1) % SavedTogether == 0) { await db.SaveChangesAsync(cancellationToken); }
            progress.Report(new JobProgress(100 * (done + 1) / areas.Count, $"{Wording.Count(done + 1)} of {Wording.Count(areas.Count)} sheets"));
        }
        audit.Record(db, job.CreatedBy, "area-sheets-made", "areas", Wording.Count(areas.Count, "sheet", "sheets"));
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
