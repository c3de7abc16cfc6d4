namespace Engage.Domain.Surveys.Conditions;

/// <summary>Finds rings in who waits for whom. Each ring is told once, from its first question.</summary>
internal sealed class RingSearch
{
    private readonly List<int>[] _needs;
    private readonly HashSet<int> _told = [];

    internal RingSearch(IReadOnlyList<Question> questions, IReadOnlyDictionary<string, int> positions) =>
        _needs = [.. questions.Select(q => Needs(q, positions))];

    /// <summary>Whether the second question, directly or through others, needs the first.</summary>
    internal bool Joins(int from, int to) => Path(to, from) is not null;

    /// <summary>The shortest ring through a question, starting at it; null when there is none or it has been told.</summary>
    internal IReadOnlyList<int>? FirstFrom(int start)
    {
        if (_told.Contains(start)) { return null; }
        var ring = _needs[start].Select(n => Path(n, start)).OfType<List<int>>().MinBy(p => p.Count);
        if (ring is null) { return null; }
        // The path ends where it started: [n, …, start]; the ring begins with the start.
        ring.RemoveAt(ring.Count - 1);
        ring.Insert(0, start);
        _told.UnionWith(ring);
        return ring;
    }

    private static List<int> Needs(Question question, IReadOnlyDictionary<string, int> positions) =>
    [
        .. (question.ShowIf?.Leaves("") ?? []).Select(l => l.Leaf.Question).Distinct(StringComparer.Ordinal)
            .Select(c => positions.TryGetValue(c, out var at) ? at : -1).Where(at => at >= 0),
    ];

    /// <summary>The shortest way along needs, both ends included.</summary>
    private List<int>? Path(int from, int to)
    {
        var cameFrom = new Dictionary<int, int> { [from] = -1 };
        var waiting = new Queue<int>([from]);
        while (waiting.TryDequeue(out var at))
        {
            if (at == to)
            {
                var path = new List<int>();
                for (var step = at; step >= 0; step = cameFrom[step]) { path.Insert(0, step); }
                return path;
            }
            foreach (var next in _needs[at].Where(n => cameFrom.TryAdd(n, at))) { waiting.Enqueue(next); }
        }
        return null;
    }
}
