using System.Diagnostics;
using System.Globalization;
using Engage.Domain;
using Engage.Domain.Sortition;
using Engage.Domain.Sortition.Draws;
using Engage.Domain.Sortition.Selection;

namespace Engage.Benchmarks.Sortition;

/// <summary>The sub-command "sortition": a family of made-up pools of growing size, and how long leximin and a lottery of a thousand panels take.</summary>
internal static class SortitionCommand
{
    /// <summary>What it is called.</summary>
    public const string Name = "sortition";

    /// <summary>Shapes as they occur: people, seats, and the number of values of each feature.</summary>
    private static readonly (int People, int Seats, int[] Values)[] Shapes =
    [
        (100, 20, [2, 4, 3]),
        (200, 25, [2, 4, 3, 3]),
        (400, 40, [2, 5, 4, 3, 3]),
        (321, 30, [2, 5, 4, 3, 6, 3, 2, 4]),
        (342, 170, [2, 6, 5, 4, 3]),
        (800, 75, [2, 5, 4, 3, 3]),
        (1_600, 100, [2, 5, 4, 3, 3, 2]),
        (1_727, 110, [2, 5, 8, 4, 3, 3, 2]),
        (2_000, 200, [2, 6]),
    ];

    /// <summary>Measures and prints a table.</summary>
    /// <param name="args">The number of pools of each shape; 1 when there is none.</param>
    /// <param name="output">Where the table goes.</param>
    /// <returns>0, or 2 when the arguments cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (args.Length > 1 || !ulong.TryParse(args.FirstOrDefault() ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var pools))
        {
            await output.WriteLineAsync("Usage: sortition [how many pools of each shape]");
            return 2;
        }
        await output.WriteLineAsync("people  seats  features  types  minimum    panels  leximin s  lottery s  rounding");
        foreach (var (people, seats, values) in Shapes)
        {
            for (var seed = 1UL; seed <= pools; seed++) { await output.WriteLineAsync(Measure(Make(people, seats, values, seed), seats)); }
        }
        return 0;
    }

    private static string Measure(Pool pool, int seats)
    {
        var start = Stopwatch.GetTimestamp();
        if (FairSelection.Run(new SelectionRequest(pool, seats)) is not FairLottery fair) { return $"{pool.Members.Count,6}  no panel"; }
        var leximin = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        var lottery = UniformLottery.Of(fair);
        return string.Create(CultureInfo.InvariantCulture,
            $"{pool.Members.Count,6}  {seats,5}  {pool.Features.Count,8}  {fair.Types.Count,5}  {fair.Minimum:0.000000}  {fair.PanelCount,7}  {leximin.TotalSeconds,9:0.00}  {Stopwatch.GetElapsedTime(start).TotalSeconds,9:0.00}  {lottery.MaxDeviation:0.00000}{(fair.IsOptimal ? "" : "  not proven")}");
    }

    /// <summary>People volunteer by other shares than the panel is to have; quotas are the whole numbers around the panel's shares.</summary>
    private static Pool Make(int people, int seats, int[] values, ulong seed)
    {
        var random = new SeededRandom(seed);
        double[][] wanted = [.. values.Select(count => Shares([.. Enumerable.Range(0, count).Select(_ => 0.15 + random.NextDouble())]))];
        double[][] coming = [.. wanted.Select(shares => Shares([.. shares.Select(s => s * (0.3 + 1.7 * random.NextDouble()))]))];
        PoolMember[] members = [.. Enumerable.Range(0, people).Select(i => new PoolMember($"p{i}", [.. coming.Select(shares => random.Pick(shares))]))];
        List<Feature> features = [];
        for (var f = 0; f < values.Length; f++)
        {
            features.Add(new Feature($"f{f}", [.. wanted[f].Select((share, v) => new FeatureValue($"v{v}", Around(share * seats, members.Count(m => m.Values[f] == v))))]));
        }
        return new Pool(features, members);
    }

    private static Quota Around(double share, int there)
    {
        var min = Math.Min((int)Math.Floor(share), there);
        return new Quota(min, Math.Max(min + 1, (int)Math.Ceiling(share)));
    }

    private static double[] Shares(double[] weights) => [.. weights.Select(w => w / weights.Sum())];
}
