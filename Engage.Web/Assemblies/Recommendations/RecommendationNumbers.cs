using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Data;

namespace Engage.Web.Assemblies.Recommendations;

/// <summary>Lets drafts change their numbers, which no two may have at any moment.</summary>
public static class RecommendationNumbers
{
    /// <summary>Gives drafts new numbers, within the caller's <see cref="EngageDb.WriteAsync"/>.</summary>
    /// <param name="all">The recommendations of the assembly, tracked.</param>
    /// <param name="numbers">The new numbers by id, as <see cref="RecommendationOrder"/> gives them.</param>
    public static async Task ApplyAsync(EngageDb db, IEnumerable<Recommendation> all, IReadOnlyDictionary<string, int> numbers, CancellationToken cancellationToken = default)
    {
        var moving = all.Where(r => numbers.ContainsKey(r.Id)).ToList();
        foreach (var draft in moving) { draft.Renumber(null); }
        await db.SaveChangesAsync(cancellationToken);
        foreach (var draft in moving) { draft.Renumber(numbers[draft.Id]); }
        await db.SaveChangesAsync(cancellationToken);
    }
}
