using System.Diagnostics;

namespace Engage.Benchmarks.Load;

/// <summary>What one phase of the load came to.</summary>
/// <param name="Count">Calls that went as expected.</param>
/// <param name="Failed">Calls that did not.</param>
/// <param name="Elapsed">From the first call's start to the last one's end.</param>
/// <param name="Cpu">The processor time the server used meanwhile; zero where there is no server.</param>
/// <param name="Latencies">How long each call took, in milliseconds, unsorted.</param>
internal sealed record Phase(int Count, int Failed, TimeSpan Elapsed, TimeSpan Cpu, IReadOnlyList<double> Latencies)
{
    /// <summary>Calls a second.</summary>
    public double Rate => Count / Elapsed.TotalSeconds;

    /// <summary>Several rounds as one.</summary>
    public static Phase Sum(IReadOnlyCollection<Phase> rounds) => new(
        rounds.Sum(r => r.Count),
        rounds.Sum(r => r.Failed),
        rounds.Aggregate(TimeSpan.Zero, (sum, r) => sum + r.Elapsed),
        rounds.Aggregate(TimeSpan.Zero, (sum, r) => sum + r.Cpu),
        [.. rounds.SelectMany(r => r.Latencies)]);

    /// <summary>The latency that this share of calls did not exceed, in milliseconds.</summary>
    public double Percentile(double share)
    {
        if (Latencies.Count == 0) { return double.NaN; }
        var sorted = Latencies.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }
}

/// <summary>A number of callers, each of whom calls again as soon as the last call is answered.</summary>
/// <param name="count">How many.</param>
internal sealed class Callers(int count)
{
    /// <summary>Calls until time is up.</summary>
    /// <param name="most">For how long calls are begun.</param>
    /// <param name="server">The server whose processor time counts; null for none.</param>
    /// <param name="call">One call; false when it did not go as expected, null when there is nothing left to call.</param>
    public async Task<Phase> RunAsync(TimeSpan most, ServerProcess? server, Func<Task<bool?>> call)
    {
        var cpu = server?.Cpu ?? TimeSpan.Zero;
        var began = Stopwatch.GetTimestamp();
        var loops = Enumerable.Range(0, count).Select(_ => Task.Run(() => LoopAsync(began, most, call))).ToList();
        var all = await Task.WhenAll(loops);
        return new Phase(
            all.Sum(a => a.Latencies.Count),
            all.Sum(a => a.Failed),
            Stopwatch.GetElapsedTime(began),
            server is null ? TimeSpan.Zero : server.Cpu - cpu,
            [.. all.SelectMany(a => a.Latencies)]);
    }

    private static async Task<(List<double> Latencies, int Failed)> LoopAsync(long began, TimeSpan most, Func<Task<bool?>> call)
    {
        var latencies = new List<double>();
        var failed = 0;
        while (Stopwatch.GetElapsedTime(began) < most)
        {
            var start = Stopwatch.GetTimestamp();
            switch (await call())
            {
                case true: latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds); break;
                case false: failed++; break;
                default: return (latencies, failed);
            }
        }
        return (latencies, failed);
    }
}
