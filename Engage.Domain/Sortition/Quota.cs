namespace Engage.Domain.Sortition;

/// <summary>How many seats of a panel go to people with one value of one feature.</summary>
public sealed record Quota
{
    /// <summary>Sets the bounds.</summary>
    /// <param name="min">The fewest, from 0.</param>
    /// <param name="max">The most, at least <paramref name="min"/>.</param>
    /// <param name="minFlex">How low the lower bound may be set when no panel exists; at most <paramref name="min"/>.</param>
    /// <param name="maxFlex">How high the upper bound may be set when no panel exists; at least <paramref name="max"/>.</param>
    /// <exception cref="ArgumentException">The bounds do not fit each other.</exception>
    public Quota(int min, int max, int minFlex = 0, int maxFlex = int.MaxValue)
    {
        if (min < 0 || max < min) { throw new ArgumentException($"A quota of {min} to {max} is not possible.", nameof(min)); }
        if (minFlex < 0 || minFlex > min || maxFlex < max) { throw new ArgumentException($"The limits of change {minFlex} to {maxFlex} do not enclose the quota {min} to {max}.", nameof(minFlex)); }
        (Min, Max, MinFlex, MaxFlex) = (min, max, minFlex, maxFlex);
    }

    /// <summary>The fewest seats.</summary>
    public int Min { get; }

    /// <summary>The most seats.</summary>
    public int Max { get; }

    /// <summary>How low <see cref="Min"/> may be set when no panel exists.</summary>
    public int MinFlex { get; }

    /// <summary>How high <see cref="Max"/> may be set when no panel exists.</summary>
    public int MaxFlex { get; }

    /// <summary>Whether so many seats meet it.</summary>
    public bool Allows(int seats) => seats >= Min && seats <= Max;

    /// <inheritdoc/>
    public override string ToString() => Min == Max ? $"{Min}" : $"{Min} to {Max}";
}
