namespace Engage.Domain.Sortition.Draws;

/// <summary>
/// Chooses people to stand by (Assos, Baharav, Flanigan, Procaccia 2025): those with whom, over many imagined sets of dropouts, the panel comes nearest to its quotas. The imagined
/// dropouts are the same for every candidate, and one alternate after the other is added, always the most useful.
/// </summary>
public static class Alternates
{
    /// <summary>The share of panel members who usually do not come.</summary>
    public const double UsualDropout = 0.1;

    private const int Scenarios = 200;

    /// <summary>Chooses alternates.</summary>
    /// <param name="pool">The pool with its quotas.</param>
    /// <param name="panel">The members of the panel, as indices in the pool.</param>
    /// <param name="count">How many alternates.</param>
    /// <param name="dropout">The chance that a member does not come.</param>
    /// <param name="random">Imagines dropouts, and decides between candidates who are as useful.</param>
    /// <returns>The alternates, most useful first; fewer when the pool has no more at other addresses.</returns>
    public static IReadOnlyList<int> Choose(Pool pool, IReadOnlyList<int> panel, int count, Func<int, double> dropout, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(dropout);
        ArgumentNullException.ThrowIfNull(random);
        int[][] rows = [.. pool.Members.Select(pool.RowsOf)];
        List<(int[] Counts, int Empty)> scenarios = [];
        for (var s = 0; s < Scenarios; s++)
        {
            var staying = panel.Where(i => random.NextDouble() >= dropout(i)).ToArray();
            scenarios.Add((pool.Count(staying.Select(i => pool.Members[i])), panel.Count - staying.Length));
        }

        HashSet<string?> taken = [.. panel.Select(i => pool.Members[i].Household)];
        int[] order = [.. Enumerable.Range(0, pool.Members.Count).Except(panel)];
        random.Shuffle<int>(order);
        List<int> chosen = [];
        while (chosen.Count < count)
        {
            var candidates = order.Where(i => !chosen.Contains(i) && (pool.Members[i].Household is not { } home || !taken.Contains(home))).ToList();
            if (candidates.Count == 0) { break; }
            // Candidates of the same values are as useful as each other: the first in the random order stands for them.
            var best = candidates.DistinctBy(i => string.Join(',', rows[i]), StringComparer.Ordinal).MinBy(i => scenarios.Sum(s => s.Empty > 0 ? Change(pool, s.Counts, rows[i]) : 0));
            chosen.Add(best);
            taken.Add(pool.Members[best].Household);
            for (var s = 0; s < scenarios.Count; s++)
            {
                // An alternate takes an empty seat only where that helps.
                if (scenarios[s].Empty == 0 || Change(pool, scenarios[s].Counts, rows[best]) > 0) { continue; }
                foreach (var row in rows[best]) { scenarios[s].Counts[row]++; }
                scenarios[s] = (scenarios[s].Counts, scenarios[s].Empty - 1);
            }
        }
        return chosen;
    }

    /// <summary>By how much the distance to the quotas changes with one more person of these values.</summary>
    private static int Change(Pool pool, int[] counts, int[] rows)
    {
        var change = 0;
        foreach (var row in rows)
        {
            var quota = pool.Quotas[row].Quota;
            if (counts[row] < quota.Min) { change--; }
            else if (counts[row] >= quota.Max) { change++; }
        }
        return change;
    }
}
