using BenchmarkDotNet.Attributes;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Engage.Benchmarks.Micro;

/// <summary>Keeping responses for certain: many callers in one group commit, against a save by EF for each. A time is one response.</summary>
public class WriteBenchmarks
{
    private const int Each = 16;
    private const int Most = 64;

    private DemoWorld _world = null!;
    private IReadOnlyList<Response> _people = [];

    /// <summary>How many write at the same time.</summary>
    [Params(1, 8, Most)]
    public int Callers { get; set; }

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        _world = await DemoWorld.MakeAsync();
        _people = _world.Responses(100);
    }

    [GlobalCleanup]
    public Task CleanUpAsync() => _world.DisposeAsync().AsTask();

    [Benchmark(Description = "Group commit", OperationsPerInvoke = Each * Most)]
    public Task GroupCommit() => ShareOut(response => _world.Store.SubmitAsync(response, DemoWorld.DraftOf(response)));

    [Benchmark(Description = "EF, one save each", Baseline = true, OperationsPerInvoke = Each * Most)]
    public Task EfPerRequest() => ShareOut(async response =>
    {
        await using var scope = _world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EngageDb>();
        db.Add(response);
        db.Add(DemoWorld.DraftOf(response));
        await db.SaveChangesAsync();
    });

    /// <summary>The same number of responses however many share the work.</summary>
    private Task ShareOut(Func<Response, Task> write) => Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
    {
        for (var i = caller; i < Each * Most; i += Callers) { await write(_world.Another(_people[i % _people.Count])); }
    })));
}
