using Engage.Domain;
using Engage.Domain.Sortition;

namespace Engage.Tests.Domain.Sortition;

/// <summary>Random small pools, and all their panels listed.</summary>
internal static class SmallPools
{
    /// <summary>What a small pool is like.</summary>
    public enum Kind { Plain, ExactQuotas, Households }

    /// <summary>Makes a pool of 7 to 12 people with 2 or 3 features and quotas around the values of one random panel, so that some pools have rare people and some nobody at all.</summary>
    public static (Pool Pool, int PanelSize) Make(ulong seed, Kind kind)
    {
        var random = new SeededRandom(seed);
        var (people, seats, features) = (7 + random.Next(6), 2 + random.Next(4), 2 + random.Next(2));
        int[] values = [.. Enumerable.Range(0, features).Select(_ => 2 + random.Next(2))];
        int[][] of = [.. Enumerable.Range(0, people).Select(_ => values.Select(random.Next).ToArray())];
        string?[] households = [.. Enumerable.Range(0, people).Select(_ => kind == Kind.Households ? $"house {random.Next(1 + people * 2 / 3)}" : null)];
        int[] order = [.. Enumerable.Range(0, people)];
        random.Shuffle<int>(order);
        List<Feature> made = [];
        for (var f = 0; f < features; f++)
        {
            List<FeatureValue> line = [];
            for (var v = 0; v < values[f]; v++)
            {
                var there = order.Take(seats).Count(i => of[i][f] == v);
                var (down, up) = kind == Kind.ExactQuotas ? (0, 0) : (random.Next(2), random.Next(2));
                line.Add(new FeatureValue($"v{v}", new Quota(Math.Max(0, there - down), there + up)));
            }
            made.Add(new Feature($"f{f}", line));
        }
        return (new Pool(made, [.. of.Select((v, i) => new PoolMember($"p{i}", v, households[i]))]), seats);
    }

    /// <summary>All panels, each as the indices of its members.</summary>
    public static List<int[]> Panels(Pool pool, int seats)
    {
        List<int[]> panels = [];
        for (var set = 0; set < 1 << pool.Members.Count; set++)
        {
            if (int.PopCount(set) != seats) { continue; }
            int[] members = [.. Enumerable.Range(0, pool.Members.Count).Where(i => (set >> i & 1) == 1)];
            if (IsPanel(pool, members)) { panels.Add(members); }
        }
        return panels;
    }

    /// <summary>Whether people are a panel: quotas met, nobody at the address of another. The rule as written, apart from the engine's.</summary>
    public static bool IsPanel(Pool pool, IReadOnlyList<int> members)
    {
        string?[] households = [.. members.Select(i => pool.Members[i].Household).Where(h => h is not null)];
        if (households.Distinct().Count() != households.Length || members.Distinct().Count() != members.Count) { return false; }
        for (var f = 0; f < pool.Features.Count; f++)
        {
            for (var v = 0; v < pool.Features[f].Values.Count; v++)
            {
                var count = members.Count(i => pool.Members[i].Values[f] == v);
                if (count < pool.Features[f].Values[v].Quota.Min || count > pool.Features[f].Values[v].Quota.Max) { return false; }
            }
        }
        return true;
    }
}
