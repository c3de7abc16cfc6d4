namespace Engage.Domain.Sortition.Selection;

/// <summary>
/// The greedy method the field used before 2021: again and again the value with the largest (min - selected) / remaining, and a random person with it; people whose values are full
/// leave; a dead end starts anew, at most 100 times. Its chances follow from no principle and are counted over many runs.
/// </summary>
internal sealed class LegacySelection
{
    private const int Runs = 1_000;
    private const int MostStarts = 100;

    private readonly Pool _pool;
    private readonly int _panelSize;
    private readonly SeededRandom _random;
    private readonly int[][] _rowsOf;
    private readonly List<int> _remaining = [];
    private readonly int[] _selected, _left;

    private LegacySelection(Pool pool, int panelSize, ulong seed)
    {
        (_pool, _panelSize, _random) = (pool, panelSize, new SeededRandom(seed));
        _rowsOf = [.. pool.Members.Select(pool.RowsOf)];
        (_selected, _left) = (new int[pool.Quotas.Count], new int[pool.Quotas.Count]);
    }

    /// <summary>Runs it many times.</summary>
    /// <returns>The panels it gave, each with the same chance; or nothing when every run came to a dead end.</returns>
    public static SelectionOutcome Run(PanelModel model, Coverage coverage, IReadOnlyList<Unselectable> unselectable, SelectionRequest request)
    {
        var greedy = new LegacySelection(request.Pool, request.PanelSize, request.Seed);
        List<int[]> panels = [];
        for (var run = 0; run < Runs && !request.Limits.AreReached; run++)
        {
            if (greedy.Draw() is not { } members) { continue; }
            var counts = new int[model.TypeCount];
            foreach (var i in members) { counts[model.Types.TypeOf[i]]++; }
            panels.Add(counts);
        }
        if (panels.Count == 0) { return new NothingFound(); }

        IReadOnlyList<WeightedPanel> lottery = [.. panels.Select(p => new WeightedPanel(p, 1.0 / panels.Count))];
        var chances = FallbackLottery.Chances(model, lottery);
        return new FairLottery(model.Types, lottery, chances)
        {
            IsOptimal = false,
            Minimum = chances.Where((_, t) => coverage.CanBeSelected[t]).DefaultIfEmpty(0).Min(),
            UpperBound = BestChances.Find(SelectionAlgorithm.Maximin, model, coverage.CanBeSelected, [], request.Limits).Minimum,
            Deviation = 0,
            Unselectable = unselectable,
        };
    }

    private List<int>? Draw()
    {
        for (var start = 0; start < MostStarts; start++)
        {
            if (TryDraw() is { } members) { return members; }
        }
        return null;
    }

    private List<int>? TryDraw()
    {
        _remaining.Clear();
        Array.Clear(_selected);
        Array.Clear(_left);
        for (var i = 0; i < _rowsOf.Length; i++) { Enter(i); }
        Leave(i => _rowsOf[i].Any(r => _pool.Quotas[r].Quota.Max == 0));

        List<int> members = [];
        while (members.Count < _panelSize)
        {
            if (MostUrgent() is not { } row) { return null; }
            int[] candidates = [.. _remaining.Where(i => _rowsOf[i].Contains(row))];
            var chosen = candidates[_random.Next(candidates.Length)];
            members.Add(chosen);
            foreach (var r in _rowsOf[chosen]) { _selected[r]++; }
            var household = _pool.Members[chosen].Household;
            Leave(i => i == chosen || (household is not null && _pool.Members[i].Household == household) || _rowsOf[i].Any(r => _selected[r] >= _pool.Quotas[r].Quota.Max));
        }
        return _pool.Quotas.All(q => q.Quota.Allows(_selected[q.Row])) ? members : null;
    }

    private void Enter(int member)
    {
        _remaining.Add(member);
        foreach (var row in _rowsOf[member]) { _left[row]++; }
    }

    private void Leave(Predicate<int> goes)
    {
        foreach (var i in _remaining)
        {
            if (!goes(i)) { continue; }
            foreach (var row in _rowsOf[i]) { _left[row]--; }
        }
        _remaining.RemoveAll(goes);
    }

    /// <summary>The quota that is hardest to fill; null at a dead end.</summary>
    private int? MostUrgent()
    {
        int? urgent = null;
        var largest = double.NegativeInfinity;
        foreach (var (row, _, _, quota) in _pool.Quotas)
        {
            var missing = quota.Min - _selected[row];
            if (missing > _left[row]) { return null; }
            if (_left[row] == 0) { continue; }
            var ratio = (double)missing / _left[row];
            if (ratio > largest) { (largest, urgent) = (ratio, row); }
        }
        return urgent;
    }
}
