namespace Engage.Tests.Domain.Statistics;

/// <summary>
/// What an outsider can know of a hidden figure, by linear programming and nothing of the code it tests: figures are
/// unknowns of 0 or more, shown figures are given, and what adds up are equations. The two-phase simplex method with Bland's
/// rule (Dantzig 1963; Bland 1977).
/// </summary>
internal sealed class FeasibleRange
{
    private const double Nothing = 1e-9;

    private readonly List<(double[] Coefficients, double Value)> _equations;
    private readonly int _count;

    /// <summary>States what is known.</summary>
    /// <param name="count">Unknowns.</param>
    /// <param name="equations">What is known of them.</param>
    public FeasibleRange(int count, List<(double[] Coefficients, double Value)> equations) => (_count, _equations) = (count, equations);

    /// <summary>From where to where an unknown may lie.</summary>
    public (double Low, double High) Of(int unknown) => (-Largest(unknown, -1), Largest(unknown, 1));

    private double Largest(int unknown, int sign)
    {
        int rows = _equations.Count, columns = _count + rows;
        var t = new double[rows + 1, columns + 1];
        var basis = new int[rows];
        for (var i = 0; i < rows; i++)
        {
            var turn = _equations[i].Value < 0 ? -1 : 1;
            for (var j = 0; j < _count; j++) { t[i, j] = turn * _equations[i].Coefficients[j]; }
            t[i, _count + i] = 1;
            t[i, columns] = turn * _equations[i].Value;
            basis[i] = _count + i;
        }
        // First the helpers are driven to nothing, then the unknown as far as it goes.
        for (var i = 0; i < rows; i++) { for (var j = 0; j <= columns; j++) { if (j < _count || j == columns) { t[rows, j] -= t[i, j]; } } }
        Solve(t, basis, columns, columns);
        Assert.True(Math.Abs(t[rows, columns]) < 1e-6, "The true table does not solve its own equations.");
        for (var i = 0; i < rows; i++)
        {
            if (basis[i] < _count) { continue; }
            for (var j = 0; j < _count; j++)
            {
                if (Math.Abs(t[i, j]) <= Nothing) { continue; }
                Pivot(t, basis, i, j, columns);
                break;
            }
        }

        for (var j = 0; j <= columns; j++) { t[rows, j] = 0; }
        t[rows, unknown] = -sign;
        for (var i = 0; i < rows; i++)
        {
            var factor = t[rows, basis[i]];
            if (factor != 0) { for (var j = 0; j <= columns; j++) { t[rows, j] -= factor * t[i, j]; } }
        }
        return Solve(t, basis, _count, columns) ? t[rows, columns] : double.PositiveInfinity;
    }

    private static bool Solve(double[,] t, int[] basis, int usable, int columns)
    {
        var rows = basis.Length;
        while (true)
        {
            var enter = -1;
            for (var j = 0; j < usable && enter < 0; j++) { if (t[rows, j] < -Nothing) { enter = j; } }
            if (enter < 0) { return true; }
            var (leave, least) = (-1, double.PositiveInfinity);
            for (var i = 0; i < rows; i++)
            {
                if (t[i, enter] <= Nothing) { continue; }
                var ratio = t[i, columns] / t[i, enter];
                if (ratio < least - Nothing || (Math.Abs(ratio - least) <= Nothing && basis[i] < basis[leave])) { (leave, least) = (i, ratio); }
            }
            if (leave < 0) { return false; }
            Pivot(t, basis, leave, enter, columns);
        }
    }

    private static void Pivot(double[,] t, int[] basis, int row, int column, int columns)
    {
        var pivot = t[row, column];
        for (var j = 0; j <= columns; j++) { t[row, j] /= pivot; }
        for (var i = 0; i <= basis.Length; i++)
        {
            var factor = t[i, column];
            if (i == row || factor == 0) { continue; }
            for (var j = 0; j <= columns; j++) { t[i, j] -= factor * t[row, j]; }
        }
        basis[row] = column;
    }
}
