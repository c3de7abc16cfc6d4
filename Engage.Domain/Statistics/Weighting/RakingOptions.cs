namespace Engage.Domain.Statistics;

/// <summary>How to rake.</summary>
public sealed record RakingOptions
{
    /// <summary>The weights to begin with, such as the inverse of the invitation probability; null for 1 each. None negative; a response of weight 0 keeps it.</summary>
    public IReadOnlyList<double>? BaseWeights { get; init; }

    /// <summary>The lowest weight allowed, as a multiple of the mean weight; 0 for none.</summary>
    public double Low { get; init; }

    /// <summary>The highest weight allowed (the cap), as a multiple of the mean weight; null for none.</summary>
    public double? High { get; init; }

    /// <summary>The largest relative error of any margin at which weights count as converged.</summary>
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>How often all margins are gone through at most.</summary>
    public int MaxRounds { get; init; } = 1000;

    /// <summary>Whether weights are kept within bounds.</summary>
    public bool IsBounded => Low > 0 || High is not null;

    /// <summary>Refuses what makes no sense.</summary>
    /// <exception cref="ArgumentException">Bounds that no weights can keep, or a weight that is no weight.</exception>
    internal static void Check(RakingOptions options, int rows)
    {
        if (!(options.Low is >= 0 and <= 1)) { throw new ArgumentException("The lower bound lies from 0 to 1 times the mean weight.", nameof(options)); }
        if (options.High is { } high && !(high >= 1)) { throw new ArgumentException("The upper bound is at least the mean weight.", nameof(options)); }
        if (options.BaseWeights is not { } weights) { return; }
        if (weights.Count != rows) { throw new ArgumentException("There is a base weight to each row.", nameof(options)); }
        var isAnyPositive = false;
        foreach (var weight in weights)
        {
            if (!(weight >= 0) || !double.IsFinite(weight)) { throw new ArgumentException("A base weight is a number of 0 or more.", nameof(options)); }
            isAnyPositive |= weight > 0;
        }
        if (!isAnyPositive) { throw new ArgumentException("No base weight is above 0.", nameof(options)); }
    }
}
