namespace Engage.Domain.Statistics;

/// <summary>An area's own estimate.</summary>
/// <param name="Area">The area.</param>
/// <param name="Base">Answers it rests on.</param>
/// <param name="Value">The estimate.</param>
/// <param name="Variance">Its sampling variance, above 0.</param>
public sealed record DirectEstimate(string Area, int Base, double Value, double Variance);

/// <summary>A composite of an area's own estimate and the mean of all areas.</summary>
/// <param name="Area">The area.</param>
/// <param name="Value">The composite.</param>
/// <param name="OwnShare">How much of it is the area's own estimate, from 0 to 1.</param>
/// <param name="MeanSquaredError">Its mean squared error, which includes not knowing how areas vary.</param>
public sealed record CompositeEstimate(string Area, double Value, double OwnShare, double MeanSquaredError);

/// <summary>
/// The area-level model of Fay and Herriot (1979) with a common mean: area means vary about it with a variance estimated by
/// Prasad and Rao's (1990) method of moments, and so does the composite's mean squared error, g1 + g2 + 2 g3. Assumes that
/// areas are alike but for independent normal differences, and that sampling variances are known.
/// </summary>
public static class FayHerriot
{
    /// <summary>Composites of three areas or more.</summary>
    /// <exception cref="ArgumentException">Fewer than three areas, or a variance that is not above 0.</exception>
    public static (double Mean, double BetweenVariance, IReadOnlyList<CompositeEstimate> Areas) Fit(IReadOnlyList<DirectEstimate> areas)
    {
        if (areas.Count < 3) { throw new ArgumentException("Three areas are needed to tell how areas vary.", nameof(areas)); }
        if (areas.Any(a => !(a.Variance > 0))) { throw new ArgumentException("A sampling variance is above 0.", nameof(areas)); }

        var between = BetweenVariance(areas);
        var precision = areas.Sum(a => 1 / (between + a.Variance));
        var mean = areas.Sum(a => a.Value / (between + a.Variance)) / precision;
        var varianceOfBetween = 2 * areas.Sum(a => Math.Pow(between + a.Variance, 2)) / ((double)areas.Count * areas.Count);
        return (mean, between, [.. areas.Select(a =>
        {
            var total = between + a.Variance;
            var own = between / total;
            var g1 = own * a.Variance;
            var g2 = Math.Pow(1 - own, 2) / precision;
            var g3 = a.Variance * a.Variance / Math.Pow(total, 3) * varianceOfBetween;
            return new CompositeEstimate(a.Area, (own * a.Value) + ((1 - own) * mean), own, g1 + g2 + (2 * g3));
        })]);
    }

    private static double BetweenVariance(IReadOnlyList<DirectEstimate> areas)
    {
        var m = (double)areas.Count;
        var plain = areas.Average(a => a.Value);
        var squares = areas.Sum(a => Math.Pow(a.Value - plain, 2));
        return Math.Max(0, (squares - areas.Sum(a => a.Variance * (1 - (1 / m)))) / (m - 1));
    }
}
