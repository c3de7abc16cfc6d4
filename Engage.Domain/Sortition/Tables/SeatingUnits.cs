namespace Engage.Domain.Sortition.Tables;

/// <summary>Who moves together: a cluster, or one person. Contradictions that show at once are found here.</summary>
internal sealed class SeatingUnits
{
    private SeatingUnits(int[][] members, int[] unitOf, HashSet<(int, int)> apart, int[,] fixedAt, int[] capacity, string? problem) =>
        (Members, UnitOf, Apart, FixedAt, Capacity, Problem) = (members, unitOf, apart, fixedAt, capacity, problem);

    /// <summary>For each unit its people.</summary>
    public int[][] Members { get; }

    /// <summary>For each person the unit.</summary>
    public int[] UnitOf { get; }

    /// <summary>Pairs of units that never share a table, both ways round.</summary>
    public HashSet<(int A, int B)> Apart { get; }

    /// <summary>For each unit and session the table it sits at, or -1.</summary>
    public int[,] FixedAt { get; }

    /// <summary>For each table how many seats; they differ by one at most.</summary>
    public int[] Capacity { get; }

    /// <summary>Why there can be no plan; null when nothing shows at once.</summary>
    public string? Problem { get; }

    /// <summary>Finds the units.</summary>
    public static SeatingUnits Of(TableRequest request)
    {
        var people = request.Participants;
        int[][] members = [.. Enumerable.Range(0, people.Count).GroupBy(i => people[i].Cluster is { } c ? $"c{c}" : $"p{people[i].Id}", StringComparer.Ordinal).Select(g => g.ToArray())];
        var unitOf = new int[people.Count];
        for (var u = 0; u < members.Length; u++)
        {
            foreach (var i in members[u]) { unitOf[i] = u; }
        }
        int[] capacity = [.. Enumerable.Range(0, request.Tables).Select(t => people.Count / request.Tables + (t < people.Count % request.Tables ? 1 : 0))];
        var fixedAt = new int[members.Length, request.Sessions];
        for (var u = 0; u < members.Length; u++)
        {
            for (var s = 0; s < request.Sessions; s++) { fixedAt[u, s] = -1; }
        }
        var problem = ClusterProblem(request, members, capacity) ?? ApartProblem(request, unitOf) ?? Fix(request, unitOf, fixedAt);
        HashSet<(int, int)> apart = [.. request.KeepApart.SelectMany(p => ((int, int)[])[(unitOf[p.A], unitOf[p.B]), (unitOf[p.B], unitOf[p.A])])];
        return new(members, unitOf, apart, fixedAt, capacity, problem);
    }

    private static string? ClusterProblem(TableRequest request, int[][] members, int[] capacity) =>
        members.FirstOrDefault(m => m.Length > capacity[0]) is { } large ? $"The cluster {request.Participants[large[0]].Cluster} has {large.Length} people, and a table has {capacity[0]} seats." : null;

    private static string? ApartProblem(TableRequest request, int[] unitOf)
    {
        foreach (var (a, b) in request.KeepApart)
        {
            if (unitOf[a] == unitOf[b]) { return $"{request.Participants[a].Id} and {request.Participants[b].Id} are to be kept apart and are in the same cluster."; }
        }
        return request.KeepApart.Count > 0 && request.Tables == 1 ? "There is one table only, and people are to be kept apart." : null;
    }

    private static string? Fix(TableRequest request, int[] unitOf, int[,] fixedAt)
    {
        foreach (var (person, table, onlySession) in request.Seats)
        {
            for (var s = onlySession ?? 0; s <= (onlySession ?? request.Sessions - 1); s++)
            {
                ref var seat = ref fixedAt[unitOf[person], s];
                if (seat >= 0 && seat != table) { return $"{request.Participants[person].Id} would have to sit at table {table + 1} and, with the rest of the cluster or by another line, at table {seat + 1} in session {s + 1}."; }
                seat = table;
            }
        }
        return null;
    }
}
