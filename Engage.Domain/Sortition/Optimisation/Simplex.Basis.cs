namespace Engage.Domain.Sortition.Optimisation;

/// <content>The basis: its inverse, exchanging a column, and putting all aside for later.</content>
internal sealed partial class Simplex
{
    /// <summary>Everything needed to come back to a basis; reused to spare memory.</summary>
    public sealed class Saved
    {
        internal int[] Head = [];
        internal ColumnState[] State = [];
        internal double[] Inverse = [];
        internal double[] Basic = [];
        internal int SinceInversion;
    }

    /// <summary>Puts the basis aside.</summary>
    public void Save(Saved into)
    {
        if (into.Head.Length != _m || into.State.Length != _n + _m)
        {
            (into.Head, into.State, into.Inverse, into.Basic) = (new int[_m], new ColumnState[_n + _m], new double[_m * _m], new double[_m]);
        }
        _head.CopyTo(into.Head, 0);
        _state.CopyTo(into.State, 0);
        _inverse.CopyTo(into.Inverse, 0);
        _basic.CopyTo(into.Basic, 0);
        into.SinceInversion = _sinceInversion;
    }

    /// <summary>Comes back to a basis; the bounds have to be those it was put aside with.</summary>
    public void Restore(Saved saved)
    {
        saved.Head.CopyTo(_head, 0);
        saved.State.CopyTo(_state, 0);
        saved.Inverse.CopyTo(_inverse, 0);
        saved.Basic.CopyTo(_basic, 0);
        _sinceInversion = saved.SinceInversion;
    }

    /// <summary>Inverts the basis by elimination with row exchanges and computes its values.</summary>
    /// <returns>False when its columns depend on each other.</returns>
    private bool Invert()
    {
        var b = BasisMatrix();
        Array.Clear(_inverse);
        for (var i = 0; i < _m; i++) { _inverse[i * _m + i] = 1; }
        for (var p = 0; p < _m; p++)
        {
            var r = p;
            for (var i = p + 1; i < _m; i++)
            {
                if (Math.Abs(b[i * _m + p]) > Math.Abs(b[r * _m + p])) { r = i; }
            }
            if (Math.Abs(b[r * _m + p]) < 1e-11) { return false; }
            if (r != p) { SwapRows(b, p, r); SwapRows(_inverse, p, r); }
            var scale = 1 / b[p * _m + p];
            for (var k = 0; k < _m; k++) { b[p * _m + k] *= scale; _inverse[p * _m + k] *= scale; }
            for (var i = 0; i < _m; i++)
            {
                var factor = b[i * _m + p];
                if (i == p || factor == 0) { continue; }
                SteadySums.AddScaled(b.AsSpan(i * _m + p, _m - p), -factor, b.AsSpan(p * _m + p, _m - p));
                SteadySums.AddScaled(_inverse.AsSpan(i * _m, _m), -factor, _inverse.AsSpan(p * _m, _m));
            }
        }
        _sinceInversion = 0;
        Recompute();
        return true;
    }

    private double[] BasisMatrix()
    {
        var b = new double[_m * _m];
        for (var i = 0; i < _m; i++)
        {
            var j = _head[i];
            if (j >= _n) { b[(j - _n) * _m + i] = -1; continue; }
            for (var e = _start[j]; e < _start[j + 1]; e++) { b[_rows[e] * _m + i] = _values[e]; }
        }
        return b;
    }

    private void SwapRows(double[] matrix, int a, int b)
    {
        for (var k = 0; k < _m; k++) { (matrix[a * _m + k], matrix[b * _m + k]) = (matrix[b * _m + k], matrix[a * _m + k]); }
    }

    /// <summary>The column as the basis sees it: how much each basic value falls when the column rises by one.</summary>
    private void ComputeColumn(int j)
    {
        if (j >= _n)
        {
            for (var i = 0; i < _m; i++) { _column[i] = -_inverse[i * _m + j - _n]; }
            return;
        }
        for (var i = 0; i < _m; i++)
        {
            double sum = 0;
            for (var e = _start[j]; e < _start[j + 1]; e++) { sum += _inverse[i * _m + _rows[e]] * _values[e]; }
            _column[i] = sum;
        }
    }

    private void ComputePrices()
    {
        Array.Clear(_prices);
        for (var i = 0; i < _m; i++)
        {
            var cost = _cost[_head[i]];
            if (cost != 0) { SteadySums.AddScaled(_prices, cost, _inverse.AsSpan(i * _m, _m)); }
        }
    }

    /// <summary>Exchanges a column of the basis; <see cref="_column"/> holds the entering one.</summary>
    private void Pivot(int row, int entering, ColumnState leavingState, double enteringValue)
    {
        var pivotRow = _inverse.AsSpan(row * _m, _m);
        var scale = 1 / _column[row];
        for (var k = 0; k < _m; k++) { pivotRow[k] *= scale; }
        for (var i = 0; i < _m; i++)
        {
            if (i != row && _column[i] != 0) { SteadySums.AddScaled(_inverse.AsSpan(i * _m, _m), -_column[i], pivotRow); }
        }
        _state[_head[row]] = leavingState;
        (_head[row], _state[entering], _basic[row]) = (entering, ColumnState.Basic, enteringValue);
        Pivots++;
        if (++_sinceInversion < PivotsBetweenInversions || Invert()) { return; }
        ResetBasis(); // rounding spoiled the basis: begin again
        _wasReset = true;
    }
}
