using System.Runtime.InteropServices;

namespace Engage.Domain.Statistics;

/// <summary>How an interval is made; printed with it.</summary>
public enum IntervalType
{
    /// <summary>On the log-odds, by a logistic model with only an intercept, as R svyciprop "logit".</summary>
    Logit,

    /// <summary>On the log-odds, by linearisation, as R svyciprop "xlogit"; the same numbers as <see cref="Logit"/>.</summary>
    XLogit,

    /// <summary>Wilson's score interval at the effective sample size that the standard error implies (Wilson 1927; Kott, Carr 1997).</summary>
    Wilson,

    /// <summary>Estimate plus and minus t times the standard error; may leave 0 to 1.</summary>
    Wald,
}

/// <summary>From where to where.</summary>
/// <param name="Type">How it was made.</param>
/// <param name="Level">The confidence, such as 0.95.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(IntervalType Type, double Level, double Low, double High)
{
    internal static Interval? Of(ProbabilityEstimate estimate, IntervalType type, double level)
    {
        if (type != IntervalType.Wald && estimate.Category is null) { throw new ArgumentException($"A {type} interval is for proportions.", nameof(type)); }
        if (estimate is not { Value: { } p, BestStandardError: { } se } || estimate.DegreesOfFreedom < 1 || double.IsNaN(se)) { return null; }

        var t = SpecialFunctions.StudentQuantile((1 + level) / 2, estimate.DegreesOfFreedom);
        switch (type)
        {
            case IntervalType.Wald: return new(type, level, p - (t * se), p + (t * se));
            case IntervalType.Wilson:
                // At 0 and 1 the error is 0 and implies no size: Kish's stands in.
                var n = se > 0 ? p * (1 - p) / (se * se) : estimate.EffectiveBase;
                if (!(n > 0)) { return null; }
                var shrink = 1 + (t * t / n);
                var middle = (p + (t * t / (2 * n))) / shrink;
                var half = t / shrink * Math.Sqrt((p * (1 - p) / n) + (t * t / (4 * n * n)));
                return new(type, level, Math.Max(0, middle - half), Math.Min(1, middle + half));
            default:
                if (p is <= 0 or >= 1) { return null; }
                var logit = Math.Log(p / (1 - p));
                var reach = t * se / (p * (1 - p));
                return new(type, level, 1 / (1 + Math.Exp(reach - logit)), 1 / (1 + Math.Exp(-reach - logit)));
        }
    }
}
