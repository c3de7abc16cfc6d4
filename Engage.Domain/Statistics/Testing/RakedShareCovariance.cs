namespace Engage.Domain.Statistics;

/// <summary>The linearised covariance matrix of the weighted shares of a table's cells on a raked design: that of the residuals from the margins, as R survey has it.</summary>
internal static class RakedShareCovariance
{
    /// <summary>Works it out.</summary>
    /// <param name="sample">The raked weights and the design.</param>
    /// <param name="cellOf">The cell of each row; -1 for rows outside.</param>
    /// <param name="shares">The share of each cell.</param>
    /// <param name="total">The sum of the weights inside.</param>
    public static double[,] Of(Sample sample, int[] cellOf, double[] shares, double total)
    {
        var alike = Alike(sample.Calibration!, cellOf);
        var offsets = Offsets(sample.Calibration!, alike, shares, total);
        // The influence of a row on every share.
        double[] Influence(int raking, int cell) =>
            [.. shares.Select((p, k) => sample.Calibration!.Weights[raking] * ((cell < 0 ? 0 : ((cell == k ? 1 : 0) - p) / total) - offsets[k][raking]))];

        if (sample.Units is not { } units) { return Sum(sample, shares.Length, alike.Select(a => (Stratum: 0, Rows: a.Value, Influence(a.Key.Raking, a.Key.Cell)))); }
        var influences = alike.Keys.ToDictionary(k => k, k => Influence(k.Raking, k.Cell));
        var sums = new double[units.Count][];
        for (var row = 0; row < cellOf.Length; row++)
        {
            var sum = sums[units.UnitOf(row)] ??= new double[shares.Length];
            foreach (var (k, z) in influences[(sample.Calibration!.Classes.ClassOf[row], cellOf[row])].Index()) { sum[k] += z; }
        }
        return Sum(sample, shares.Length, sums.Select((sum, unit) => (units.StratumOf(unit), 1, sum)));
    }

    /// <summary>How many rows each raking cell has in each cell of the table: their influence is one and the same.</summary>
    private static Dictionary<(int Raking, int Cell), int> Alike(Calibration calibration, int[] cellOf)
    {
        var rows = new Dictionary<(int, int), int>();
        for (var row = 0; row < cellOf.Length; row++)
        {
            var key = (calibration.Classes.ClassOf[row], cellOf[row]);
            rows[key] = rows.GetValueOrDefault(key) + 1;
        }
        return rows;
    }

    private static double[][] Offsets(Calibration calibration, Dictionary<(int Raking, int Cell), int> alike, double[] shares, double total)
    {
        var offsets = new double[shares.Length][];
        for (var k = 0; k < shares.Length; k++)
        {
            var sums = new double[calibration.Classes.Count];
            foreach (var ((raking, cell), rows) in alike) { sums[raking] += cell < 0 ? 0 : rows * ((cell == k ? 1 : 0) - shares[k]) / total; }
            calibration.Offsets(sums, offsets[k] = new double[sums.Length]);
        }
        return offsets;
    }

    private static double[,] Sum(Sample sample, int size, IEnumerable<(int Stratum, int Units, double[] Influence)> influences)
    {
        var covariance = new double[size, size];
        var sums = new double[sample.Units?.Strata ?? 1, size];
        foreach (var (stratum, units, z) in influences)
        {
            AddProduct(covariance, z, ShareCovariance.ScaleOf(sample, stratum) * units);
            for (var k = 0; k < size; k++) { sums[stratum, k] += units * z[k]; }
        }
        for (var h = 0; h < sums.GetLength(0); h++)
        {
            double[] all = [.. Enumerable.Range(0, size).Select(k => sums[h, k])];
            AddProduct(covariance, all, -ShareCovariance.ScaleOf(sample, h) / (sample.Units?.UnitsIn(h) ?? sample.Count));
        }
        return covariance;
    }

    private static void AddProduct(double[,] covariance, double[] z, double scale)
    {
        for (var a = 0; a < z.Length; a++)
        {
            for (var b = 0; b < z.Length; b++) { covariance[a, b] += scale * z[a] * z[b]; }
        }
    }
}
