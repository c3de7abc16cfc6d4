using Engage.Domain.Places;

namespace Engage.Domain.Statistics;

/// <summary>What the population is, by the groups of a grouping: to compare a sample with, and to weight it to.</summary>
/// <param name="counts">All counts known.</param>
/// <param name="places">The area tree.</param>
public sealed class Census(IReadOnlyList<PopulationCount> counts, Gazetteer places)
{
    // An area's population is that of its age bands: those old enough to be asked.
    private const string WholePopulation = "age-band";

    /// <summary>The count of each group that is known: of areas their population, of a variable its sum over the authorities.</summary>
    public IReadOnlyDictionary<string, double> CountsOf(Grouping grouping) =>
        Rows(grouping).GroupBy(p => grouping.IsPlace ? p.AreaCode : p.Category, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(p => (double)p.Count), StringComparer.Ordinal);

    /// <summary>Where the figures are from, as printed; empty when there are none.</summary>
    public string SourceOf(Grouping grouping) => string.Join("; ", Rows(grouping).Select(p => p.Source).Distinct(StringComparer.Ordinal));

    private IEnumerable<PopulationCount> Rows(Grouping grouping)
    {
        if (grouping.IsPlace)
        {
            var codes = grouping.Groups.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
            return counts.Where(p => p.Variable is WholePopulation && codes.Contains(p.AreaCode));
        }
        return counts.Where(p => string.Equals(p.Variable, grouping.Code, StringComparison.Ordinal) && places.Find(p.AreaCode)?.Kind == AreaKind.LocalAuthority);
    }
}
