namespace Engage.Domain.Statistics;

/// <summary>
/// A table as a network: every figure is an arc that carries its count, and what adds up is a node through which as much
/// leaves as enters. What an outsider can know of a hidden figure is how far the flow on its arc can change while shown
/// figures stay as they are and none falls below 0; both bounds are maximal flows (Gusfield 1988). More figures are hidden
/// along the cheapest ways for the change to go (Cox 1995).
/// </summary>
internal sealed class SuppressionNetwork
{
    /// <summary>The cost of a figure that is never hidden.</summary>
    public const double Never = double.PositiveInfinity;

    private readonly List<Arc> _arcs = [];
    private readonly List<List<int>> _atNode = [];

    /// <summary>How many figures there are.</summary>
    public int Count => _arcs.Count;

    /// <summary>How many figures are hidden.</summary>
    public int HiddenCount => _arcs.Count(a => a.IsHidden);

    /// <summary>Adds a node.</summary>
    public int AddNode()
    {
        _atNode.Add([]);
        return _atNode.Count - 1;
    }

    /// <summary>Adds a figure.</summary>
    /// <param name="from">Where its count comes from.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="count">The count.</param>
    /// <param name="cost">What hiding it loses, above 0.</param>
    public int AddArc(int from, int to, int count, double cost)
    {
        _arcs.Add(new Arc(from, to, count, cost));
        _atNode[from].Add(_arcs.Count - 1);
        _atNode[to].Add(_arcs.Count - 1);
        return _arcs.Count - 1;
    }

    /// <summary>Whether a figure is hidden.</summary>
    public bool IsHidden(int arc) => _arcs[arc].IsHidden;

    /// <summary>Hides a figure.</summary>
    public void Hide(int arc) => _arcs[arc].IsHidden = true;

    /// <summary>From where to where a hidden figure may lie for all an outsider knows; the upper bound stops at a limit.</summary>
    public (int Low, int High) Bounds(int arc, int limit)
    {
        var a = _arcs[arc];
        return (a.Count - Flow(arc, a.From, a.To, a.Count, mayHide: false), a.Count + Flow(arc, a.To, a.From, limit, mayHide: false));
    }

    /// <summary>Hides what is needed until a hidden figure's bounds lie as far apart as wanted.</summary>
    /// <returns>Whether they do.</returns>
    public bool Protect(int arc, int width)
    {
        var (low, high) = Bounds(arc, width);
        if (high - low >= width) { return true; }
        var a = _arcs[arc];
        var below = a.Count - low;
        return below + Flow(arc, a.To, a.From, width - below, mayHide: true) >= width;
    }

    /// <summary>How much can be sent from one node to another by changing hidden figures other than one; with leave to hide more, the cheapest ways first.</summary>
    private int Flow(int without, int source, int sink, int wanted, bool mayHide)
    {
        int[] left = [.. _arcs.Select(a => a.Count)];
        var sent = 0;
        while (sent < wanted && CheapestWay(without, source, sink, left, mayHide) is { } way)
        {
            var most = wanted - sent;
            foreach (var (arc, isForward) in way) { if (!isForward) { most = Math.Min(most, left[arc]); } }
            foreach (var (arc, isForward) in way)
            {
                left[arc] += isForward ? most : -most;
                _arcs[arc].IsHidden = true;
            }
            sent += most;
        }
        return sent;
    }

    /// <summary>The way of least cost (Dijkstra 1959): up any figure without end, down a figure only as far as it is above 0.</summary>
    private List<(int Arc, bool IsForward)>? CheapestWay(int without, int source, int sink, int[] left, bool mayHide)
    {
        var cost = new double[_atNode.Count];
        var by = new (int Arc, bool IsForward)[_atNode.Count];
        Array.Fill(cost, double.PositiveInfinity);
        cost[source] = 0;
        var queue = new PriorityQueue<int, double>();
        queue.Enqueue(source, 0);
        while (queue.TryDequeue(out var node, out var at))
        {
            if (at > cost[node]) { continue; }
            if (node == sink) { break; }
            foreach (var index in _atNode[node])
            {
                var arc = _arcs[index];
                var isForward = arc.From == node;
                if (index == without || (!isForward && left[index] == 0) || (!arc.IsHidden && (!mayHide || double.IsInfinity(arc.Cost)))) { continue; }
                var next = isForward ? arc.To : arc.From;
                var total = at + (arc.IsHidden ? 0 : arc.Cost);
                if (total >= cost[next]) { continue; }
                (cost[next], by[next]) = (total, (index, isForward));
                queue.Enqueue(next, total);
            }
        }
        if (double.IsInfinity(cost[sink])) { return null; }

        var way = new List<(int, bool)>();
        for (var node = sink; node != source;)
        {
            way.Add(by[node]);
            var arc = _arcs[by[node].Arc];
            node = by[node].IsForward ? arc.From : arc.To;
        }
        return way;
    }

    private sealed class Arc(int from, int to, int count, double cost)
    {
        public int From => from;

        public int To => to;

        public int Count => count;

        public double Cost => cost;

        public bool IsHidden { get; set; }
    }
}
