using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Engage.Web.Jobs;

/// <summary>
/// A worker's hold on jobs, in the database. Each step is one UPDATE whose condition is that the hold is as it should be,
/// so of several workers exactly one gets a job, and one that lost its hold cannot write its outcome.
/// </summary>
internal sealed class JobLease(IServiceScopeFactory scopes, TimeProvider time, string owner)
{
    /// <summary>For how long a worker has a job without renewing.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>How often a job is begun before it is given up: one that brings its program down must not do so for ever.</summary>
    public const int MostAttempts = 5;

    /// <summary>Takes the oldest job that waits or whose worker has died; null when there is none.</summary>
    public async Task<Job?> TakeAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        while (true)
        {
            var now = time.GetUtcNow();
            var candidate = await Free(db, now).OrderBy(j => j.CreatedAt).Select(j => j.Id).FirstOrDefaultAsync(cancellationToken);
            if (candidate is null) { return null; }

            var taken = 0;
            await db.WriteAsync(
                async _ => taken = await Free(db, now).Where(j => j.Id == candidate).ExecuteUpdateAsync(
                    s => s.SetProperty(j => j.State, JobState.Running).SetProperty(j => j.LeaseOwner, owner).SetProperty(j => j.LeaseUntil, now + Length)
                        .SetProperty(j => j.Attempts, j => j.Attempts + 1).SetProperty(j => j.StartedAt, now).SetProperty(j => j.Progress, 0),
                    cancellationToken),
                cancellationToken);
            if (taken == 1) { return await db.Jobs.AsNoTracking().FirstAsync(j => j.Id == candidate, cancellationToken); }
        }
    }

    /// <summary>Renews the hold and shows the progress. False when the job is to stop: somebody asked for it, or the hold is lost.</summary>
    public async Task<bool> RenewAsync(string id, JobProgress progress, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Length;
        var percent = Math.Clamp(progress.Percent, 0, 100);
        var message = Cut(progress.Message);
        return await UpdateAsync(
            id,
            s => s.SetProperty(j => j.LeaseUntil, until).SetProperty(j => j.Progress, percent).SetProperty(j => j.Message, message),
            cancellationToken,
            unlessCancelled: true);
    }

    /// <summary>Writes the outcome.</summary>
    public Task<bool> EndAsync(string id, JobState state, string? message, string? result)
    {
        var (now, text, made) = (time.GetUtcNow(), Cut(message), Cut(result));
        return UpdateAsync(
            id,
            s =>
            {
                s.SetProperty(j => j.State, state).SetProperty(j => j.Message, text).SetProperty(j => j.Result, made)
                    .SetProperty(j => j.FinishedAt, now).SetProperty(j => j.LeaseOwner, (string?)null).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null);
                if (state == JobState.Done) { s.SetProperty(j => j.Progress, 100); }
            },
            CancellationToken.None);
    }

    /// <summary>Puts the job back, unharmed, because the program stops.</summary>
    public Task<bool> PutBackAsync(string id) => UpdateAsync(
        id,
        s => s.SetProperty(j => j.State, JobState.Queued).SetProperty(j => j.Attempts, j => j.Attempts - 1)
            .SetProperty(j => j.LeaseOwner, (string?)null).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null),
        CancellationToken.None);

    private static IQueryable<Job> Free(EngageDb db, DateTimeOffset now) =>
        db.Jobs.Where(j => j.State == JobState.Queued || (j.State == JobState.Running && j.LeaseUntil < now));

    private static string? Cut(string? text) => text is { Length: > Job.MaxMessageLength } ? text[..Job.MaxMessageLength] : text;

    private async Task<bool> UpdateAsync(string id, Action<UpdateSettersBuilder<Job>> change, CancellationToken cancellationToken, bool unlessCancelled = false)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        var changed = 0;
        await db.WriteAsync(
            async _ => changed = await db.Jobs
                .Where(j => j.Id == id && j.State == JobState.Running && j.LeaseOwner == owner && !(unlessCancelled && j.CancelRequested))
                .ExecuteUpdateAsync(change, cancellationToken),
            cancellationToken);
        return changed == 1;
    }
}
