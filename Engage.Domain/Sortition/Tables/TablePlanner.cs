namespace Engage.Domain.Sortition.Tables;

/// <summary>
/// Seats people at tables over several sessions so that as many pairs as possible meet and every table is mixed (the social golfer problem with balance), by simulated
/// annealing (Kirkpatrick, Gelatt, Vecchi 1983) over exchanges of two people, or of clusters for as many others.
/// </summary>
public static class TablePlanner
{
    private const int Attempts = 4;

    /// <summary>Makes a plan.</summary>
    /// <returns>The plan, or why what has to hold cannot.</returns>
    /// <exception cref="ArgumentException">Numbers are out of range.</exception>
    public static TableOutcome Plan(TableRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Tables < 1 || request.Sessions < 1 || request.Participants.Count < request.Tables) { throw new ArgumentException("There are a table and a session at least, and somebody for each table.", nameof(request)); }
        var units = SeatingUnits.Of(request);
        if (units.Problem is { } problem) { return new NoTablePlan(problem); }

        var random = new SeededRandom(request.Seed);
        TablePlan? best = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (start, session) = Start(request, units, random, cancellationToken);
            if (start is null) { return best ?? (TableOutcome)new NoTablePlan($"In session {session} no seating was found in which every cluster sits together, everybody is at their table, and nobody sits with somebody they are kept apart from."); }
            var annealing = new SeatingAnnealing(request, units, start, random);
            annealing.Run(cancellationToken);
            var plan = annealing.ToPlan();
            if (best is null || IsBetter(plan, best)) { best = plan; }
        }
        return best!;
    }

    private static (List<int[]>? Seatings, int Session) Start(TableRequest request, SeatingUnits units, SeededRandom random, CancellationToken cancellationToken)
    {
        List<int[]> start = [];
        for (var session = 0; session < request.Sessions; session++)
        {
            if (SeatingStart.Find(units, session, random, cancellationToken) is not { } seated) { return (null, session + 1); }
            start.Add(seated);
        }
        return (start, request.Sessions);
    }

    /// <summary>A worst imbalance of one or less is good enough: then pairs count.</summary>
    private static bool IsBetter(TablePlan plan, TablePlan other)
    {
        var (mine, others) = (Math.Max(1, plan.WorstImbalance), Math.Max(1, other.WorstImbalance));
        return Math.Abs(mine - others) > 1e-9 ? mine < others : plan.DistinctPairs > other.DistinctPairs;
    }
}
