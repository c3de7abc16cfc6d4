using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Engage.Domain.Statistics;

namespace Engage.Benchmarks.Statistics;

/// <summary>What was measured: the median seconds of each step.</summary>
/// <param name="Seconds">By the names in <see cref="StatisticsRun"/>.</param>
/// <param name="PeakBytes">The most memory the process held.</param>
internal sealed record StatisticsFigures(IReadOnlyDictionary<string, double> Seconds, long PeakBytes);

/// <summary>Goes through the steps of a full report, several times.</summary>
internal static class StatisticsRun
{
    public const string Pass = "one pass over the columns";
    public const string Load = "load the snapshot";
    public const string Frequencies = "frequencies by nine areas";
    public const string Crosstabs = "crosstabs of every two questions";
    public const string Rake = "raking to four margins";
    public const string Estimates = "weighted shares with both errors";
    public const string Report = "report: load, frequencies, raking, shares";

    public static StatisticsFigures Measure(MadeResponses data, int rounds, TextWriter notes)
    {
        var all = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (var round = 0; round <= rounds; round++)
        {
            notes.WriteLine(round == 0 ? "warming up" : $"round {round} of {rounds}");
            foreach (var (name, seconds) in Round(data))
            {
                if (round == 0) { all[name] = []; }
                else { all[name].Add(seconds); }
            }
        }
        using var process = Process.GetCurrentProcess();
        return new(all.ToDictionary(a => a.Key, a => a.Value.Order().ElementAt(a.Value.Count / 2), StringComparer.Ordinal), process.PeakWorkingSet64);
    }

    private static Dictionary<string, double> Round(MadeResponses data)
    {
        var seconds = new Dictionary<string, double>(StringComparer.Ordinal) { [Pass] = Time(() => Sum(data.Store)) };
        ColumnStore store = null!;
        seconds[Load] = Time(() =>
        {
            using var file = File.OpenRead(data.SnapshotPath);
            store = ColumnSnapshot.Read(file)!.Value.Store;
        });
        CodeColumn[] questions = [.. data.Questions.Select(q => store.Code(q.Name))];
        var area = store.Code("area");
        var checksum = 0L;
        seconds[Frequencies] = Time(() =>
        {
            var areas = CodeBitmaps.Of(area);
            Parallel.ForEach(questions, q => Interlocked.Add(ref checksum, CodeBitmaps.Cross(areas, q)[4, 4]));
        });
        seconds[Crosstabs] = Time(() =>
        {
            var bitmaps = new CodeBitmaps[questions.Length];
            Parallel.For(0, questions.Length, q => bitmaps[q] = CodeBitmaps.Of(questions[q]));
            Parallel.For(0, questions.Length, a => { for (var b = a + 1; b < questions.Length; b++) { Interlocked.Add(ref checksum, CodeBitmaps.Cross(bitmaps[a], bitmaps[b])[4, 4]); } });
        });
        Raked raked = null!;
        seconds[Rake] = Time(() => raked = (Raked)Raking.Run(MadeResponses.MarginsOf(store)));
        var estimates = 0;
        seconds[Estimates] = Time(() =>
        {
            var sample = new OpenSample(raked);
            _ = sample.Proportions(questions[0], area);
            Parallel.ForEach(questions, q => Interlocked.Add(ref estimates, sample.Proportions(q, area).Count));
        });
        if (estimates != questions.Length * MadeResponses.Areas * MadeResponses.Categories || checksum <= 0) { throw new InvalidOperationException("The steps did not do what they are measured for."); }
        seconds[Report] = seconds[Load] + seconds[Frequencies] + seconds[Rake] + seconds[Estimates];
        return seconds;
    }

    private static void Sum(ColumnStore store)
    {
        var sum = Vector<ulong>.Zero;
        foreach (var column in store.Codes)
        {
            // Each byte is read and nothing else is done: what memory alone costs.
            foreach (var word in MemoryMarshal.Cast<byte, Vector<ulong>>(column.Bytes)) { sum ^= word; }
        }
        if (sum == Vector<ulong>.One) { throw new InvalidOperationException("Cannot be, and keeps the sum from being left out."); }
    }

    private static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
