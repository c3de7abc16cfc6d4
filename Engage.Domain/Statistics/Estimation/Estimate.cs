namespace Engage.Domain.Statistics;

/// <summary>
/// One estimate with what it rests on. Of an open, self-selected sample this is all there is; only a probability sample's
/// (<see cref="ProbabilityEstimate"/>) has intervals and a margin of error.
/// </summary>
public record Estimate
{
    /// <summary>The group it is of; null for all.</summary>
    public string? Group { get; init; }

    /// <summary>The category it is the share of; null for a mean.</summary>
    public string? Category { get; init; }

    /// <summary>Whether the category is a kind of missing rather than an answer.</summary>
    public AnswerState State { get; init; } = AnswerState.Answered;

    /// <summary>Responses in the category; of a mean, those it is of.</summary>
    public int N { get; init; }

    /// <summary>The sum of their weights.</summary>
    public double Weighted { get; init; }

    /// <summary>Responses in the base: those of the group who answered.</summary>
    public int Base { get; init; }

    /// <summary>The sum of their weights.</summary>
    public double WeightedBase { get; init; }

    /// <summary>Kish's effective size of the base: (Σw)²/Σw².</summary>
    public double EffectiveBase { get; init; }

    /// <summary>The unweighted share or mean of the same responses; null when there are none.</summary>
    public double? Unweighted { get; init; }

    /// <summary>The share, from 0 to 1, or the mean; null when the base is empty.</summary>
    public double? Value { get; init; }

    /// <summary>The linearised standard error with weights as fixed, or by strata, clusters and population sizes; null when the base is empty.</summary>
    public double? StandardError { get; init; }

    /// <summary>The standard error that knows of the raking; null when the sample was not raked.</summary>
    public double? RakeAwareStandardError { get; init; }

    /// <summary>The standard error to rely on: rake-aware where there is one.</summary>
    public double? BestStandardError => RakeAwareStandardError ?? StandardError;
}

/// <summary>An estimate of an open, self-selected sample: anybody could answer, so there is no margin of error.</summary>
public sealed record OpenEstimate : Estimate
{
    internal OpenEstimate(Estimate figures) : base(figures)
    {
    }
}

/// <summary>An estimate of a sample that people were invited to by chance.</summary>
public sealed record ProbabilityEstimate : Estimate
{
    internal ProbabilityEstimate(Estimate figures, int degreesOfFreedom) : base(figures) => DegreesOfFreedom = degreesOfFreedom;

    /// <summary>Sampling units of the base less strata.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Half the width of the plain interval: t times the standard error; null when there is none.</summary>
    /// <param name="level">The confidence, such as 0.95.</param>
    public double? MarginOfError(double level = 0.95) => Interval(IntervalType.Wald, level) is { } wald ? (wald.High - wald.Low) / 2 : null;

    /// <summary>An interval of a type; null when the type has none for this estimate.</summary>
    /// <param name="type">Logit, xlogit and Wilson are for proportions.</param>
    /// <param name="level">The confidence, such as 0.95.</param>
    /// <exception cref="ArgumentException">The type is for proportions and this is a mean.</exception>
    public Interval? Interval(IntervalType type, double level = 0.95) => Statistics.Interval.Of(this, type, level);
}
