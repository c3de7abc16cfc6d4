namespace Engage.Domain.Assemblies.Recommendations;

/// <summary>
/// Which numbers drafts get. A recommendation that was put to a vote keeps its number for good; the drafts take the lowest
/// numbers that are left, in their order.
/// </summary>
public static class RecommendationOrder
{
    /// <summary>The number of a recommendation that is added last.</summary>
    public static int Next(IEnumerable<Recommendation> all) => 1 + all.Select(r => r.Number ?? 0).DefaultIfEmpty().Max();

    /// <summary>The drafts' numbers with one of them a place further up or down among the drafts.</summary>
    /// <param name="all">All recommendations of the assembly.</param>
    /// <param name="id">The draft to move.</param>
    /// <param name="places">-1 for up, 1 for down; beyond the ends nothing moves.</param>
    /// <returns>The drafts whose numbers change, with the new ones.</returns>
    public static IReadOnlyDictionary<string, int> Moved(IReadOnlyCollection<Recommendation> all, string id, int places)
    {
        var drafts = Drafts(all);
        var from = drafts.FindIndex(r => string.Equals(r.Id, id, StringComparison.Ordinal));
        if (from < 0) { throw new ArgumentException("There is no such draft.", nameof(id)); }
        var to = Math.Clamp(from + places, 0, drafts.Count - 1);
        var moved = drafts[from];
        drafts.RemoveAt(from);
        drafts.Insert(to, moved);
        return Assign(all, drafts);
    }

    /// <summary>The drafts' numbers with no gap that could be filled, as after one was dropped.</summary>
    /// <returns>The drafts whose numbers change, with the new ones.</returns>
    public static IReadOnlyDictionary<string, int> Closed(IReadOnlyCollection<Recommendation> all) => Assign(all, Drafts(all));

    private static List<Recommendation> Drafts(IEnumerable<Recommendation> all) => [.. all.Where(r => r.State == RecommendationState.Draft).OrderBy(r => r.Number)];

    private static Dictionary<string, int> Assign(IEnumerable<Recommendation> all, List<Recommendation> drafts)
    {
        var taken = all.Where(r => r.State != RecommendationState.Draft).Select(r => r.Number).OfType<int>().ToHashSet();
        var free = Enumerable.Range(1, taken.Count + drafts.Count).Where(n => !taken.Contains(n));
        return drafts.Zip(free).Where(pair => pair.First.Number != pair.Second).ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal);
    }
}
