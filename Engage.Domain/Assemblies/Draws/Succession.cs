using Engage.Domain.Sortition;

namespace Engage.Domain.Assemblies.Draws;

/// <summary>By what rule an alternate takes an empty seat; settled before the draw and published with it.</summary>
public enum StepInRule
{
    /// <summary>The alternate with whom the panel comes nearest to its quotas; among equals the one drawn first.</summary>
    NearestToQuotas,

    /// <summary>The alternate drawn first.</summary>
    InOrder,
}

/// <summary>Says which alternate takes an empty seat.</summary>
public static class Succession
{
    /// <summary>Chooses the next.</summary>
    /// <param name="pool">Everybody concerned, under the quotas of the whole panel.</param>
    /// <param name="seated">The ids of those who hold a seat or are asked to take one.</param>
    /// <param name="alternates">The ids of those who stand by, in the order in which they were drawn.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>The id; null when nobody who stands by may take a seat: nobody joins a member of the same address.</returns>
    public static string? Next(Pool pool, IReadOnlyCollection<string> seated, IReadOnlyList<string> alternates, StepInRule rule)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(alternates);
        var members = pool.Members.ToDictionary(m => m.Id, StringComparer.Ordinal);
        HashSet<string?> homes = [.. seated.Select(id => members[id].Household).Where(h => h is not null)];
        var free = alternates.Where(id => members.TryGetValue(id, out var member) && (member.Household is not { } home || !homes.Contains(home))).ToList();
        if (rule == StepInRule.InOrder || free.Count == 0) { return free.FirstOrDefault(); }
        var counts = pool.Count(seated.Select(id => members[id]));
        return free.MinBy(id => Distance(pool, counts, members[id]));
    }

    /// <summary>How far the panel is from its quotas with one more person, counted in seats.</summary>
    private static int Distance(Pool pool, int[] counts, PoolMember joining)
    {
        var rows = pool.RowsOf(joining);
        return pool.Quotas.Sum(q => (counts[q.Row] + (rows.Contains(q.Row) ? 1 : 0)) is var seats && seats < q.Quota.Min ? q.Quota.Min - seats : Math.Max(0, seats - q.Quota.Max));
    }
}
