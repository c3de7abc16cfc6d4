namespace Engage.Domain.Statistics;

/// <summary>Goes round the margins until all hold, or nothing more is gained.</summary>
internal sealed class RakingRounds
{
    // Further than the tolerance asked for: then not only the margins but each weight agrees to nine digits.
    private const double GoOnTo = 1e-13;
    private const int RoundsWithoutGain = 25;
    private const double Largest = 1e200;

    private readonly RakingCells _cells;
    private readonly RakingOptions _options;
    private readonly double _low;
    private readonly double _high;

    public RakingRounds(RakingCells cells, RakingOptions options)
    {
        (_cells, _options) = (cells, options);
        var mean = cells.Total / cells.WeightedRows;
        _low = options.Low * mean;
        _high = options.High is { } high ? high * mean : double.PositiveInfinity;
    }

    /// <summary>Rakes.</summary>
    /// <returns>The rounds gone, and the largest relative error of any margin.</returns>
    public (int Rounds, double Error) Run()
    {
        Level();
        var (best, sinceBest) = (double.PositiveInfinity, 0);
        for (var round = 1; ; round++)
        {
            for (var v = 0; v < _cells.Targets.Length; v++) { FitMargin(v); }
            var error = LargestError();
            if (error < best * 0.999) { (best, sinceBest) = (error, 0); }
            else { sinceBest++; }

            // Once good enough, two rounds without gain are the end of what doubles can tell.
            var isStuck = sinceBest >= (error < _options.Tolerance ? 2 : RoundsWithoutGain);
            if (error < GoOnTo || isStuck || round >= _options.MaxRounds) { return (round, error < _options.Tolerance ? error : KeepTotal()); }
        }
    }

    /// <summary>Brings the base weights to the population's total, so that whoever is unknown to a margin starts at the mean.</summary>
    private void Level()
    {
        double sum = 0;
        for (var k = 0; k < _cells.Free.Length; k++) { sum += _cells.Sizes[k] * _cells.Free[k]; }
        for (var k = 0; k < _cells.Free.Length; k++) { Set(k, _cells.Free[k] * (_cells.Total / sum)); }
    }

    /// <summary>Margins that cannot be met share the miss: the weights at least add up to the population, as far as the bounds let them.</summary>
    private double KeepTotal()
    {
        int[] all = [.. Enumerable.Range(0, _cells.Free.Length).Where(k => _cells.Free[k] > 0)];
        var factor = FactorWithin(all, _cells.Total);
        foreach (var k in all) { Set(k, _cells.Free[k] * factor); }
        return LargestError();
    }

    private void FitMargin(int margin)
    {
        var sums = _cells.Sums(margin);
        for (var c = 0; c < _cells.Targets[margin].Length; c++)
        {
            var members = _cells.Members[margin][c];
            var target = _cells.TargetOf(margin, c, sums[^1]);
            var factor = _options.IsBounded ? FactorWithin(members, target) : target / sums[c];
            foreach (var k in members) { Set(k, _cells.Free[k] * factor); }
        }
    }

    /// <summary>The factor at which the weights of some cells, cut at the bounds, add up to a target; the nearest one when none does.</summary>
    private double FactorWithin(int[] members, double target)
    {
        double rows = 0, smallest = double.PositiveInfinity, largest = 0;
        foreach (var k in members)
        {
            rows += _cells.Sizes[k];
            smallest = Math.Min(smallest, _cells.Free[k]);
            largest = Math.Max(largest, _cells.Free[k]);
        }
        if (target >= rows * _high) { return _high / smallest; }
        if (target <= rows * _low) { return _low / largest; }

        // The sum grows with the factor in straight pieces: step to where the present piece meets the target, halving the
        // bracket whenever a step would leave it.
        double below = 0, above = double.PositiveInfinity, factor = 1;
        for (var step = 0; step < 200; step++)
        {
            var (sum, slope) = SumAt(members, factor);
            if (Math.Abs(sum - target) <= 1e-15 * target) { break; }
            if (sum < target) { below = factor; }
            else { above = factor; }
            var next = slope > 0 ? factor + ((target - sum) / slope) : double.NaN;
            var isInside = next > below && next < above;
            next = isInside ? next : double.IsInfinity(above) ? factor * 2 : (below + above) / 2;
            if (next == factor) { break; }
            factor = next;
        }
        return factor;
    }

    private (double Sum, double Slope) SumAt(int[] members, double factor)
    {
        double sum = 0, slope = 0;
        foreach (var k in members)
        {
            var free = _cells.Free[k];
            var weight = free * factor;
            if (weight < _low) { sum += _cells.Sizes[k] * _low; }
            else if (weight > _high) { sum += _cells.Sizes[k] * _high; }
            else
            {
                sum += _cells.Sizes[k] * weight;
                slope += _cells.Sizes[k] * free;
            }
        }
        return (sum, slope);
    }

    private void Set(int cell, double free)
    {
        if (free <= 0) { return; }
        _cells.Free[cell] = Math.Clamp(free, 1 / Largest, Largest);
        _cells.Weights[cell] = Math.Clamp(_cells.Free[cell], _low, _high);
    }

    private double LargestError()
    {
        var largest = 0.0;
        for (var v = 0; v < _cells.Targets.Length; v++)
        {
            var sums = _cells.Sums(v);
            for (var c = 0; c < _cells.Targets[v].Length; c++)
            {
                var target = _cells.TargetOf(v, c, sums[^1]);
                largest = Math.Max(largest, target > 0 ? Math.Abs(sums[c] - target) / target : double.PositiveInfinity);
            }
        }
        return largest;
    }
}
