namespace Engage.Domain.Statistics;

/// <summary>A chi-squared test.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="Df">Its degrees of freedom.</param>
/// <param name="P">How probable a statistic as large is when there is no association.</param>
public sealed record ChiSquaredResult(double Statistic, int Df, double P);

/// <summary>Pearson's chi-squared test of independence, unweighted and without continuity correction (Pearson 1900).</summary>
public static class PearsonTest
{
    /// <summary>Tests; null when the table has fewer than two rows or columns.</summary>
    public static ChiSquaredResult? Of(ContingencyTable table)
    {
        var df = (table.Rows.Count - 1) * (table.Columns.Count - 1);
        if (df < 1) { return null; }
        var counts = new double[table.Rows.Count, table.Columns.Count];
        Array.Copy(table.Counts, counts, table.Counts.Length);
        var statistic = Statistic(counts);
        return double.IsFinite(statistic) ? new(statistic, df, SpecialFunctions.ChiSquaredUpper(statistic, df)) : null;
    }

    /// <summary>Σ (observed − expected)² / expected.</summary>
    internal static double Statistic(double[,] observed)
    {
        int rows = observed.GetLength(0), columns = observed.GetLength(1);
        var (rowSums, columnSums, total) = (new double[rows], new double[columns], 0.0);
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                rowSums[r] += observed[r, c];
                columnSums[c] += observed[r, c];
                total += observed[r, c];
            }
        }

        var statistic = 0.0;
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                var expected = rowSums[r] * columnSums[c] / total;
                statistic += (observed[r, c] - expected) * (observed[r, c] - expected) / expected;
            }
        }
        return statistic;
    }
}
