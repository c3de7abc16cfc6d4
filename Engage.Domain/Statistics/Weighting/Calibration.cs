namespace Engage.Domain.Statistics;

/// <summary>
/// What raking took out of the uncertainty: with it, only what a variable varies within the margins counts. The residuals
/// are those of R survey on a raked design (Lumley 2010): ten rounds of taking off the mean of each margin's categories.
/// </summary>
internal sealed class Calibration
{
    private const int Rounds = 10;

    private readonly int[][] _categories;
    private readonly double[,] _together;

    /// <summary>Takes over raked cells.</summary>
    /// <param name="classes">The raking cells of the rows.</param>
    /// <param name="sizes">Rows in each cell.</param>
    /// <param name="weights">The weight of a row of each cell.</param>
    /// <param name="categories">For each margin, the category of each cell, one past the last where unknown.</param>
    /// <param name="categoryCounts">For each margin, how many categories it has.</param>
    public Calibration(RowClasses classes, int[] sizes, double[] weights, int[][] categories, int[] categoryCounts)
    {
        (Classes, Sizes, Weights) = (classes, sizes, weights);
        int[] start = [.. categoryCounts.Select((_, m) => categoryCounts.Take(m).Sum())];
        var all = categoryCounts.Sum();
        // Of those unknown to a margin nothing is known from the population: -1, they keep their whole value.
        _categories = [.. categories.Select((codes, m) => codes.Select(c => c < categoryCounts[m] ? start[m] + c : -1).ToArray())];
        _together = new double[all, all];
        for (var k = 0; k < sizes.Length; k++)
        {
            if (weights[k] <= 0) { continue; }
            foreach (var a in _categories)
            {
                foreach (var b in _categories) { if (a[k] >= 0 && b[k] >= 0) { _together[a[k], b[k]] += sizes[k]; } }
            }
        }
    }

    /// <summary>The raking cells of the rows.</summary>
    public RowClasses Classes { get; }

    /// <summary>Rows in each cell.</summary>
    public int[] Sizes { get; }

    /// <summary>The weight of a row of each cell.</summary>
    public double[] Weights { get; }

    /// <summary>Finds what is to be taken off the value of every row of a cell: a number for each category, added up over the margins.</summary>
    /// <param name="sums">For each cell, the sum of its rows' values (influence divided by weight).</param>
    /// <param name="offsets">Receives one number for each cell.</param>
    public void Offsets(ReadOnlySpan<double> sums, Span<double> offsets)
    {
        var all = _together.GetLength(0);
        var (values, taken) = (new double[all], new double[all]);
        foreach (var codes in _categories)
        {
            for (var k = 0; k < codes.Length; k++) { if (codes[k] >= 0 && Weights[k] > 0) { values[codes[k]] += sums[k]; } }
        }

        // What the categories of other margins have taken off is known from how many rows two categories share: no cell need be looked at.
        for (var round = 0; round < Rounds; round++)
        {
            for (var c = 0; c < all; c++)
            {
                if (_together[c, c] <= 0) { continue; }
                var left = values[c];
                for (var other = 0; other < all; other++) { left -= _together[c, other] * taken[other]; }
                taken[c] += left / _together[c, c];
            }
        }

        offsets.Clear();
        foreach (var codes in _categories)
        {
            for (var k = 0; k < codes.Length; k++) { if (codes[k] >= 0) { offsets[k] += taken[codes[k]]; } }
        }
    }
}
