namespace Engage.Domain.Sortition.Optimisation;

/// <summary>Where a column stands: at a bound or in the basis.</summary>
internal enum ColumnState : byte
{
    /// <summary>At its lower bound.</summary>
    AtLower,

    /// <summary>At its upper bound.</summary>
    AtUpper,

    /// <summary>In the basis.</summary>
    Basic,
}

/// <summary>
/// The revised simplex method with bounded variables (Dantzig 1963; dual method Lemke 1954) and the basis's inverse kept whole, which is the fastest way with
/// few rows. Row r stands as an equation: the sum of its entries minus a slack within the row's bounds is zero; the slack is column <c>ColumnCount + r</c>.
/// All sums are taken in a fixed order, so that every machine computes the same.
/// </summary>
internal sealed partial class Simplex
{
    private const double FeasibilityTolerance = 1e-9;
    private const double SurelyInfeasible = 1e-8;
    private const double OptimalityTolerance = 1e-9;
    private const int PivotsBetweenInversions = 60;

    private readonly int _m, _n;
    private readonly int[] _start, _rows;
    private readonly double[] _values;
    private readonly double[] _lower, _upper, _cost;
    private readonly int[] _head;
    private readonly ColumnState[] _state;
    private readonly double[] _inverse, _basic;
    private readonly double[] _column, _prices, _work;
    private int _sinceInversion;
    private bool _wasReset;

    /// <summary>Takes a program and starts with all slacks in the basis.</summary>
    public Simplex(LinearProgram program)
    {
        (_m, _n) = (program.RowCount, program.ColumnCount);
        _start = program.Start.ToArray();
        _rows = program.EntryRows.ToArray();
        _values = program.EntryValues.ToArray();
        (_lower, _upper, _cost) = (new double[_n + _m], new double[_n + _m], new double[_n + _m]);
        for (var j = 0; j < _n; j++) { (_lower[j], _upper[j], _cost[j]) = program.Column(j); }
        for (var r = 0; r < _m; r++) { (_lower[_n + r], _upper[_n + r]) = program.Row(r); }
        (_head, _state) = (new int[_m], new ColumnState[_n + _m]);
        (_inverse, _basic) = (new double[_m * _m], new double[_m]);
        (_column, _prices, _work, _reduced, _pivotRow) = (new double[_m], new double[_m], new double[_m], new double[_n + _m], new double[_n + _m]);
        _phaseOne = new sbyte[_m];
        _movable = new int[_n + _m];
        ResetBasis();
    }

    /// <summary>How many rows.</summary>
    public int RowCount => _m;

    /// <summary>How many columns, slacks not counted.</summary>
    public int ColumnCount => _n;

    /// <summary>How many pivots were made.</summary>
    public long Pivots { get; private set; }

    /// <summary>Which column each row of the basis holds.</summary>
    public ReadOnlySpan<int> Head => _head;

    /// <summary>The values of the basis's columns.</summary>
    public ReadOnlySpan<double> BasicValues => _basic;

    /// <summary>Whether a column is at a bound and which, or in the basis.</summary>
    public ColumnState StateOf(int column) => _state[column];

    /// <summary>The bounds of a column, or of a row's slack.</summary>
    public (double Lower, double Upper) BoundsOf(int column) => (_lower[column], _upper[column]);

    /// <summary>Sets what a column is worth.</summary>
    public void SetCost(int column, double cost) => _cost[column] = cost;

    /// <summary>Changes a column's bounds; call <see cref="SettleAtBounds"/> afterwards unless it is in the basis.</summary>
    public void SetBounds(int column, double lower, double upper) => (_lower[column], _upper[column]) = (lower, upper);

    /// <summary>Changes a row's bounds; as <see cref="SetBounds"/>.</summary>
    public void SetRowBounds(int row, double lower, double upper) => SetBounds(_n + row, lower, upper);

    /// <summary>What the present values are worth.</summary>
    public double Objective
    {
        get
        {
            double sum = 0;
            for (var j = 0; j < _n; j++)
            {
                if (_state[j] != ColumnState.Basic && _cost[j] != 0) { sum += _cost[j] * Resting(j); }
            }
            for (var i = 0; i < _m; i++) { sum += _cost[_head[i]] * _basic[i]; }
            return sum;
        }
    }

    /// <summary>The values of all columns.</summary>
    public double[] Solution()
    {
        var x = new double[_n];
        for (var j = 0; j < _n; j++)
        {
            if (_state[j] != ColumnState.Basic) { x[j] = Resting(j); }
        }
        for (var i = 0; i < _m; i++)
        {
            if (_head[i] < _n) { x[_head[i]] = _basic[i]; }
        }
        return x;
    }

    /// <summary>What one more of each row's bound is worth.</summary>
    public double[] Prices()
    {
        ComputePrices();
        return [.. _prices];
    }

    /// <summary>What a column's cost exceeds the prices of its entries by.</summary>
    public double ReducedCost(double[] prices, int column) => _cost[column] - Dot(prices, column);

    /// <summary>Starts again with all slacks in the basis and every column at the bound nearer to zero.</summary>
    public void ResetBasis()
    {
        for (var j = 0; j < _n + _m; j++) { _state[j] = double.IsNegativeInfinity(_lower[j]) ? ColumnState.AtUpper : ColumnState.AtLower; }
        for (var r = 0; r < _m; r++) { (_head[r], _state[_n + r]) = (_n + r, ColumnState.Basic); }
        Invert();
    }

    /// <summary>Takes over another program's basis: the same columns, its rows first; slacks of further rows join the basis. Starts anew when that basis cannot be inverted.</summary>
    public void TakeBasis(Simplex other)
    {
        if (other._n != _n || other._m > _m) { throw new ArgumentException("The other program has other columns, or more rows.", nameof(other)); }
        for (var j = 0; j < _n + other._m; j++) { _state[j] = other._state[j]; }
        for (var r = 0; r < other._m; r++) { _head[r] = other._head[r]; }
        for (var r = other._m; r < _m; r++) { (_head[r], _state[_n + r]) = (_n + r, ColumnState.Basic); }
        RestAtFiniteBounds();
        if (!Invert()) { ResetBasis(); }
    }

    /// <summary>Takes changed bounds into account.</summary>
    public void SettleAtBounds()
    {
        RestAtFiniteBounds();
        Recompute();
    }

    private void RestAtFiniteBounds()
    {
        for (var j = 0; j < _n + _m; j++)
        {
            if (_state[j] == ColumnState.AtLower && double.IsNegativeInfinity(_lower[j])) { _state[j] = ColumnState.AtUpper; }
            if (_state[j] == ColumnState.AtUpper && double.IsPositiveInfinity(_upper[j])) { _state[j] = ColumnState.AtLower; }
        }
    }

    /// <summary>Computes the values of the basis's columns from the others.</summary>
    private void Recompute()
    {
        Array.Clear(_work);
        for (var j = 0; j < _n + _m; j++)
        {
            if (_state[j] == ColumnState.Basic) { continue; }
            var value = Resting(j);
            if (value == 0) { continue; }
            if (j >= _n) { _work[j - _n] += value; }
            else
            {
                for (var e = _start[j]; e < _start[j + 1]; e++) { _work[_rows[e]] -= _values[e] * value; }
            }
        }
        for (var i = 0; i < _m; i++) { _basic[i] = SteadySums.Dot(_inverse.AsSpan(i * _m, _m), _work); }
    }

    private double Resting(int j) => _state[j] == ColumnState.AtLower ? _lower[j] : _upper[j];

    private double Dot(double[] prices, int j)
    {
        if (j >= _n) { return -prices[j - _n]; }
        double sum = 0;
        for (var e = _start[j]; e < _start[j + 1]; e++) { sum += prices[_rows[e]] * _values[e]; }
        return sum;
    }
}
