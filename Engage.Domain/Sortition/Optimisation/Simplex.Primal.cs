namespace Engage.Domain.Sortition.Optimisation;

/// <content>The primal method: from any basis to feasible values, then to the best.</content>
internal sealed partial class Simplex
{
    private const int DegenerateBeforeCaution = 500;
    private const int MostPrimalSteps = 200_000;

    /// <summary>For each row of the basis: 1 below its bounds, -1 above, 0 within.</summary>
    private readonly sbyte[] _phaseOne;

    /// <summary>Maximises from the present basis.</summary>
    /// <returns>False when no values keep to all bounds.</returns>
    /// <exception cref="ArithmeticException">The program is unbounded or does not settle.</exception>
    public bool SolvePrimal()
    {
        var degenerate = 0;
        for (var step = 0; step < MostPrimalSteps; step++)
        {
            var isInfeasible = MarkInfeasible();
            if (isInfeasible) { ComputePhaseOnePrices(); } else { ComputePrices(); }
            var entering = Entering(isInfeasible, takesFirst: degenerate > DegenerateBeforeCaution);
            if (entering < 0)
            {
                if (!isInfeasible) { return true; }
                if (_sinceInversion == 0) { return LargestViolation() <= SurelyInfeasible; }
                Invert(); // rounding may have made it look so
                continue;
            }
            degenerate = Move(entering) < 1e-12 ? degenerate + 1 : 0;
        }
        throw new ArithmeticException("The linear program does not settle.");
    }

    private bool MarkInfeasible()
    {
        var any = false;
        for (var i = 0; i < _m; i++)
        {
            var h = _head[i];
            _phaseOne[i] = _basic[i] < _lower[h] - FeasibilityTolerance ? (sbyte)1 : _basic[i] > _upper[h] + FeasibilityTolerance ? (sbyte)-1 : (sbyte)0;
            any |= _phaseOne[i] != 0;
        }
        return any;
    }

    private double LargestViolation()
    {
        double largest = 0;
        for (var i = 0; i < _m; i++) { largest = Math.Max(largest, Math.Max(_lower[_head[i]] - _basic[i], _basic[i] - _upper[_head[i]])); }
        return largest;
    }

    private void ComputePhaseOnePrices()
    {
        Array.Clear(_prices);
        for (var i = 0; i < _m; i++)
        {
            if (_phaseOne[i] != 0) { SteadySums.AddScaled(_prices, _phaseOne[i], _inverse.AsSpan(i * _m, _m)); }
        }
    }

    /// <summary>The column with the largest promise; after many steps that moved nothing, the first with any (Bland 1977).</summary>
    private int Entering(bool isPhaseOne, bool takesFirst)
    {
        var (entering, best) = (-1, OptimalityTolerance);
        for (var j = 0; j < _n + _m; j++)
        {
            if (_state[j] == ColumnState.Basic || _lower[j] == _upper[j]) { continue; }
            var gain = (isPhaseOne ? 0 : _cost[j]) - Dot(_prices, j);
            if (_state[j] == ColumnState.AtUpper) { gain = -gain; }
            if (gain <= best) { continue; }
            (entering, best) = (j, gain);
            if (takesFirst) { break; }
        }
        return entering;
    }

    /// <summary>Moves a column as far as the first bound allows.</summary>
    /// <returns>How far.</returns>
    private double Move(int entering)
    {
        ComputeColumn(entering);
        double direction = _state[entering] == ColumnState.AtLower ? 1 : -1;
        var furthest = _upper[entering] - _lower[entering];
        var (row, largest) = (-1, 0.0);
        var leavesAt = ColumnState.AtLower;
        for (var i = 0; i < _m; i++)
        {
            var slope = -direction * _column[i];
            if (Math.Abs(slope) < 1e-9 || !Limit(i, slope, out var limit, out var state)) { continue; }
            if (limit >= furthest - 1e-12 && !(limit < furthest + 1e-12 && row >= 0 && Math.Abs(slope) > largest)) { continue; }
            furthest = Math.Min(furthest, limit);
            (row, leavesAt, largest) = (i, state, Math.Abs(slope));
        }
        if (double.IsPositiveInfinity(furthest)) { throw new ArithmeticException("The linear program is unbounded."); }

        var start = Resting(entering);
        for (var i = 0; i < _m; i++) { _basic[i] -= direction * furthest * _column[i]; }
        if (row < 0) { _state[entering] = direction > 0 ? ColumnState.AtUpper : ColumnState.AtLower; }
        else { Pivot(row, entering, leavesAt, start + direction * furthest); }
        return furthest;
    }

    /// <summary>How far a basic value lets the entering column go; one that is out of bounds stops it only where it comes back in.</summary>
    private bool Limit(int i, double slope, out double limit, out ColumnState state)
    {
        var h = _head[i];
        var rises = slope > 0;
        (limit, state) = (0, ColumnState.AtLower);
        if (_phaseOne[i] != 0 && rises != _phaseOne[i] > 0) { return false; }
        var isLower = _phaseOne[i] > 0 || (_phaseOne[i] == 0 && !rises);
        var bound = isLower ? _lower[h] : _upper[h];
        if (double.IsInfinity(bound)) { return false; }
        limit = Math.Max(0, (bound - _basic[i]) / slope);
        state = isLower ? ColumnState.AtLower : ColumnState.AtUpper;
        return true;
    }
}
