using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Jobs;

/// <summary>Asks for long work and watches it.</summary>
public sealed class JobQueue(EngageDb db, JobSignal signal, TimeProvider time)
{
    /// <summary>
    /// Queues a job, in one transaction with all that is unsaved on the same context; an unfinished one of the same kind
    /// and subject is returned instead of a second, so that a double click does the work once.
    /// </summary>
    /// <param name="kind">The kind of its handler.</param>
    /// <param name="subject">What it is about, such as a survey's slug.</param>
    /// <param name="by">The account that asks.</param>
    public async Task<Job> EnqueueAsync(string kind, string subject, string by, CancellationToken cancellationToken = default)
    {
        Job? job = null;
        await db.WriteAsync(
            async _ =>
            {
                job = await Unfinished(kind, subject).FirstOrDefaultAsync(cancellationToken);
                job ??= db.Jobs.Add(new Job
                {
                    Id = NewId.Make(),
                    Kind = kind,
                    Subject = subject,
                    CreatedAt = time.GetUtcNow(),
                    CreatedBy = by,
                }).Entity;
            },
            cancellationToken);
        signal.Ring();
        return job!;
    }

    /// <summary>The job with an id as it is now, or null.</summary>
    public Task<Job?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        db.Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, cancellationToken);

    /// <summary>The newest job of a kind about a subject, or null.</summary>
    public Task<Job?> LatestAsync(string kind, string subject, CancellationToken cancellationToken = default) =>
        db.Jobs.AsNoTracking().Where(j => j.Kind == kind && j.Subject == subject).OrderByDescending(j => j.CreatedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Asks for a job to stop: a waiting one is cancelled at once, a running one soon. False when it was over already.</summary>
    public async Task<bool> RequestCancelAsync(string id, CancellationToken cancellationToken = default)
    {
        var asked = 0;
        await db.WriteAsync(
            async _ =>
            {
                asked = await db.Jobs.Where(j => j.Id == id && j.State == JobState.Queued).ExecuteUpdateAsync(
                    s => s.SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.CancelRequested, true).SetProperty(j => j.FinishedAt, time.GetUtcNow()),
                    cancellationToken);
                asked += await db.Jobs.Where(j => j.Id == id && j.State == JobState.Running)
                    .ExecuteUpdateAsync(s => s.SetProperty(j => j.CancelRequested, true), cancellationToken);
            },
            cancellationToken);
        return asked > 0;
    }

    private IQueryable<Job> Unfinished(string kind, string subject) => db.Jobs
        .Where(j => j.Kind == kind && j.Subject == subject && !j.CancelRequested && (j.State == JobState.Queued || j.State == JobState.Running))
        .OrderBy(j => j.CreatedAt);
}
