namespace Engage.Domain.Statistics;

/// <summary>The second-order corrected test.</summary>
/// <param name="F">The statistic.</param>
/// <param name="Df1">Numerator degrees of freedom, by Satterthwaite's approximation.</param>
/// <param name="Df2">Denominator degrees of freedom.</param>
/// <param name="P">How probable an F as large is when there is no association.</param>
public sealed record RaoScottResult(double F, double Df1, double Df2, double P);

/// <summary>
/// Independence in a weighted table: Pearson's statistic of the weighted shares, corrected for the design to second order
/// (Rao, Scott 1984; Thomas, Rao 1987), referred to F as R svychisq does.
/// </summary>
public static class RaoScottTest
{
    /// <summary>Tests, weights counting as fixed; null when the table has fewer than two rows or columns, or too many empty cells to be tested.</summary>
    /// <param name="sample">The weights and the design.</param>
    /// <param name="row">The first answer.</param>
    /// <param name="column">The second answer.</param>
    public static RaoScottResult? Of(Sample sample, CodeColumn row, CodeColumn column) => Of(sample, row, column, ShareCovariance.Of);

    /// <summary>Tests, what the margins explain being taken off the covariance, as R does on a raked design; null also when the weights are not from raking.</summary>
    /// <param name="sample">The weights and the design.</param>
    /// <param name="row">The first answer.</param>
    /// <param name="column">The second answer.</param>
    public static RaoScottResult? RakeAware(Sample sample, CodeColumn row, CodeColumn column) => sample.IsRaked ? Of(sample, row, column, RakedShareCovariance.Of) : null;

    private static RaoScottResult? Of(Sample sample, CodeColumn row, CodeColumn column, Func<Sample, int[], double[], double, double[,]> covarianceOf)
    {
        var cells = TableCells.Of(sample, row, column);
        int rows = cells.Rows.Length, columns = cells.Columns.Length;
        if (rows < 2 || columns < 2) { return null; }

        var total = cells.Weighted.Sum();
        double[] shares = [.. cells.Weighted.Select(w => w / total)];
        var covariance = covarianceOf(sample, cells.CellOf, shares, total);
        if (Delta(shares, covariance, rows, columns, sample.Count) is not { } delta) { return null; }

        var (trace, traceOfSquare) = Traces(delta);
        var observed = new double[rows, columns];
        for (var k = 0; k < shares.Length; k++) { observed[k / columns, k % columns] = shares[k] * sample.Count; }
        var f = PearsonTest.Statistic(observed) / trace;
        var df1 = trace * trace / traceOfSquare;
        var df2 = df1 * (sample.Units is { } units ? units.Count - units.Strata : sample.Count - 1);
        return double.IsFinite(f) && df2 > 0 ? new(f, df1, df2, SpecialFunctions.FUpper(f, df1, df2)) : null;
    }

    /// <summary>The design effects of the contrasts that make up the interaction: (C'D⁻¹C/n)⁻¹ (C'D⁻¹VD⁻¹C).</summary>
    private static double[,]? Delta(double[] shares, double[,] covariance, int rows, int columns, int n)
    {
        var contrasts = new List<(int Cell, double Value)[]>();
        int last = (rows - 1) * columns, corner = (rows * columns) - 1;
        for (var r = 0; r < rows - 1; r++)
        {
            for (var c = 0; c < columns - 1; c++)
            {
                (int, double)[] signs = [((r * columns) + c, 1), ((r * columns) + columns - 1, -1), (last + c, -1), (corner, 1)];
                contrasts.Add([.. signs.Select(s => (s.Item1, shares[s.Item1] > 0 ? s.Item2 / shares[s.Item1] : 0))]);
            }
        }

        var size = contrasts.Count;
        var (simple, actual) = (new double[size, size], new double[size, size]);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                foreach (var (a, x) in contrasts[i])
                {
                    foreach (var (b, y) in contrasts[j])
                    {
                        actual[i, j] += x * y * covariance[a, b];
                        if (a == b) { simple[i, j] += x * y * shares[a] / n; }
                    }
                }
            }
        }
        return Matrices.Solve(simple, actual);
    }

    private static (double Trace, double TraceOfSquare) Traces(double[,] matrix)
    {
        double trace = 0, square = 0;
        for (var i = 0; i < matrix.GetLength(0); i++)
        {
            trace += matrix[i, i];
            for (var j = 0; j < matrix.GetLength(0); j++) { square += matrix[i, j] * matrix[j, i]; }
        }
        return (trace, square);
    }
}
