using Engage.Domain.Sortition.Optimisation;

namespace Engage.Domain.Sortition.Selection;

/// <summary>
/// The chances with the largest product (Nash 1950) over the rules and cuts. With prices on the rules everybody's chance is one over the sum of their prices, at most one, so the
/// dual problem has as many unknowns as there are rules; it is solved by Newton's method held to non-negative prices (Bertsekas 1982).
/// </summary>
internal sealed class NashProgram
{
    private const int MostSteps = 500;

    private readonly double[] _size;
    private readonly double[][] _entries;
    private readonly double[] _bounds;
    private readonly bool[] _isFree;
    private readonly double[] _chance;

    private NashProgram(PanelModel model, bool[] canBeSelected, IReadOnlyList<Cut> cuts)
    {
        _size = [.. model.Size.Select((size, t) => canBeSelected[t] ? (double)size : 0)];
        _chance = new double[_size.Length];
        List<(double[] Entries, double Bound, bool IsFree)> prices = [];
        for (var r = 0; r < model.RowBounds.Length; r++)
        {
            var (lower, upper) = model.RowBounds[r];
            double[] row = [.. model.RowsOf.Select(rows => rows.Contains(r) ? 1.0 : 0)];
            if (lower == upper) { prices.Add((row, upper, true)); continue; }
            prices.Add((row, upper, false));
            if (lower > 0) { prices.Add(([.. row.Select(v => -v)], -lower, false)); }
        }
        prices.AddRange(cuts.Select(c => (c.Weights, c.Bound, false)));
        (_entries, _bounds, _isFree) = ([.. prices.Select(p => p.Entries)], [.. prices.Select(p => p.Bound)], [.. prices.Select(p => p.IsFree)]);
    }

    /// <summary>Finds the chances.</summary>
    /// <returns>For each type the chance of each member; zero for types that cannot be selected.</returns>
    public static double[] Solve(PanelModel model, bool[] canBeSelected, IReadOnlyList<Cut> cuts, SearchLimits limits)
    {
        var program = new NashProgram(model, canBeSelected, cuts);
        program.Minimise(startRow: Array.FindIndex(program._isFree, free => free), model.PanelSize, limits);
        return program._chance;
    }

    private void Minimise(int startRow, int panelSize, SearchLimits limits)
    {
        var prices = new double[_bounds.Length];
        prices[startRow] = Math.Max(1, _size.Sum() / panelSize);
        var damping = 1e-9;
        var value = Value(prices);
        for (var step = 0; step < MostSteps; step++)
        {
            SetChances(prices);
            var gradient = Gradient();
            int[] free = [.. Enumerable.Range(0, prices.Length).Where(i => _isFree[i] || prices[i] > 0 || gradient[i] < 0)];
            if (free.All(i => Math.Abs(gradient[i]) < 1e-11 * panelSize) || limits.AreReached) { return; }
            var direction = Newton(prices, gradient, free, damping);
            if (Walk(prices, gradient, free, direction, ref value)) { damping = Math.Max(1e-11, damping / 10); }
            else if (damping > 1e6) { return; }
            else { damping *= 100; }
        }
    }

    private double[] Sums(double[] prices)
    {
        var sums = new double[_size.Length];
        for (var r = 0; r < prices.Length; r++)
        {
            if (prices[r] != 0) { SteadySums.AddScaled(sums, prices[r], _entries[r]); }
        }
        return sums;
    }

    private double Value(double[] prices)
    {
        var value = SteadySums.Dot(prices, _bounds);
        var sums = Sums(prices);
        for (var t = 0; t < sums.Length; t++)
        {
            if (_size[t] > 0) { value += _size[t] * (sums[t] > 1 ? -Math.Log(sums[t]) - 1 : -sums[t]); }
        }
        return value;
    }

    private void SetChances(double[] prices)
    {
        var sums = Sums(prices);
        for (var t = 0; t < sums.Length; t++) { _chance[t] = _size[t] == 0 ? 0 : sums[t] > 1 ? 1 / sums[t] : 1; }
    }

    private double[] Gradient()
    {
        double[] people = [.. _chance.Select((p, t) => p * _size[t])];
        return [.. _bounds.Select((bound, r) => bound - SteadySums.Dot(_entries[r], people))];
    }

    private double[] Newton(double[] prices, double[] gradient, int[] free, double damping)
    {
        var sums = Sums(prices);
        double[] curvature = [.. _size.Select((size, t) => sums[t] > 1 ? size / (sums[t] * sums[t]) : 0)];
        var matrix = new double[free.Length, free.Length];
        var weighted = new double[_size.Length];
        for (var i = 0; i < free.Length; i++)
        {
            for (var t = 0; t < weighted.Length; t++) { weighted[t] = curvature[t] * _entries[free[i]][t]; }
            for (var j = 0; j <= i; j++) { matrix[i, j] = SteadySums.Dot(weighted, _entries[free[j]]); }
        }
        var scale = Math.Max(1e-12, Enumerable.Range(0, free.Length).Max(i => matrix[i, i]));
        for (var i = 0; i < free.Length; i++) { matrix[i, i] += damping * scale; }
        return SolveSymmetric(matrix, [.. free.Select(i => -gradient[i])], damping * scale);
    }

    /// <summary>Solves by Cholesky's factor; prices of rules that say the same have no curvature of their own and are held by the damping.</summary>
    private static double[] SolveSymmetric(double[,] matrix, double[] right, double least)
    {
        var n = right.Length;
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k < j; k++) { matrix[j, j] -= matrix[j, k] * matrix[j, k]; }
            matrix[j, j] = Math.Sqrt(Math.Max(matrix[j, j], least));
            for (var i = j + 1; i < n; i++)
            {
                for (var k = 0; k < j; k++) { matrix[i, j] -= matrix[i, k] * matrix[j, k]; }
                matrix[i, j] /= matrix[j, j];
            }
        }
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) { right[i] -= matrix[i, k] * right[k]; }
            right[i] /= matrix[i, i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) { right[i] -= matrix[k, i] * right[k]; }
            right[i] /= matrix[i, i];
        }
        return right;
    }

    /// <summary>Halves the step until the value falls enough (Armijo 1966).</summary>
    private bool Walk(double[] prices, double[] gradient, int[] free, double[] direction, ref double value)
    {
        var next = new double[prices.Length];
        for (var length = 1.0; length > 1e-10; length /= 2)
        {
            prices.CopyTo(next, 0);
            double promised = 0;
            for (var f = 0; f < free.Length; f++)
            {
                var i = free[f];
                next[i] = prices[i] + length * direction[f];
                if (!_isFree[i]) { next[i] = Math.Max(0, next[i]); }
                promised += gradient[i] * (next[i] - prices[i]);
            }
            var reached = Value(next);
            if (promised >= 0 || reached > value + 1e-4 * promised + 1e-13 * Math.Abs(value)) { continue; }
            value = reached;
            next.CopyTo(prices, 0);
            return true;
        }
        return false;
    }
}
