namespace Engage.Domain.Sortition.Tables;

/// <summary>
/// Seats people at tables over several sessions so that as many pairs as possible meet and every table is mixed (the social golfer problem with balance), by simulated
/// annealing (Kirkpatrick, Gelatt, Vecchi 1983) over exchanges of two people, or of clusters for as many others.
/// </summary>
public static class TablePlanner
{
    private const int Attempts = 2;

    /// <summary>Makes a plan.</summary>
    /// <returns>The plan, or why what has to hold cannot.</returns>
    /// <exception cref="ArgumentException">Numbers are out of range.</exception>
    public static TableOutcome Plan(TableRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Tables < 1 || request.Sessions < 1 || request.Participants.Count < request.Tables) { throw new ArgumentException("There are a table and a session at least, and somebody for each table.", nameof(request)); }
        var units = SeatingUnits.Of(request);
        if (units.Problem is { } problem) { return new NoTablePlan(problem); }

        TablePlan? best = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var random = new SeededRandom(request.Seed + (ulong)attempt * 0x9E3779B97F4A7C15);
            List<int[]> start = [];
            for (var session = 0; session < request.Sessions; session++)
            {
                if (SeatingStart.Find(request, units, session, random, cancellationToken) is not { } seated) { return new NoTablePlan($"In session {session + 1} no seating was found in which every cluster sits together, everybody is at their table, and nobody sits with somebody they are kept apart from."); }
                start.Add(seated);
            }
            var annealing = new SeatingAnnealing(request, units, start, random);
            annealing.Run(cancellationToken);
            var plan = annealing.ToPlan();
            if (best is null || IsBetter(plan, best)) { best = plan; }
        }
        return best!;
    }

    private static bool IsBetter(TablePlan plan, TablePlan other) =>
        Math.Abs(plan.WorstImbalance - other.WorstImbalance) > 1e-9 && Math.Max(plan.WorstImbalance, other.WorstImbalance) > 1 + 1e-9
            ? plan.WorstImbalance < other.WorstImbalance
            : plan.DistinctPairs > other.DistinctPairs;
}
