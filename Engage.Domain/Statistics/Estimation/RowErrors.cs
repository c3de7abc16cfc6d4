namespace Engage.Domain.Statistics;

/// <summary>Standard errors worked out row by row: right for every design, and slower than cells.</summary>
/// <param name="sample">The sample.</param>
internal sealed class RowErrors(Sample sample)
{
    private readonly double[] _influence = new double[sample.Count];

    /// <summary>The standard error of an estimate whose rows each pull it by weight times pull.</summary>
    /// <param name="pull">For each row, (value − estimate) / base, and 0 outside the base.</param>
    /// <param name="isRakeAware">Whether what the margins explain is taken off.</param>
    public double Of(ReadOnlySpan<double> pull, bool isRakeAware)
    {
        var calibration = isRakeAware ? sample.Calibration! : null;
        var offsets = calibration is null ? [] : OffsetsOf(calibration, pull);
        for (var row = 0; row < pull.Length; row++)
        {
            var offset = calibration is null ? 0 : offsets[calibration.Classes.ClassOf[row]];
            _influence[row] = sample.WeightOf(row) * (pull[row] - offset);
        }
        return Math.Sqrt(sample.Units is { } units ? units.Variance(_influence) : SimpleVariance(_influence));
    }

    private static double[] OffsetsOf(Calibration calibration, ReadOnlySpan<double> pull)
    {
        var sums = new double[calibration.Classes.Count];
        for (var row = 0; row < pull.Length; row++) { sums[calibration.Classes.ClassOf[row]] += pull[row]; }
        var offsets = new double[sums.Length];
        calibration.Offsets(sums, offsets);
        return offsets;
    }

    private static double SimpleVariance(ReadOnlySpan<double> influence)
    {
        double sum = 0, squares = 0;
        foreach (var z in influence) { sum += z; }
        var mean = sum / influence.Length;
        foreach (var z in influence) { squares += (z - mean) * (z - mean); }
        return influence.Length > 1 ? squares * influence.Length / (influence.Length - 1.0) : double.NaN;
    }
}
