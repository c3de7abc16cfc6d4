using System.Globalization;

namespace Engage.Web.Jobs;

/// <summary>Does queued jobs, one after another, beside the site; a job whose worker died is begun again when its lease has run out.</summary>
public sealed class JobWorker(IServiceScopeFactory scopes, JobSignal signal, TimeProvider time, ILogger<JobWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(3);
    // Often, because this is also how progress is shown and a request to stop is noticed.
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(1);

    private readonly JobLease _lease = new(
        scopes, time, string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}"));

    /// <summary>Does one job if there is one; false when there was none.</summary>
    public async Task<bool> RunOneAsync(CancellationToken cancellationToken)
    {
        if (await _lease.TakeAsync(cancellationToken) is not { } job) { return false; }
        if (job.Attempts > JobLease.MostAttempts)
        {
            await _lease.EndAsync(job.Id, JobState.Failed, "The work stopped the program several times and was given up.", result: null);
            return true;
        }
        log.LogInformation("Job {Id} of kind {Kind} begun, attempt {Attempt}.", job.Id, job.Kind, job.Attempts);
        await RunAsync(job, cancellationToken);
        return true;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await RunOneAsync(stoppingToken)) { await signal.WaitAsync(Poll, stoppingToken); }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The database is away or busy: the job, if any, is begun again when its lease has run out.
                log.LogError(e, "The worker could not go on; it tries again.");
                await Task.Delay(Poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RunAsync(Job job, CancellationToken stopping)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var progress = new LatestProgress();
        var renewing = RenewAsync(job, progress, stop);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetServices<IJobHandler>().FirstOrDefault(h => string.Equals(h.Kind, job.Kind, StringComparison.Ordinal))
                ?? throw new JobFailedException($"This program cannot do work of the kind {job.Kind}.");
            var result = await handler.RunAsync(job, progress, stop.Token);
            await _lease.EndAsync(job.Id, JobState.Done, message: null, result);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await _lease.PutBackAsync(job.Id);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // When the lease was lost instead, another worker has the job and this changes nothing.
            await _lease.EndAsync(job.Id, JobState.Cancelled, "Stopped on request.", result: null);
        }
        catch (JobFailedException e)
        {
            log.LogWarning(e, "Job {Id} of kind {Kind} failed.", job.Id, job.Kind);
            await _lease.EndAsync(job.Id, JobState.Failed, e.Message, result: null);
        }
        catch (Exception e)
        {
            log.LogError(e, "Job {Id} of kind {Kind} failed.", job.Id, job.Kind);
            await _lease.EndAsync(job.Id, JobState.Failed, $"The work failed; the log has the details under {job.Id}.", result: null);
        }
        finally
        {
            await stop.CancelAsync();
            await renewing;
        }
    }

    private async Task RenewAsync(Job job, LatestProgress progress, CancellationTokenSource stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Renewal, time, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested) { return; }
            try
            {
                if (!await _lease.RenewAsync(job.Id, progress.Latest, stop.Token)) { await stop.CancelAsync(); }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(e, "The lease of job {Id} could not be renewed; it is tried again.", job.Id);
            }
        }
    }

    /// <summary>Keeps the newest progress; writing it is the renewing loop's business, so that a handler may report often.</summary>
    private sealed class LatestProgress : IProgress<JobProgress>
    {
        private volatile JobProgress _latest = new(0);

        public JobProgress Latest => _latest;

        public void Report(JobProgress value) => _latest = value;
    }
}
