namespace Engage.Domain.Coding;

/// <summary>
/// Agreement of any number of coders, any of whom may have left cases out (Krippendorff 2011, nominal data): 1 less observed
/// over expected disagreement, both from the table of coincidences within cases.
/// </summary>
/// <param name="Observed">The disagreement seen, as a share of pairable values.</param>
/// <param name="Expected">The disagreement expected if values were paired at random.</param>
public sealed record KrippendorffsAlpha(double Observed, double Expected)
{
    /// <summary>The coefficient, 1 for full agreement and 0 for chance; null when all values are the same and nothing could differ.</summary>
    public double? Value => Expected < 1e-12 ? null : 1 - (Observed / Expected);

    /// <summary>Of cases, each with the values its coders gave; null is a value left out.</summary>
    /// <exception cref="ArgumentException">No case has two values.</exception>
    public static KrippendorffsAlpha Nominal(IEnumerable<IReadOnlyCollection<string?>> cases)
    {
        var totals = new Dictionary<string, double>(StringComparer.Ordinal);
        double n = 0, agreeing = 0;
        foreach (var values in cases)
        {
            var given = values.OfType<string>().CountBy(v => v, StringComparer.Ordinal).ToList();
            var m = given.Sum(g => g.Value);
            if (m < 2) { continue; }
            n += m;
            foreach (var (value, count) in given)
            {
                totals[value] = totals.GetValueOrDefault(value) + count;
                // Ordered pairs of equal values within a case, each weighing 1 / (m - 1).
                agreeing += (double)count * (count - 1) / (m - 1);
            }
        }
        if (n <= 0) { throw new ArgumentException("Alpha needs a case with two values.", nameof(cases)); }
        var expected = (n * n - totals.Values.Sum(t => t * t)) / (n * (n - 1));
        return new KrippendorffsAlpha((n - agreeing) / n, expected);
    }

    /// <summary>One figure over several codes: their mean observed over their mean expected disagreement.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static KrippendorffsAlpha Pooled(IReadOnlyCollection<KrippendorffsAlpha> alphas) => alphas.Count == 0
        ? throw new ArgumentException("There is nothing to pool.", nameof(alphas))
        : new(alphas.Average(a => a.Observed), alphas.Average(a => a.Expected));
}
