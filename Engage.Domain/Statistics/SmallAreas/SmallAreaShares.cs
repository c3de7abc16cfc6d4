namespace Engage.Domain.Statistics;

/// <summary>What is said of a small area.</summary>
/// <param name="Area">The area.</param>
/// <param name="Base">Answers it has.</param>
public abstract record SmallAreaShare(string Area, int Base);

/// <summary>The area's own answers are enough.</summary>
public sealed record DirectShare(string Area, int Base, double Value, double StandardError) : SmallAreaShare(Area, Base);

/// <summary>Modelled: the area's own answers drawn towards the mean of all areas. To be labelled so wherever it is shown.</summary>
public sealed record ModelledShare(string Area, int Base, double Value, double RootMeanSquaredError, double OwnShare) : SmallAreaShare(Area, Base);

/// <summary>Too few answers to say anything.</summary>
public sealed record UnknownShare(string Area, int Base) : SmallAreaShare(Area, Base);

/// <summary>Shares for many small areas, such as the 122 policing communities.</summary>
public static class SmallAreaShares
{
    /// <summary>Answers at which an area stands on its own.</summary>
    public const int UsualDirectBase = 100;

    /// <summary>Estimates a category's share in every area.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="variable">The answers.</param>
    /// <param name="category">The category.</param>
    /// <param name="by">The areas.</param>
    /// <param name="directBase">From so many answers an area's own estimate is given.</param>
    /// <param name="threshold">Below so many answers nothing is.</param>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    public static IReadOnlyList<SmallAreaShare> Of(Sample sample, CodeColumn variable, string category, CodeColumn by, int directBase = UsualDirectBase, int threshold = Disclosure.UsualThreshold)
    {
        if (variable.IndexOf(category) < 0) { throw new ArgumentException($"The column {variable.Name} has no category {category}.", nameof(category)); }
        var table = SlotTable.Count(sample, DomainRows.Of(sample, by), variable, CategorySlots.Of(variable, MissingRule.Exclude));
        var slot = variable.IndexOf(category);
        var areas = Enumerable.Range(0, by.Categories.Count).Select(a => (Name: by.Categories[a], All: table.Total(a), In: table[a, slot])).ToList();
        var overall = areas.Sum(a => a.In.W) / areas.Sum(a => a.All.W);

        // A handful of answers that all agree would have no variance: each area has that of the overall share at its effective size.
        var known = areas.Where(a => a.All.N >= Math.Max(1, threshold) && a.All.W > 0)
            .Select(a => new DirectEstimate(a.Name, a.All.N, a.In.W / a.All.W, overall * (1 - overall) * a.All.W2 / (a.All.W * a.All.W)))
            .ToDictionary(d => d.Area, StringComparer.Ordinal);
        var composites = known.Count >= 3 && overall is > 0 and < 1
            ? FayHerriot.Fit([.. known.Values]).Areas.ToDictionary(c => c.Area, StringComparer.Ordinal)
            : [];
        var direct = sample is ProbabilitySample probability ? Errors(probability.Proportions(variable, by), category) : Errors(((OpenSample)sample).Proportions(variable, by), category);
        return [.. areas.Select(a => (SmallAreaShare)(
            !known.TryGetValue(a.Name, out var own) ? new UnknownShare(a.Name, a.All.N)
            : own.Base >= directBase ? new DirectShare(a.Name, own.Base, own.Value, direct[a.Name])
            : composites.TryGetValue(a.Name, out var composite) ? new ModelledShare(a.Name, own.Base, composite.Value, Math.Sqrt(composite.MeanSquaredError), composite.OwnShare)
            : new UnknownShare(a.Name, own.Base)))];
    }

    private static Dictionary<string, double> Errors(IEnumerable<Estimate> estimates, string category) =>
        estimates.Where(e => e.Category == category && e.BestStandardError is not null).ToDictionary(e => e.Group!, e => e.BestStandardError!.Value, StringComparer.Ordinal);
}
