namespace Engage.Domain.Coding;

/// <summary>
/// Agreement of two coders beyond chance (Cohen 1960): (observed - expected) / (1 - expected), the expected share being what
/// two coders with these habits would agree on if each threw dice.
/// </summary>
/// <param name="Observed">The share of cases on which they agree.</param>
/// <param name="Expected">The share on which they would agree by chance.</param>
public sealed record CohensKappa(double Observed, double Expected)
{
    /// <summary>The coefficient, 1 for full agreement and 0 for chance; null when chance alone gives full agreement.</summary>
    public double? Value => 1 - Expected < 1e-12 ? null : (Observed - Expected) / (1 - Expected);

    /// <summary>Of a table of counts, the first coder's categories down, the second's across.</summary>
    /// <exception cref="ArgumentException">The table is not square, or empty.</exception>
    public static CohensKappa Of(int[,] table)
    {
        var k = table.GetLength(0);
        var n = table.Cast<int>().Sum(c => (long)c);
        if (k != table.GetLength(1) || n <= 0) { throw new ArgumentException("Kappa needs a square table with cases.", nameof(table)); }
        double observed = 0, expected = 0;
        for (var i = 0; i < k; i++)
        {
            long row = 0, column = 0;
            for (var j = 0; j < k; j++) { row += table[i, j]; column += table[j, i]; }
            observed += (double)table[i, i] / n;
            expected += (double)row / n * column / n;
        }
        return new CohensKappa(observed, expected);
    }

    /// <summary>One figure over several codes: their mean observed and mean expected agreement (de Vries and others 2008).</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static CohensKappa Pooled(IReadOnlyCollection<CohensKappa> kappas) => kappas.Count == 0
        ? throw new ArgumentException("There is nothing to pool.", nameof(kappas))
        : new(kappas.Average(k => k.Observed), kappas.Average(k => k.Expected));
}
