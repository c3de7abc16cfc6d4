using System.Globalization;
using Engage.Domain.Statistics;

namespace Engage.Web.Commands.Analysis;

/// <summary>The report of the command estimate.</summary>
internal sealed record EstimateReport(string Variable, int N, double SumOfWeights, double? KishDesignEffect, string Interval, double Level, IReadOnlyList<EstimateLine> Estimates)
{
    private const double UsualLevel = 0.95;

    /// <summary>Shares of the values of a column.</summary>
    public static EstimateReport OfShares(ProbabilitySample sample, CodeColumn variable, CodeColumn? by, MissingRule missing, string interval)
    {
        var type = Enum.Parse<IntervalType>(interval, ignoreCase: true);
        var lines = sample.Proportions(variable, by, missing).Where(e => e.Base > 0)
            .OrderBy(e => e.Group, NaturalOrder.Instance).ThenBy(e => e.State != AnswerState.Answered).ThenBy(e => e.Category, NaturalOrder.Instance)
            .Select(e => EstimateLine.Of(e, type, UsualLevel)).ToList();
        return Of(variable.Name, sample, row => missing == MissingRule.Category || variable.CategoryAt(row) >= 0, interval, lines);
    }

    /// <summary>The mean of a column.</summary>
    public static EstimateReport OfMeans(ProbabilitySample sample, NumberColumn variable, CodeColumn? by)
    {
        var lines = sample.Means(variable, by).Where(e => e.Base > 0).OrderBy(e => e.Group, NaturalOrder.Instance).Select(e => EstimateLine.Of(e, IntervalType.Wald, UsualLevel)).ToList();
        return Of(variable.Name, sample, row => variable.StateOf(row) == AnswerState.Answered, "wald", lines);
    }

    private static EstimateReport Of(string name, ProbabilitySample sample, Func<int, bool> isInBase, string interval, List<EstimateLine> lines)
    {
        var summary = sample.SummaryOf(isInBase);
        return new(name, summary.N, summary.Sum, double.IsFinite(summary.KishDesignEffect) ? summary.KishDesignEffect : null, interval, UsualLevel, lines);
    }
}

/// <summary>One estimate; what cannot be worked out is null.</summary>
internal sealed record EstimateLine(string? Group, string? Category, int N, double Weighted, double? Estimate, double? Se, double? SeRakeAware, double? Low, double? High)
{
    /// <summary>The line of an estimate.</summary>
    public static EstimateLine Of(ProbabilityEstimate e, IntervalType type, double level)
    {
        var interval = e.Interval(type, level);
        return new(e.Group, e.Category, e.N, e.Weighted, e.Value, Finite(e.StandardError), Finite(e.RakeAwareStandardError), Finite(interval?.Low), Finite(interval?.High));
    }

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;
}

/// <summary>Numbers by their value and before words, words by their letters: the order a reader expects of categories.</summary>
internal sealed class NaturalOrder : IComparer<string?>
{
    /// <summary>The order.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (isX, isY) = (TryNumber(x, out var a), TryNumber(y, out var b));
        if (isX && isY && a != b) { return a.CompareTo(b); }
        return isX != isY ? (isX ? -1 : 1) : string.CompareOrdinal(x, y);
    }

    private static bool TryNumber(string? text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
