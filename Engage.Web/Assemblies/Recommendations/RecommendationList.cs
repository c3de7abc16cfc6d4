using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Recommendations;

/// <summary>A recommendation with what became of it.</summary>
/// <param name="Recommendation">The recommendation.</param>
/// <param name="Vote">Its newest closed vote; null when there was none.</param>
/// <param name="Result">What that vote came to.</param>
/// <param name="Response">The office-holder's response; null when there is none.</param>
public sealed record RecommendationRow(Recommendation Recommendation, Vote? Vote, VoteResult? Result, RecommendationResponse? Response)
{
    /// <summary>The response if the public sees it.</summary>
    public RecommendationResponse? PublicResponse => Response is { PublishedAt: not null } ? Response : null;
}

/// <summary>Recommendations of an assembly with votes and responses.</summary>
public static class RecommendationList
{
    /// <summary>All of an assembly in order of number; those dropped last.</summary>
    public static async Task<IReadOnlyList<RecommendationRow>> OfAssemblyAsync(EngageDb db, string assemblyId, CancellationToken cancellationToken = default)
    {
        var recommendations = await db.Recommendations.AsNoTracking().Where(r => r.AssemblyId == assemblyId).ToListAsync(cancellationToken);
        var responses = await db.RecommendationResponses.AsNoTracking().Where(r => db.Recommendations.Any(x => x.Id == r.RecommendationId && x.AssemblyId == assemblyId)).ToListAsync(cancellationToken);
        var results = await VoteResults.OfAssemblyAsync(db, assemblyId, cancellationToken);
        return
        [
            .. recommendations.OrderBy(r => r.Number ?? int.MaxValue).Select(r => results.TryGetValue(r.Id, out var found)
                ? new RecommendationRow(r, found.Vote, found.Result, ResponseTo(r))
                : new RecommendationRow(r, null, null, ResponseTo(r))),
        ];

        RecommendationResponse? ResponseTo(Recommendation recommendation) => responses.Find(r => r.RecommendationId == recommendation.Id);
    }

    /// <summary>The published ones of an assembly in order of number.</summary>
    public static async Task<IReadOnlyList<RecommendationRow>> PublishedAsync(EngageDb db, string assemblyId, CancellationToken cancellationToken = default) =>
        [.. (await OfAssemblyAsync(db, assemblyId, cancellationToken)).Where(r => r.Recommendation.State == RecommendationState.Published)];
}
