namespace Engage.Domain.Sortition.Tables;

/// <summary>Finds a first seating of one session in which everything holds that has to: units in order of difficulty, each at a random table that still takes it, with steps back.</summary>
internal static class SeatingStart
{
    private const int MostTries = 200;
    private const int MostSteps = 20_000;

    /// <summary>Seats everybody.</summary>
    /// <returns>For each person the table; null when no seating was found.</returns>
    public static int[]? Find(SeatingUnits units, int session, SeededRandom random, CancellationToken cancellationToken)
    {
        var conflicts = units.Apart.GroupBy(p => p.A).ToDictionary(g => g.Key, g => g.Count());
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] order = [.. Enumerable.Range(0, units.Members.Length)];
            random.Shuffle<int>(order);
            order = [.. order.OrderByDescending(u => units.FixedAt[u, session] >= 0).ThenByDescending(u => units.Members[u].Length).ThenByDescending(u => conflicts.GetValueOrDefault(u))];
            var tableOf = new int[units.Members.Length];
            Array.Fill(tableOf, -1);
            var steps = MostSteps;
            if (Place(0, order, units, session, tableOf, [.. units.Capacity], random, ref steps)) { return [.. units.UnitOf.Select(u => tableOf[u])]; }
        }
        return null;
    }

    private static bool Place(int at, int[] order, SeatingUnits units, int session, int[] tableOf, int[] free, SeededRandom random, ref int steps)
    {
        if (at == order.Length) { return true; }
        if (--steps < 0) { return false; }
        var unit = order[at];
        var settled = units.FixedAt[unit, session];
        int[] tables = settled >= 0 ? [settled] : [.. Enumerable.Range(0, free.Length)];
        random.Shuffle<int>(tables);
        foreach (var table in tables)
        {
            if (free[table] < units.Members[unit].Length || Enumerable.Range(0, tableOf.Length).Any(u => tableOf[u] == table && units.Apart.Contains((unit, u)))) { continue; }
            (tableOf[unit], free[table]) = (table, free[table] - units.Members[unit].Length);
            if (Place(at + 1, order, units, session, tableOf, free, random, ref steps)) { return true; }
            (tableOf[unit], free[table]) = (-1, free[table] + units.Members[unit].Length);
        }
        return false;
    }
}
