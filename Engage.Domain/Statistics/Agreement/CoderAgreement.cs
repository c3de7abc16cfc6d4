namespace Engage.Domain.Statistics;

/// <summary>How far people who coded the same texts agree beyond chance.</summary>
public static class CoderAgreement
{
    /// <summary>
    /// Cohen's kappa of two coders (Cohen 1960): (observed − expected) / (1 − expected) agreement, the expected from each
    /// coder's own habits. Assumes that each unit has one code from either.
    /// </summary>
    /// <param name="first">The first coder's code of each unit.</param>
    /// <param name="second">The second coder's.</param>
    /// <returns>At most 1; 0 for chance; null when there is nothing to tell, for no unit or one code throughout.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static double? Kappa(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        if (first.Count != second.Count) { throw new ArgumentException("Both coders code the same units.", nameof(second)); }
        if (first.Count == 0) { return null; }

        var n = (double)first.Count;
        var observed = first.Zip(second).Count(p => string.Equals(p.First, p.Second, StringComparison.Ordinal)) / n;
        var (a, b) = (first.CountBy(c => c, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal), second.CountBy(c => c, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
        var expected = a.Sum(c => c.Value / n * (b.GetValueOrDefault(c.Key) / n));
        return expected < 1 ? (observed - expected) / (1 - expected) : null;
    }

    /// <summary>
    /// Krippendorff's alpha for names (Krippendorff 2004, chapter 11): 1 − observed / expected disagreement, for any number
    /// of coders, units not coded by all included. Units with fewer than two codes count for nothing.
    /// </summary>
    /// <param name="units">For each unit the codes it was given, one by each coder who coded it.</param>
    /// <returns>At most 1; 0 for chance; null when there is nothing to tell, for no two codes of a unit or one code throughout.</returns>
    public static double? Alpha(IEnumerable<IReadOnlyList<string>> units)
    {
        var totals = new Dictionary<string, double>(StringComparer.Ordinal);
        double disagreement = 0, all = 0;
        foreach (var unit in units)
        {
            if (unit.Count < 2) { continue; }
            var counts = unit.CountBy(c => c, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            foreach (var (code, count) in counts)
            {
                totals[code] = totals.GetValueOrDefault(code) + count;
                disagreement += (double)count * (unit.Count - count) / (unit.Count - 1);
            }
            all += unit.Count;
        }

        var expected = totals.Values.Sum(c => c * (all - c)) / (all - 1);
        return all > 1 && expected > 0 ? 1 - (disagreement / expected) : null;
    }
}
