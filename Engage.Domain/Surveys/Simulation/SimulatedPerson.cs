namespace Engage.Domain.Surveys.Simulation;

/// <summary>
/// Somebody who answers: who they are and what they lean to. The leanings are standard normal over the population and
/// shared by all their answers, so that these hang together.
/// </summary>
internal sealed class SimulatedPerson(SeededRandom random)
{
    private readonly Dictionary<string, double> _likings = new(StringComparer.Ordinal);

    /// <summary>The person's own chances.</summary>
    internal SeededRandom Random => random;

    /// <summary>Where they live; null outside the area.</summary>
    internal string? AreaCode { get; init; }

    /// <summary>The name of that area, for comments.</summary>
    internal string? AreaName { get; init; }

    /// <summary>The category of the population counts.</summary>
    internal required string AgeBand { get; init; }

    /// <summary>About how old, in years.</summary>
    internal required double Age { get; init; }

    /// <summary>Female or male, by the codes of the population counts.</summary>
    internal required string Sex { get; init; }

    /// <summary>How the response reaches the office.</summary>
    internal required Channel Channel { get; init; }

    /// <summary>From 0 in a town to 1 in the country.</summary>
    internal double Rurality { get; init; }

    /// <summary>How many questions they pass over, as a multiple of the usual.</summary>
    internal double Haste { get; init; }

    /// <summary>The leaning to pay more for policing.</summary>
    internal double Willingness { get; set; }

    /// <summary>The trust in the police.</summary>
    internal double Trust { get; set; }

    /// <summary>How safe they feel.</summary>
    internal double Safety { get; set; }

    /// <summary>What concerns them, by <see cref="Issue"/>.</summary>
    internal required double[] Concerns { get; init; }

    /// <summary>Whether they speak for a business or an organisation.</summary>
    internal bool IsOrganisation { get; set; }

    internal bool Happens(double chance) => random.NextDouble() < chance;

    /// <summary>How much an option appeals; the same each time it comes up.</summary>
    internal double LikingOf(Option option)
    {
        if (_likings.TryGetValue(option.Code, out var liking)) { return liking; }
        // What no theme covers is liked by chance, with a popularity of its own.
        liking = Issues.Of(option) is { } issue
            ? Concerns[(int)issue] + (0.2 * random.NextNormal())
            : (0.6 * Spread.Of(option.Code)) + (0.8 * random.NextNormal());
        return _likings[option.Code] = liking;
    }
}

/// <summary>A number between -1 and 1 that belongs to a text for good: lets things nobody described differ from one another.</summary>
internal static class Spread
{
    internal static double Of(string text) => (HashOf(text) >> 11) * (2.0 / (1UL << 53)) - 1;

    /// <summary>FNV-1a (Fowler, Noll, Vo), mixed: string.GetHashCode differs from one run to the next.</summary>
    internal static ulong HashOf(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text) { hash = unchecked((hash ^ letter) * 1099511628211UL); }
        return SeededRandom.SplitMix(ref hash);
    }
}
