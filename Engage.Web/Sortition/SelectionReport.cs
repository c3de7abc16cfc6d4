using Engage.Domain.Sortition;
using Engage.Domain.Sortition.Selection;

namespace Engage.Web.Sortition;

/// <summary>The figures of a selection as JSON.</summary>
internal static class SelectionReport
{
    /// <summary>The report of a lottery.</summary>
    /// <param name="lottery">The lottery.</param>
    /// <param name="panelSize">How many seats.</param>
    /// <param name="panels">How many panels the lottery has.</param>
    /// <param name="maxDeviation">By how much somebody's chance differs at most from the chance stated.</param>
    /// <param name="selected">How many are selected, for each quota; null where nobody is drawn.</param>
    public static object Of(FairLottery lottery, int panelSize, int panels, double maxDeviation, int[]? selected)
    {
        var pool = lottery.Types.Pool;
        var spread = ChanceSpread.Of(lottery);
        return new
        {
            status = lottery.IsOptimal ? "optimal" : "bound",
            panelSize,
            poolSize = pool.Members.Count,
            lottery.Minimum,
            lottery.UpperBound,
            gap = Math.Max(0, lottery.UpperBound - lottery.Minimum),
            spread.Gini,
            spread.GeometricMean,
            lottery.Unselectable,
            panels,
            maxDeviation,
            quotas = Quotas(pool, selected),
            relaxation = (object?)null,
        };
    }

    /// <summary>The report of quotas that no panel meets.</summary>
    public static object OfInfeasible(Pool pool, int panelSize, QuotaRelaxation? relaxation) => new
    {
        status = "infeasible",
        panelSize,
        poolSize = pool.Members.Count,
        minimum = 0.0,
        upperBound = 0.0,
        gini = (double?)null,
        geometricMean = (double?)null,
        unselectable = Array.Empty<object>(),
        panels = 0,
        maxDeviation = (double?)null,
        quotas = Quotas(pool, null),
        relaxation = relaxation is null ? null : new
        {
            relaxation.Cost,
            isProven = relaxation.IsProven,
            changes = relaxation.Changes.Select(c => new { c.Line.Feature, c.Line.Value, c.Line.Quota.Min, c.Line.Quota.Max, newMin = c.Quota.Min, newMax = c.Quota.Max }),
            quotas = pool.Quotas.Select(q => new { q.Feature, q.Value, relaxation.Quotas[q.Row].Min, relaxation.Quotas[q.Row].Max }),
        },
    };

    private static IEnumerable<object> Quotas(Pool pool, int[]? selected)
    {
        var there = pool.Count(pool.Members);
        return pool.Quotas.Select(q => new { q.Feature, q.Value, q.Quota.Min, q.Quota.Max, pool = there[q.Row], poolShare = (double)there[q.Row] / pool.Members.Count, selected = selected?[q.Row] });
    }
}
