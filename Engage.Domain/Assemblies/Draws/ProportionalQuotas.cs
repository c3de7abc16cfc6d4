namespace Engage.Domain.Assemblies.Draws;

/// <summary>Quotas in proportion to the population: the seats a share comes to, rounded down and up, and further out where more room is wanted.</summary>
public static class ProportionalQuotas
{
    // What a sum of shares misses a whole number by.
    private const double Crumb = 1e-9;

    /// <summary>The bounds for a share of the population.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <param name="panelSize">How many seats.</param>
    /// <param name="flex">How many seats either bound lies further out.</param>
    public static (int Min, int Max) Of(double share, int panelSize, int flex)
    {
        var seats = share * panelSize;
        return (Math.Max(0, (int)Math.Floor(seats + Crumb) - flex), Math.Min(panelSize, (int)Math.Ceiling(seats - Crumb) + flex));
    }

    /// <summary>A feature with quotas in proportion; values whose population is not known keep theirs.</summary>
    public static TargetFeature Apply(TargetFeature feature, int panelSize, int flex)
    {
        ArgumentNullException.ThrowIfNull(feature);
        var total = feature.Values.Sum(v => v.Population ?? 0);
        if (!(total > 0)) { return feature; }
        return feature with { Values = [.. feature.Values.Select(v => v.Population is { } people && Of(people / total, panelSize, flex) is var (min, max) ? v with { Min = min, Max = max } : v)] };
    }
}
