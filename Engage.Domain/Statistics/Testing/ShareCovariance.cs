namespace Engage.Domain.Statistics;

/// <summary>The linearised covariance matrix of the weighted shares of a table's cells.</summary>
internal static class ShareCovariance
{
    /// <summary>Works it out: with A the weights of a unit by cell, B their sum and p the shares, the unit's influence is (A − pB)/W.</summary>
    /// <param name="sample">The weights and the design.</param>
    /// <param name="cellOf">The cell of each row; -1 for rows outside.</param>
    /// <param name="shares">The share of each cell.</param>
    /// <param name="total">The sum of the weights inside.</param>
    public static double[,] Of(Sample sample, int[] cellOf, double[] shares, double total)
    {
        var size = shares.Length;
        var covariance = new double[size, size];
        var strata = sample.Units?.Strata ?? 1;
        var sums = new double[strata, size];
        var weightedByBase = new double[size];
        var squaredBase = 0.0;
        foreach (var (unit, inUnit) in ByUnit(sample, cellOf))
        {
            var (stratum, scale) = Scale(sample, unit);
            var sum = 0.0;
            foreach (var (_, weight) in inUnit) { sum += weight; }
            foreach (var (a, x) in inUnit)
            {
                sums[stratum, a] += x;
                weightedByBase[a] += scale * sum * x;
                foreach (var (b, y) in inUnit) { covariance[a, b] += scale * x * y; }
            }
            squaredBase += scale * sum * sum;
        }

        // What p takes off each unit's influence is the same for all and is taken off at the end.
        for (var a = 0; a < size; a++)
        {
            for (var b = 0; b < size; b++) { covariance[a, b] += (squaredBase * shares[a] * shares[b]) - (weightedByBase[a] * shares[b]) - (shares[a] * weightedByBase[b]); }
        }
        for (var h = 0; h < strata; h++) { TakeMean(covariance, shares, sums, h, sample); }
        for (var a = 0; a < size; a++)
        {
            for (var b = 0; b < size; b++) { covariance[a, b] /= total * total; }
        }
        return covariance;
    }

    private static void TakeMean(double[,] covariance, double[] shares, double[,] sums, int stratum, Sample sample)
    {
        var all = 0.0;
        for (var a = 0; a < shares.Length; a++) { all += sums[stratum, a]; }
        var units = sample.Units?.UnitsIn(stratum) ?? sample.Count;
        var scale = ScaleOf(sample, stratum) / units;
        double[] means = [.. shares.Select((p, a) => sums[stratum, a] - (p * all))];
        for (var a = 0; a < means.Length; a++)
        {
            for (var b = 0; b < means.Length; b++) { covariance[a, b] -= scale * means[a] * means[b]; }
        }
    }

    private static (int Stratum, double Scale) Scale(Sample sample, int unit)
    {
        var stratum = sample.Units?.StratumOf(unit) ?? 0;
        return (stratum, ScaleOf(sample, stratum));
    }

    /// <summary>What the squares of a stratum's units are multiplied by.</summary>
    internal static double ScaleOf(Sample sample, int stratum) =>
        sample.Units?.ScaleOf(stratum) ?? (sample.Count > 1 ? sample.Count / (sample.Count - 1.0) : double.NaN);

    /// <summary>The weights of each unit by cell; units without any row inside are left out, for they influence nothing.</summary>
    private static IEnumerable<(int Unit, List<(int Cell, double Weight)> Cells)> ByUnit(Sample sample, int[] cellOf)
    {
        var one = new List<(int Cell, double Weight)>(1);
        if (sample.Units is null || sample.Units.Count == sample.Count)
        {
            for (var row = 0; row < cellOf.Length; row++)
            {
                if (cellOf[row] < 0) { continue; }
                one.Clear();
                one.Add((cellOf[row], sample.WeightOf(row)));
                yield return (sample.Units?.UnitOf(row) ?? row, one);
            }
            yield break;
        }

        var units = new Dictionary<int, double>?[sample.Units.Count];
        for (var row = 0; row < cellOf.Length; row++)
        {
            if (cellOf[row] < 0) { continue; }
            var cells = units[sample.Units.UnitOf(row)] ??= [];
            cells[cellOf[row]] = cells.GetValueOrDefault(cellOf[row]) + sample.WeightOf(row);
        }
        for (var unit = 0; unit < units.Length; unit++)
        {
            if (units[unit] is { } cells) { yield return (unit, [.. cells.Select(c => (c.Key, c.Value))]); }
        }
    }
}
