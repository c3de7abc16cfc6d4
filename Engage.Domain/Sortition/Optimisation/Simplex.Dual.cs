namespace Engage.Domain.Sortition.Optimisation;

/// <content>The dual method: from an optimal basis whose bounds were tightened to the next optimum.</content>
internal sealed partial class Simplex
{
    private const int MostDualSteps = 2_000;

    private readonly double[] _reduced, _pivotRow;
    private readonly int[] _movable;
    private int _movableCount;

    /// <summary>Notes which columns can move at all; call it after bounds were set and before the dual method.</summary>
    public void ListMovable()
    {
        _movableCount = 0;
        for (var j = 0; j < _n + _m; j++)
        {
            if (_lower[j] < _upper[j]) { _movable[_movableCount++] = j; }
        }
    }

    /// <summary>The reduced costs of the columns that can move, from the present basis; zero for those in it.</summary>
    public ReadOnlySpan<double> ComputeReduced()
    {
        ComputePrices();
        for (var c = 0; c < _movableCount; c++)
        {
            var j = _movable[c];
            _reduced[j] = _state[j] == ColumnState.Basic ? 0 : _cost[j] - Dot(_prices, j);
        }
        return _reduced;
    }

    /// <summary>Finds the optimum again after bounds of basic columns were tightened.</summary>
    /// <param name="worthwhile">The search may stop, as if nothing were feasible, once the objective cannot reach this.</param>
    /// <returns>False when no values keep to all bounds, or none are worthwhile.</returns>
    public bool SolveDual(double worthwhile = double.NegativeInfinity)
    {
        _wasReset = false;
        ComputeReduced();
        var objective = double.IsNegativeInfinity(worthwhile) ? 0 : Objective;
        for (var step = 0; step < MostDualSteps; step++)
        {
            var row = Leaving(out var isLow);
            if (row < 0) { return true; }
            if (objective < worthwhile) { return false; }
            var entering = EnteringDual(row, isLow);
            if (entering < 0)
            {
                if (LargestViolation() > SurelyInfeasible) { return false; }
                return true; // nothing to repair but rounding
            }
            ComputeColumn(entering);
            var leaving = _head[row];
            var distance = (_basic[row] - (isLow ? _lower[leaving] : _upper[leaving])) / _column[row];
            var start = Resting(entering);
            objective += _reduced[entering] * distance;
            for (var i = 0; i < _m; i++) { _basic[i] -= distance * _column[i]; }
            UpdateReduced(entering, leaving);
            Pivot(row, entering, isLow ? ColumnState.AtLower : ColumnState.AtUpper, start + distance);
            if (_wasReset) { break; }
        }
        return SolvePrimal();
    }

    private int Leaving(out bool isLow)
    {
        var (row, worst) = (-1, FeasibilityTolerance);
        isLow = false;
        for (var i = 0; i < _m; i++)
        {
            var h = _head[i];
            var below = _lower[h] - _basic[i];
            if (below > worst) { (row, worst, isLow) = (i, below, true); }
            var above = _basic[i] - _upper[h];
            if (above > worst) { (row, worst, isLow) = (i, above, false); }
        }
        return row;
    }

    private int EnteringDual(int row, bool isLow)
    {
        _inverse.AsSpan(row * _m, _m).CopyTo(_work);
        var (entering, least, largest) = (-1, double.MaxValue, 0.0);
        for (var c = 0; c < _movableCount; c++)
        {
            var j = _movable[c];
            if (_state[j] == ColumnState.Basic || _lower[j] == _upper[j]) { continue; }
            var alpha = _pivotRow[j] = Dot(_work, j);
            if (Math.Abs(alpha) < 1e-8) { continue; }
            // A value too low rises when a column at its lower bound with a negative entry rises, or one at its upper bound with a positive entry falls.
            if (alpha < 0 != (isLow == (_state[j] == ColumnState.AtLower))) { continue; }
            var ratio = Math.Abs(_reduced[j] / alpha);
            if (ratio < least - 1e-12 || (ratio < least + 1e-12 && Math.Abs(alpha) > largest)) { (entering, least, largest) = (j, ratio, Math.Abs(alpha)); }
        }
        return entering;
    }

    private void UpdateReduced(int entering, int leaving)
    {
        var factor = _reduced[entering] / _pivotRow[entering];
        for (var c = 0; c < _movableCount; c++)
        {
            var j = _movable[c];
            if (_state[j] != ColumnState.Basic && _lower[j] < _upper[j]) { _reduced[j] -= factor * _pivotRow[j]; }
        }
        (_reduced[leaving], _reduced[entering]) = (-factor, 0);
    }
}
