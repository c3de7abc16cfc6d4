namespace Engage.Domain.Sortition.Selection;

/// <summary>How even chances are.</summary>
/// <param name="Gini">Of everybody in the pool: 0 when all chances are the same, near 1 when few have all (Gini 1912).</param>
/// <param name="GeometricMean">Of those who can be selected.</param>
public sealed record ChanceSpread(double Gini, double GeometricMean)
{
    /// <summary>Measures a lottery.</summary>
    public static ChanceSpread Of(FairLottery lottery)
    {
        ArgumentNullException.ThrowIfNull(lottery);
        double[] sorted = [.. lottery.Probabilities.Order()];
        var weighted = sorted.Select((p, i) => (2.0 * (i + 1) - sorted.Length - 1) * p).Sum();
        var unselectable = lottery.Unselectable.Count;
        double[] possible = [.. sorted.Skip(unselectable)];
        var mean = possible.Length == 0 || possible[0] <= 0 ? 0 : Math.Exp(possible.Average(Math.Log));
        return new ChanceSpread(weighted / (sorted.Length * sorted.Sum()), mean);
    }
}
