namespace Engage.Domain.Statistics;

/// <summary>What is printed with every weighted result.</summary>
/// <param name="N">How many responses.</param>
/// <param name="Sum">The sum of their weights.</param>
/// <param name="Min">The smallest weight.</param>
/// <param name="Max">The largest weight.</param>
/// <param name="KishDesignEffect">1 + the squared coefficient of variation of the weights (Kish 1965, section 11.7); NaN when all are 0.</param>
public sealed record WeightSummary(int N, double Sum, double Min, double Max, double KishDesignEffect)
{
    /// <summary>How many equally weighted responses would be worth as much: n divided by the design effect.</summary>
    public double EffectiveSampleSize => N == 0 ? 0 : N / KishDesignEffect;

    /// <summary>Sums up weights.</summary>
    public static WeightSummary Of(ReadOnlySpan<double> weights)
    {
        double sum = 0, squares = 0, min = double.PositiveInfinity, max = double.NegativeInfinity;
        foreach (var w in weights)
        {
            sum += w;
            squares += w * w;
            min = Math.Min(min, w);
            max = Math.Max(max, w);
        }
        return weights.Length == 0 ? new(0, 0, 0, 0, 1) : new(weights.Length, sum, min, max, weights.Length * squares / (sum * sum));
    }
}
