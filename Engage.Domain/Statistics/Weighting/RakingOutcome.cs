namespace Engage.Domain.Statistics;

/// <summary>How raking ended.</summary>
public enum RakingStatus
{
    /// <summary>Every margin is met.</summary>
    Converged,

    /// <summary>There are weights, within their bounds, that miss margins.</summary>
    Partial,

    /// <summary>There are no weights: a category of the population has nobody in the sample.</summary>
    Impossible,
}

/// <summary>A category whose margin is not met.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Category">The category.</param>
/// <param name="Target">What the weights should add up to, after margins were brought to one total.</param>
/// <param name="Achieved">What they add up to.</param>
/// <param name="Respondents">How many responses with a weight are in the category.</param>
/// <param name="CollapseWith">The neighbouring category that could be counted together with it; null when there is none.</param>
public sealed record UnmetMargin(string Variable, string Category, double Target, double Achieved, int Respondents, string? CollapseWith)
{
    /// <summary>By how much it is missed, as a share of the target; negative when there is too little.</summary>
    public double RelativeError => (Achieved - Target) / Target;
}

/// <summary>What raking came to: <see cref="Raked"/> or <see cref="ImpossibleRaking"/>.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Unmet">The categories not met; none when converged.</param>
public abstract record RakingOutcome(RakingStatus Status, IReadOnlyList<UnmetMargin> Unmet);

/// <summary>No weights can meet the margins: the categories named have people in the population and nobody in the sample.</summary>
public sealed record ImpossibleRaking(IReadOnlyList<UnmetMargin> Unmet) : RakingOutcome(RakingStatus.Impossible, Unmet);

/// <summary>Weights were found.</summary>
public sealed record Raked : RakingOutcome
{
    internal Raked(RakingStatus status, IReadOnlyList<UnmetMargin> unmet, double[] weights, Calibration calibration) : base(status, unmet) =>
        (WeightArray, Calibration, Summary) = (weights, calibration, WeightSummary.Of(weights));

    /// <summary>How often all margins were gone through.</summary>
    public int Rounds { get; internal init; }

    /// <summary>The largest relative error of any margin.</summary>
    public double MaxRelativeError { get; internal init; }

    /// <summary>The weight of each row; they add up to the population, by the first margin.</summary>
    public IReadOnlyList<double> Weights => WeightArray;

    /// <summary>What is printed with every result.</summary>
    public WeightSummary Summary { get; }

    internal double[] WeightArray { get; }

    internal Calibration Calibration { get; }
}
