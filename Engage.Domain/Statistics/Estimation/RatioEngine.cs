using System.Runtime.InteropServices;

namespace Engage.Domain.Statistics;

/// <summary>
/// Weighted means and ratios with linearised errors: the influence of a row on r = Σwy/Σwx is w (y − r x) / Σwx; a mean is
/// the ratio with x = 1 (Cochran 1977, chapter 6).
/// </summary>
internal static class RatioEngine
{
    /// <summary>Estimates the ratio in each group.</summary>
    /// <param name="x">Empty for a mean.</param>
    public static List<EstimateFigures> Run(Sample sample, DomainRows domains, ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        var groups = new int[sample.Count];
        for (var row = 0; row < groups.Length; row++)
        {
            groups[row] = double.IsNaN(y[row]) || (!x.IsEmpty && double.IsNaN(x[row])) ? -1 : domains.GroupOf(row);
        }

        var sums = Sums(sample, domains.Groups, groups, y, x);
        var pull = new double[sample.Count];
        var errors = new RowErrors(sample);
        var found = new List<EstimateFigures>();
        for (var g = 0; g < domains.Groups; g++)
        {
            var s = sums[g];
            var degrees = sample.Units is null ? s.Base.Positive - 1 : sample.Units.DegreesOfFreedom(row => groups[row] == g && sample.WeightOf(row) > 0, sample.Count);
            var estimate = new Estimate
            {
                Group = domains.NameOf(g),
                N = s.Base.N,
                Weighted = s.Base.W,
                Base = s.Base.N,
                WeightedBase = s.Base.W,
                EffectiveBase = s.Base.W2 > 0 ? s.Base.W * s.Base.W / s.Base.W2 : 0,
                Unweighted = s.PlainX != 0 ? s.PlainY / s.PlainX : null,
            };
            if (s.X != 0)
            {
                var ratio = s.Y / s.X;
                for (var row = 0; row < pull.Length; row++) { pull[row] = groups[row] == g ? (y[row] - (ratio * (x.IsEmpty ? 1 : x[row]))) / s.X : 0; }
                estimate = estimate with
                {
                    Value = ratio,
                    StandardError = errors.Of(pull, isRakeAware: false),
                    RakeAwareStandardError = sample.IsRaked ? errors.Of(pull, isRakeAware: true) : null,
                };
            }
            found.Add(new(estimate, degrees));
        }
        return found;
    }

    private static RatioSums[] Sums(Sample sample, int groupCount, int[] groups, ReadOnlySpan<double> y, ReadOnlySpan<double> x)
    {
        var sums = new RatioSums[groupCount];
        for (var row = 0; row < groups.Length; row++)
        {
            if (groups[row] < 0) { continue; }
            ref var s = ref sums[groups[row]];
            var (weight, below) = (sample.WeightOf(row), x.IsEmpty ? 1 : x[row]);
            s.Base += new SlotSums(1, weight > 0 ? 1 : 0, weight, weight * weight);
            s.Y += weight * y[row];
            s.X += weight * below;
            s.PlainY += y[row];
            s.PlainX += below;
        }
        return sums;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct RatioSums
    {
        public SlotSums Base;
        public double Y;
        public double X;
        public double PlainY;
        public double PlainX;
    }
}
