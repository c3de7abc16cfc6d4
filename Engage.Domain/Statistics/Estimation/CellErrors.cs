namespace Engage.Domain.Statistics;

/// <summary>Rake-aware standard errors worked out on the cells of raking and group: the same numbers as row by row.</summary>
/// <param name="sample">A raked sample without design units.</param>
internal sealed class CellErrors(Sample sample)
{
    private readonly Calibration _calibration = sample.Calibration!;
    private readonly double[] _sums = new double[sample.Calibration!.Classes.Count];
    private readonly double[] _squares = new double[sample.Calibration!.Classes.Count];
    private readonly double[] _offsets = new double[sample.Calibration!.Classes.Count];

    /// <summary>Begins another estimate.</summary>
    public void Clear()
    {
        Array.Clear(_sums);
        Array.Clear(_squares);
    }

    /// <summary>Adds rows of a raking cell that all pull alike, or the sums of their pulls.</summary>
    /// <param name="cell">The raking cell.</param>
    /// <param name="sum">The sum of (value − estimate) / base over the rows.</param>
    /// <param name="squares">The sum of the squares.</param>
    public void Add(int cell, double sum, double squares)
    {
        _sums[cell] += sum;
        _squares[cell] += squares;
    }

    /// <summary>The standard error.</summary>
    public double Result()
    {
        _calibration.Offsets(_sums, _offsets);
        double total = 0, squares = 0;
        for (var k = 0; k < _sums.Length; k++)
        {
            var (w, f, size) = (_calibration.Weights[k], _offsets[k], _calibration.Sizes[k]);
            total += w * (_sums[k] - (size * f));
            squares += w * w * (_squares[k] - (2 * f * _sums[k]) + (size * f * f));
        }
        var n = (double)sample.Count;
        return n > 1 ? Math.Sqrt(Math.Max(0, squares - (total * total / n)) * n / (n - 1)) : double.NaN;
    }
}
