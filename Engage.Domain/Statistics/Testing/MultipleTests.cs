namespace Engage.Domain.Statistics;

/// <summary>Many tests at once.</summary>
public static class MultipleTests
{
    /// <summary>Probabilities adjusted so that, of the differences then called real at a level, at most that share is expected to be chance (Benjamini, Hochberg 1995).</summary>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        var least = 1.0;
        var rank = p.Count;
        foreach (var (index, value) in p.Index().OrderByDescending(x => x.Item))
        {
            least = Math.Min(least, value * p.Count / rank--);
            adjusted[index] = least;
        }
        return adjusted;
    }
}
