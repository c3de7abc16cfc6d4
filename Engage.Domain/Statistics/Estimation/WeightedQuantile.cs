namespace Engage.Domain.Statistics;

/// <summary>Where a share of the weight lies: the smallest value at which the weighted distribution reaches it (R svyquantile, rule "math"; Hyndman, Fan 1996, type 1, weighted).</summary>
public static class WeightedQuantile
{
    /// <summary>The value; null when no row of the group has a number and a weight.</summary>
    /// <param name="sample">The weights.</param>
    /// <param name="variable">The numbers.</param>
    /// <param name="share">From 0 to 1: 0.5 for the median.</param>
    /// <param name="by">The groups; null for all.</param>
    /// <param name="group">The group wanted; null for all.</param>
    public static double? Of(Sample sample, NumberColumn variable, double share, CodeColumn? by = null, string? group = null)
    {
        if (!(share is >= 0 and <= 1)) { throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies from 0 to 1."); }
        var wanted = group is null ? -1 : by!.IndexOf(group);
        var rows = new List<(double Value, double Weight)>();
        for (var row = 0; row < sample.Count; row++)
        {
            if (!double.IsNaN(variable[row]) && sample.WeightOf(row) > 0 && (group is null || by!.CategoryAt(row) == wanted)) { rows.Add((variable[row], sample.WeightOf(row))); }
        }
        if (rows.Count == 0) { return null; }

        rows.Sort((a, b) => a.Value.CompareTo(b.Value));
        var goal = share * rows.Sum(r => r.Weight);
        var sum = 0.0;
        foreach (var (value, weight) in rows)
        {
            sum += weight;
            // What rounding takes off a sum must not push the answer one value up.
            if (sum >= goal * (1 - 1e-12)) { return value; }
        }
        return rows[^1].Value;
    }
}
