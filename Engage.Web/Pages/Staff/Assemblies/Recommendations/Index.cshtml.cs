using Engage.Domain;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Recommendations;

/// <summary>The recommendations of an assembly: where each stands, their order, and publishing what was voted on.</summary>
[Authorize(Permissions.ViewAssemblies)]
public sealed class IndexModel(EngageDb db, AuditTrail audit, IOutputCacheStore cache, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The recommendations in order.</summary>
    public IReadOnlyList<RecommendationRow> Rows { get; private set; } = [];

    /// <summary>Votes and evaluation, newest first.</summary>
    public IReadOnlyList<Poll> Polls { get; private set; } = [];

    /// <summary>Whether the person may write and open votes.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Whether something that was voted on is not public yet.</summary>
    public bool CanPublish => Rows.Any(r => r.Recommendation.State == RecommendationState.Final && r.Result is not null);

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Rows = await RecommendationList.OfAssemblyAsync(Db, Assembly.Id, HttpContext.RequestAborted);
        Polls = [.. (await Db.Polls.AsNoTracking().Where(p => p.AssemblyId == Assembly.Id).ToListAsync(HttpContext.RequestAborted)).OrderByDescending(p => p.OpenedAt)];
        MayManage = await MayAsync(Permissions.ManageAssemblies);
        return Page();
    }

    /// <summary>Moves a draft up or down among the drafts.</summary>
    public async Task<IActionResult> OnPostMoveAsync(string id, int places)
    {
        if (!await MayAsync(Permissions.ManageAssemblies)) { return Forbid(); }
        if (!await FindAsync()) { return NotFound(); }
        var moved = "";
        await Db.WriteAsync(
            async inside =>
            {
                var all = await inside.Recommendations.Where(r => r.AssemblyId == Assembly.Id).ToListAsync(HttpContext.RequestAborted);
                if (all.Find(r => r.Id == id) is not { State: RecommendationState.Draft } draft) { return; }
                await RecommendationNumbers.ApplyAsync(inside, all, RecommendationOrder.Moved(all, id, Math.Sign(places)), HttpContext.RequestAborted);
                moved = $"“{draft.Newest.Title}” is number {draft.Number}.";
                audit.Record(inside, Actor, "recommendation-moved", $"recommendation:{id}");
            },
            HttpContext.RequestAborted);
        return moved.Length == 0 ? NotFound() : Done($"{Root}/recommendations", moved);
    }

    /// <summary>Publishes all that were voted on and are not public yet.</summary>
    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!await MayAsync(Permissions.ManageAssemblies)) { return Forbid(); }
        if (!await FindAsync()) { return NotFound(); }
        var voted = (await VoteResults.OfAssemblyAsync(Db, Assembly.Id, HttpContext.RequestAborted)).Keys.ToHashSet(StringComparer.Ordinal);
        var ready = (await Db.Recommendations.Where(r => r.AssemblyId == Assembly.Id && r.State == RecommendationState.Final).ToListAsync(HttpContext.RequestAborted)).FindAll(r => voted.Contains(r.Id));
        foreach (var recommendation in ready)
        {
            recommendation.Publish(Now);
            audit.Record(Db, Actor, "recommendation-published", $"recommendation:{recommendation.Id}");
        }
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return Done($"{Root}/recommendations", $"{Wording.Count(ready.Count, "recommendation is", "recommendations are")} public at {AssemblyAddress.Public(Programme, Assembly)}/recommendations.");
    }

    /// <summary>A result in few words.</summary>
    public static string InBrief(VoteResult result) => result.IsTooSmall ? result.Outcome : $"{result.Outcome}: {Wording.Count(result.Support)} of {Wording.Count(result.Deciding)}";
}
