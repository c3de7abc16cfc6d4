using Engage.Domain.Statistics;

namespace Engage.Web.Commands.Analysis;

/// <summary>The report of the command weight.</summary>
internal sealed record WeightingReport(
    string Status, int Rounds, double? MaxRelativeError, int N, double SumOfWeights, double? Min, double? Max,
    double? KishDesignEffect, double? EffectiveSampleSize, IReadOnlyList<UnmetReport> Unmet)
{
    /// <summary>What raking came to.</summary>
    public static WeightingReport Of(RakingOutcome outcome, int n)
    {
        List<UnmetReport> unmet = [.. outcome.Unmet.Select(u => new UnmetReport(u.Variable, u.Category, u.Target, u.Achieved, u.RelativeError, u.Respondents, u.CollapseWith))];
        return outcome is Raked { Summary: var summary } raked
            ? new(NameOf(outcome.Status), raked.Rounds, Finite(raked.MaxRelativeError), summary.N, summary.Sum, summary.Min, summary.Max, summary.KishDesignEffect, summary.EffectiveSampleSize, unmet)
            : new(NameOf(outcome.Status), 0, null, n, 0, null, null, null, null, unmet);
    }

    private static string NameOf(RakingStatus status) => status switch
    {
        RakingStatus.Converged => "converged",
        RakingStatus.Partial => "partial",
        _ => "impossible",
    };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>A category whose margin is not met.</summary>
internal sealed record UnmetReport(string Variable, string Category, double Target, double Achieved, double RelativeError, int Respondents, string? CollapseWith);
