namespace Engage.Domain.Sortition.Optimisation;

/// <summary>What a search for whole numbers found.</summary>
/// <param name="Counts">The best found; null when there is none, or none was found.</param>
/// <param name="Value">What it is worth.</param>
/// <param name="Bound">No whole numbers are worth more than this.</param>
/// <param name="IsComplete">Whether the search came to its end; when not, there may be better ones up to the bound.</param>
internal readonly record struct SearchResult(int[]? Counts, double Value, double Bound, bool IsComplete);

/// <summary>
/// Branch and bound over a simplex whose columns are all whole numbers (Land, Doig 1960): depth first on the most fractional column, the nearer side first, each node
/// solved by the dual method from its parent. Columns that cannot leave their bound in any solution worth finding are fixed at the root by their reduced cost.
/// </summary>
internal sealed class BranchAndBound
{
    private readonly Simplex _simplex;
    private readonly (double Lower, double Upper)[] _bounds;
    private readonly double[] _weights;
    private readonly Simplex.Saved _root = new();
    private readonly List<Simplex.Saved> _levels = [];

    private double _rootBound, _needed, _goodEnough, _step;
    private long _nodesLeft;
    private bool _isComplete;
    private int[]? _best;
    private double _bestValue;

    /// <summary>Takes a program whose columns are whole numbers.</summary>
    public BranchAndBound(Simplex simplex)
    {
        _simplex = simplex;
        _bounds = new (double, double)[simplex.ColumnCount];
        _weights = new double[simplex.ColumnCount];
        for (var j = 0; j < _bounds.Length; j++) { _bounds[j] = simplex.BoundsOf(j); }
    }

    /// <summary>How many nodes were looked at, in all searches.</summary>
    public long Nodes { get; private set; }

    /// <summary>When to give up.</summary>
    public SearchLimits Limits { get; set; }

    /// <summary>Sets the bounds of a column for the searches to come.</summary>
    public void SetBounds(int column, int lower, int upper)
    {
        _bounds[column] = (lower, upper);
        _simplex.SetBounds(column, lower, upper);
    }

    /// <summary>The bounds a column has in searches.</summary>
    public (double Lower, double Upper) BoundsOf(int column) => _bounds[column];

    /// <summary>Sets the bounds of a row for the searches to come.</summary>
    public void SetRowBounds(int row, double lower, double upper) => _simplex.SetRowBounds(row, lower, upper);

    /// <summary>Whether a row may come to this.</summary>
    public bool AllowsRow(int row, double sum)
    {
        var (lower, upper) = _simplex.BoundsOf(_simplex.ColumnCount + row);
        return sum >= lower && sum <= upper;
    }

    /// <summary>Sets the worth of the columns and solves without asking for whole numbers.</summary>
    /// <returns>No whole numbers are worth more than this; null when there are not even fractions that keep to the bounds.</returns>
    public double? Relax(ReadOnlySpan<double> weights)
    {
        weights.CopyTo(_weights);
        for (var j = 0; j < _weights.Length; j++) { _simplex.SetCost(j, _weights[j]); }
        _simplex.SettleAtBounds();
        if (!_simplex.SolvePrimal()) { return null; }
        _simplex.Save(_root);
        return _rootBound = _simplex.Objective;
    }

    /// <summary>Searches, after <see cref="Relax"/>, for whole numbers worth at least so much.</summary>
    /// <param name="atLeast">What is worth less is passed over.</param>
    /// <param name="goodEnough">The first found that is worth this ends the search.</param>
    /// <param name="mostNodes">How many nodes to look at.</param>
    /// <param name="step">How much better a further find has to be.</param>
    public SearchResult Search(double atLeast = double.NegativeInfinity, double goodEnough = double.PositiveInfinity, long mostNodes = 1_000_000, double step = 1e-9)
    {
        (_needed, _goodEnough, _nodesLeft, _step) = (atLeast, goodEnough, mostNodes, step);
        (_best, _bestValue, _isComplete) = (null, double.NegativeInfinity, true);
        FixHopeless();
        var stopped = Explore(0);
        for (var j = 0; j < _bounds.Length; j++) { _simplex.SetBounds(j, _bounds[j].Lower, _bounds[j].Upper); }
        _simplex.Restore(_root);

        var isBest = _isComplete && !stopped;
        var bound = isBest ? Math.Max(_bestValue, atLeast) + step : _rootBound;
        return new SearchResult(_best, _bestValue, Math.Min(bound, _rootBound), isBest || _best is not null && _isComplete);
    }

    /// <summary>The best whole numbers, by searches that each ask for more than the one before.</summary>
    /// <param name="mostNodes">How many nodes to look at in each search.</param>
    /// <param name="step">How much better a further find has to be.</param>
    public SearchResult SearchBest(long mostNodes = 1_000_000, double step = 1e-9)
    {
        var reach = Math.Max(step, 0.02 * Math.Max(1, Math.Abs(_rootBound)));
        var best = Search(_rootBound - reach, _rootBound - reach, mostNodes);
        // Asking for much keeps the search narrow; only when nothing is worth so much, less will do.
        for (var i = 0; i < 3 && best is { Counts: null, IsComplete: true }; i++)
        {
            reach *= 5;
            best = Search(_rootBound - reach, _rootBound - reach, mostNodes);
        }
        if (best.Counts is null) { best = Search(goodEnough: double.NegativeInfinity, mostNodes: mostNodes); }
        while (best.Counts is not null)
        {
            var more = Search(best.Value + step, best.Value + step, mostNodes, step);
            if (more.Counts is null) { return best with { Bound = more.IsComplete ? Math.Min(best.Value + step, _rootBound) : more.Bound, IsComplete = more.IsComplete }; }
            best = more;
        }
        return best;
    }

    /// <summary>Moving a column by one costs at least its reduced cost; what cannot be made up for is ruled out (Dantzig, Fulkerson, Johnson 1954).</summary>
    private void FixHopeless()
    {
        _simplex.ListMovable();
        var gap = _rootBound - _needed;
        if (!double.IsInfinity(gap))
        {
            var reduced = _simplex.ComputeReduced();
            for (var j = 0; j < _bounds.Length; j++)
            {
                var (lower, upper) = _bounds[j];
                var state = _simplex.StateOf(j);
                if (state == ColumnState.Basic || lower == upper) { continue; }
                var moves = Math.Floor((gap + 1e-7) / Math.Max(1e-12, Math.Abs(reduced[j])) + 1e-6);
                if (moves >= upper - lower) { continue; }
                if (state == ColumnState.AtLower) { _simplex.SetBounds(j, lower, lower + moves); } else { _simplex.SetBounds(j, upper - moves, upper); }
            }
            _simplex.ListMovable();
        }
    }

    /// <summary>Looks at a node and what lies below it.</summary>
    /// <returns>Whether the whole search ends.</returns>
    private bool Explore(int depth)
    {
        Nodes++;
        if (--_nodesLeft < 0 || Limits.AreReached) { _isComplete = false; return true; }
        if (_simplex.Objective < _needed - 1e-10) { return false; }
        var (column, value) = MostFractional();
        if (column < 0) { return Keep(); }

        var saved = Level(depth);
        _simplex.Save(saved);
        var (lower, upper) = _simplex.BoundsOf(column);
        var floor = Math.Floor(value);
        var isUp = value - floor > 0.5;
        for (var side = 0; side < 2; side++, isUp = !isUp)
        {
            if (isUp) { _simplex.SetBounds(column, floor + 1, upper); } else { _simplex.SetBounds(column, lower, floor); }
            var ends = _simplex.SolveDual(_needed - 1e-10) && Explore(depth + 1);
            _simplex.SetBounds(column, lower, upper);
            _simplex.Restore(saved);
            if (ends) { return true; }
        }
        return false;
    }

    private (int Column, double Value) MostFractional()
    {
        var (column, found, worst) = (-1, 0.0, 1e-7);
        var head = _simplex.Head;
        var values = _simplex.BasicValues;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] >= _bounds.Length) { continue; }
            var distance = Math.Abs(values[i] - Math.Round(values[i]));
            if (distance > worst) { (column, found, worst) = (head[i], values[i], distance); }
        }
        return (column, found);
    }

    private bool Keep()
    {
        var solution = _simplex.Solution();
        var counts = new int[solution.Length];
        double value = 0;
        for (var j = 0; j < counts.Length; j++)
        {
            counts[j] = (int)Math.Round(solution[j]);
            value += _weights[j] * counts[j];
        }
        if (value < _needed - 1e-10) { return false; }
        (_best, _bestValue, _needed) = (counts, value, value + _step);
        return value >= _goodEnough - 1e-10;
    }

    private Simplex.Saved Level(int depth)
    {
        while (_levels.Count <= depth) { _levels.Add(new Simplex.Saved()); }
        return _levels[depth];
    }
}
