namespace Engage.Domain.Statistics;

/// <summary>
/// What raking took out of the uncertainty: with it, only what a variable varies within the margins counts. The residuals
/// are those of R survey on a raked design (Lumley 2010): ten rounds of taking off the mean of each margin's categories.
/// </summary>
/// <param name="classes">The raking cells of the rows.</param>
/// <param name="sizes">Rows in each cell.</param>
/// <param name="weights">The weight of a row of each cell.</param>
/// <param name="categories">For each margin, the category of each cell, one past the last where unknown.</param>
/// <param name="categoryCounts">For each margin, how many categories it has.</param>
internal sealed class Calibration(RowClasses classes, int[] sizes, double[] weights, int[][] categories, int[] categoryCounts)
{
    private const int Rounds = 10;

    /// <summary>The raking cells of the rows.</summary>
    public RowClasses Classes => classes;

    /// <summary>Rows in each cell.</summary>
    public int[] Sizes => sizes;

    /// <summary>The weight of a row of each cell.</summary>
    public double[] Weights => weights;

    /// <summary>Finds what is to be taken off the value of every row of a cell.</summary>
    /// <param name="sums">For each cell, the sum of its rows' values (influence divided by weight).</param>
    /// <param name="offsets">Receives one number for each cell.</param>
    public void Offsets(ReadOnlySpan<double> sums, Span<double> offsets)
    {
        offsets.Clear();
        var widest = categoryCounts.Max() + 1;
        Span<double> totals = widest <= 256 ? stackalloc double[widest] : new double[widest];
        Span<double> counts = widest <= 256 ? stackalloc double[widest] : new double[widest];
        for (var round = 0; round < Rounds; round++)
        {
            for (var m = 0; m < categories.Length; m++)
            {
                totals.Clear();
                counts.Clear();
                var codes = categories[m];
                for (var k = 0; k < codes.Length; k++)
                {
                    if (weights[k] <= 0) { continue; }
                    totals[codes[k]] += sums[k] - (sizes[k] * offsets[k]);
                    counts[codes[k]] += sizes[k];
                }
                // Of those unknown to this margin nothing is known from the population: they keep their whole value.
                for (var c = 0; c < categoryCounts[m]; c++) { totals[c] = counts[c] > 0 ? totals[c] / counts[c] : 0; }
                totals[categoryCounts[m]] = 0;
                for (var k = 0; k < codes.Length; k++) { offsets[k] += totals[codes[k]]; }
            }
        }
    }
}
