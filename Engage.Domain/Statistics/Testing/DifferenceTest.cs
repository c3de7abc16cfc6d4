namespace Engage.Domain.Statistics;

/// <summary>The difference of two shares, tested.</summary>
/// <param name="First">The share in the first group.</param>
/// <param name="Second">The share in the second group.</param>
/// <param name="StandardError">The standard error of the difference; rake-aware when the sample was raked.</param>
/// <param name="Df">Degrees of freedom.</param>
/// <param name="P">How probable a difference as large, either way, is when there is none (Wald 1943).</param>
public sealed record DifferenceResult(double First, double Second, double StandardError, int Df, double P)
{
    /// <summary>First less second.</summary>
    public double Difference => First - Second;
}

/// <summary>Wald's test of the difference of two domains of one sample, their covariance included by linearising the difference itself.</summary>
public static class DifferenceTest
{
    /// <summary>Tests; null when a group is empty or nothing varies.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="value">1 where a row has the category, 0 where it has another; NaN where it has none.</param>
    /// <param name="side">For each row 1 for the first group, 2 for the second, 0 for neither.</param>
    internal static DifferenceResult? Of(Sample sample, ReadOnlySpan<double> value, ReadOnlySpan<byte> side, RowErrors errors)
    {
        Span<double> sums = stackalloc double[3], weights = stackalloc double[3];
        for (var row = 0; row < value.Length; row++)
        {
            if (double.IsNaN(value[row])) { continue; }
            sums[side[row]] += sample.WeightOf(row) * value[row];
            weights[side[row]] += sample.WeightOf(row);
        }
        if (!(weights[1] > 0 && weights[2] > 0)) { return null; }

        double first = sums[1] / weights[1], second = sums[2] / weights[2];
        var pull = new double[value.Length];
        for (var row = 0; row < pull.Length; row++)
        {
            pull[row] = double.IsNaN(value[row]) ? 0 : side[row] switch { 1 => (value[row] - first) / weights[1], 2 => (second - value[row]) / weights[2], _ => 0 };
        }
        var se = errors.Of(pull, sample.IsRaked);
        var df = sample.Units is { } units ? units.Count - units.Strata : sample.Count - 1;
        return se > 0 && df > 0 ? new(first, second, se, df, SpecialFunctions.StudentTwoSided((first - second) / se, df)) : null;
    }

    /// <summary>Tests whether a category is as frequent in one group as in another; null when a group is empty or nothing varies.</summary>
    public static DifferenceResult? Of(Sample sample, CodeColumn variable, string category, CodeColumn by, string first, string second)
    {
        var (a, b) = (by.IndexOf(first), by.IndexOf(second));
        var side = new byte[sample.Count];
        for (var row = 0; row < side.Length; row++) { side[row] = by.CategoryAt(row) is var g && g < 0 ? (byte)0 : g == a ? (byte)1 : g == b ? (byte)2 : (byte)0; }
        return Of(sample, Indicator(variable, category), side, new RowErrors(sample));
    }

    internal static double[] Indicator(CodeColumn variable, string category)
    {
        var index = variable.IndexOf(category);
        if (index < 0) { throw new ArgumentException($"The column {variable.Name} has no category {category}.", nameof(category)); }
        var value = new double[variable.Count];
        for (var row = 0; row < value.Length; row++) { value[row] = variable.CategoryAt(row) is var c && c < 0 ? double.NaN : c == index ? 1 : 0; }
        return value;
    }
}
