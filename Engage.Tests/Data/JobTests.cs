using System.Collections.Concurrent;
using Engage.Tests.Support;
using Engage.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Engage.Tests.Data;

public sealed class JobsOnSqlite() : JobTests(TestDatabase.SqliteAsync);

[NeedsPostgres]
public sealed class JobsOnPostgres() : JobTests(TestDatabase.PostgresAsync);

/// <summary>Long work: each job is done once, survives its worker, and can be stopped.</summary>
public abstract class JobTests(Func<Task<TestDatabase>> create) : DatabaseTests(create)
{
    private readonly ConcurrentBag<string> _done = [];

    [DatabaseFact]
    public async Task A_job_is_done_and_says_what_it_made()
    {
        var job = await EnqueueAsync("report", "precept-2027-28");
        Assert.Equal((JobState.Queued, 0, "editor@office.example"), (job.State, job.Progress, job.CreatedBy));

        Assert.True(await Worker(async (j, progress, _) =>
        {
            progress.Report(new JobProgress(40, "Drawing charts"));
            var running = await FindAsync(j.Id);
            Assert.Equal((JobState.Running, 1), (running.State, running.Attempts));
            return "/reports/precept-2027-28/v1";
        }).RunOneAsync(CancellationToken.None));

        var done = await FindAsync(job.Id);
        Assert.Equal((JobState.Done, 100, "/reports/precept-2027-28/v1", null), (done.State, done.Progress, done.Result, done.LeaseOwner));
        Assert.Equal(Database.Time.GetUtcNow(), done.FinishedAt);
        Assert.False(await Worker(Nothing).RunOneAsync(CancellationToken.None));
    }

    [DatabaseFact]
    public async Task Asking_twice_for_the_same_work_queues_it_once_until_it_is_over()
    {
        var first = await EnqueueAsync("report", "a");
        Assert.Equal(first.Id, (await EnqueueAsync("report", "a")).Id);
        Assert.NotEqual(first.Id, (await EnqueueAsync("report", "b")).Id);
        while (await Worker(Nothing).RunOneAsync(CancellationToken.None)) { }
        Assert.NotEqual(first.Id, (await EnqueueAsync("report", "a")).Id);
    }

    [DatabaseFact]
    public async Task Progress_is_shown_while_the_job_runs()
    {
        var job = await EnqueueAsync("report", "a");
        await Worker(async (j, progress, token) =>
        {
            progress.Report(new JobProgress(40, "Drawing charts"));
            while ((await FindAsync(j.Id)).Progress != 40) { token.ThrowIfCancellationRequested(); }
            Assert.Equal("Drawing charts", (await FindAsync(j.Id)).Message);
            return null;
        }).RunOneAsync(CancellationToken.None);
        Assert.Equal(JobState.Done, (await FindAsync(job.Id)).State);
    }

    [DatabaseFact]
    public async Task Two_workers_do_each_job_once()
    {
        for (var i = 0; i < 20; i++) { await EnqueueAsync("count", $"{i}"); }
        // On SQLite both workers are in one program; PostgreSQL may be shared by several.
        await using var another = Database.Services.GetService<Engage.Web.Data.Sqlite.SqliteGate>() is null ? Database.Another() : null;
        await Task.WhenAll(new[] { Database, another ?? Database }.Select(program => Task.Run(async () =>
        {
            var worker = Worker(Note, program);
            while (await worker.RunOneAsync(CancellationToken.None)) { }
        })));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}").Order(), _done.Order());
        Assert.True(await ReadAsync(db => db.Jobs.AllAsync(j => j.State == JobState.Done && j.Attempts == 1)));
    }

    [DatabaseFact]
    public async Task A_job_whose_worker_died_is_begun_again_when_its_lease_has_run_out()
    {
        var job = await EnqueueAsync("count", "1");
        var scopes = Database.Services.GetRequiredService<IServiceScopeFactory>();
        Assert.NotNull(await new JobLease(scopes, Database.Time, "dead").TakeAsync(CancellationToken.None));

        var worker = Worker(Note);
        Assert.False(await worker.RunOneAsync(CancellationToken.None));
        Database.Time.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
        Assert.True(await worker.RunOneAsync(CancellationToken.None));

        Assert.Equal((JobState.Done, 2), ((await FindAsync(job.Id)).State, (await FindAsync(job.Id)).Attempts));
        Assert.False(await new JobLease(scopes, Database.Time, "dead").EndAsync(job.Id, JobState.Failed, "too late", null));
        Assert.Equal(JobState.Done, (await FindAsync(job.Id)).State);
    }

    [DatabaseFact]
    public async Task A_job_that_keeps_killing_its_worker_is_given_up()
    {
        var job = await EnqueueAsync("count", "1");
        var lease = new JobLease(Database.Services.GetRequiredService<IServiceScopeFactory>(), Database.Time, "dies");
        for (var i = 0; i < JobLease.MostAttempts; i++)
        {
            Assert.NotNull(await lease.TakeAsync(CancellationToken.None));
            Database.Time.Advance(JobLease.Length + TimeSpan.FromSeconds(1));
        }
        Assert.True(await Worker(Note).RunOneAsync(CancellationToken.None));
        Assert.Empty(_done);
        Assert.Equal(JobState.Failed, (await FindAsync(job.Id)).State);
    }

    [DatabaseFact]
    public async Task A_waiting_job_is_cancelled_at_once_and_a_running_one_soon()
    {
        var waiting = await EnqueueAsync("count", "1");
        Assert.True(await QueueAsync(q => q.RequestCancelAsync(waiting.Id)));
        Assert.Equal(JobState.Cancelled, (await FindAsync(waiting.Id)).State);
        Assert.False(await QueueAsync(q => q.RequestCancelAsync(waiting.Id)));

        var running = await EnqueueAsync("count", "2");
        await Worker(async (j, _, token) =>
        {
            await QueueAsync(q => q.RequestCancelAsync(j.Id));
            await Task.Delay(TimeSpan.FromMinutes(1), token);
            return null;
        }).RunOneAsync(CancellationToken.None);
        Assert.Equal((JobState.Cancelled, "Stopped on request."), ((await FindAsync(running.Id)).State, (await FindAsync(running.Id)).Message!));
    }

    [DatabaseFact]
    public async Task A_failure_is_said_without_its_details()
    {
        var told = await EnqueueAsync("count", "1");
        await Worker((_, _, _) => throw new JobFailedException("The survey has no responses.")).RunOneAsync(CancellationToken.None);
        Assert.Equal((JobState.Failed, "The survey has no responses."), ((await FindAsync(told.Id)).State, (await FindAsync(told.Id)).Message!));

        var broken = await EnqueueAsync("count", "2");
        await Worker((_, _, _) => throw new InvalidOperationException("SELECT secret")).RunOneAsync(CancellationToken.None);
        Assert.DoesNotContain("secret", (await FindAsync(broken.Id)).Message!, StringComparison.Ordinal);

        var unknown = await EnqueueAsync("nobody-does-this", "3");
        await Worker(Nothing, kind: "another").RunOneAsync(CancellationToken.None);
        Assert.Equal("This program cannot do work of the kind nobody-does-this.", (await FindAsync(unknown.Id)).Message);
    }

    [DatabaseFact]
    public async Task A_job_interrupted_by_the_end_of_the_program_waits_for_the_next_one()
    {
        var job = await EnqueueAsync("count", "1");
        using var stopping = new CancellationTokenSource();
        await Worker(async (_, _, token) =>
        {
            await stopping.CancelAsync();
            token.ThrowIfCancellationRequested();
            return null;
        }).RunOneAsync(stopping.Token);
        Assert.Equal((JobState.Queued, 0), ((await FindAsync(job.Id)).State, (await FindAsync(job.Id)).Attempts));
    }

    [DatabaseFact]
    public async Task A_queued_job_wakes_the_worker()
    {
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var worker = Worker((_, _, _) =>
        {
            began.SetResult();
            return Task.FromResult<string?>(null);
        });
        await worker.StartAsync(CancellationToken.None);
        var job = await EnqueueAsync("count", "1");
        await began.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await worker.StopAsync(CancellationToken.None);
        Assert.Contains((await FindAsync(job.Id)).State, new[] { JobState.Done, JobState.Running });
    }

    private static Task<string?> Nothing(Job job, IProgress<JobProgress> progress, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    private Task<string?> Note(Job job, IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        _done.Add(job.Subject);
        return Task.FromResult<string?>(null);
    }

    private async Task<T> QueueAsync<T>(Func<JobQueue, Task<T>> work)
    {
        await using var scope = Database.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<JobQueue>());
    }

    private Task<Job> EnqueueAsync(string kind, string subject) => QueueAsync(q => q.EnqueueAsync(kind, subject, "editor@office.example"));

    private async Task<Job> FindAsync(string id) => (await QueueAsync(q => q.FindAsync(id)))!;

    private JobWorker Worker(Func<Job, IProgress<JobProgress>, CancellationToken, Task<string?>> run, TestDatabase? program = null, string? kind = null)
    {
        var services = (program ?? Database).Services;
        return new JobWorker(new WithHandler(services, new Handler(run, kind)), services.GetRequiredService<JobSignal>(), Database.Time, NullLogger<JobWorker>.Instance);
    }

    /// <summary>Does every kind, or the one it was made for.</summary>
    private sealed class Handler(Func<Job, IProgress<JobProgress>, CancellationToken, Task<string?>> run, string? kind) : IJobHandler
    {
        public string Kind { get; set; } = kind ?? "";

        public bool DoesAll => kind is null;

        public Task<string?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken cancellationToken) => run(job, progress, cancellationToken);
    }

    /// <summary>The program's services and one handler more.</summary>
    private sealed class WithHandler(IServiceProvider root, Handler handler) : IServiceScopeFactory
    {
        public IServiceScope CreateScope() => new Scope(root.CreateScope(), handler);

        private sealed class Scope(IServiceScope inner, Handler handler) : IServiceScope, IServiceProvider
        {
            public IServiceProvider ServiceProvider => this;

            public object? GetService(Type serviceType)
            {
                if (serviceType != typeof(IEnumerable<IJobHandler>)) { return inner.ServiceProvider.GetService(serviceType); }
                return handler.DoesAll ? Array.ConvertAll(["report", "count"], kind => (IJobHandler)new Handler(handler.RunAsync, kind)) : (IJobHandler[])[handler];
            }

            public void Dispose() => inner.Dispose();
        }
    }
}
