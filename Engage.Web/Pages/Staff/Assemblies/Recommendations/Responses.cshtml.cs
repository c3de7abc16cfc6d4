using Engage.Domain;
using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Recommendations;

/// <summary>All responses of an assembly, and their publication by a second person.</summary>
[Authorize(Permissions.ViewAssemblies)]
public sealed class ResponsesModel(EngageDb db, MemberMessages messages, AuditTrail audit, IOutputCacheStore cache, TimeProvider time) : AssemblyPageModel(db, time)
{
    private bool _mayPublish;

    /// <summary>The recommendations whose responses are approved.</summary>
    [BindProperty]
    public IList<string> Chosen { get; set; } = [];

    /// <summary>The published recommendations.</summary>
    public IReadOnlyList<RecommendationRow> Rows { get; private set; } = [];

    /// <summary>Whether the person may write responses.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Whether the person may publish a response: not one they wrote.</summary>
    public bool MayPublish(RecommendationResponse response) => _mayPublish && !string.Equals(response.PreparedBy, Actor, StringComparison.OrdinalIgnoreCase);

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindRowsAsync() ? Page() : NotFound();

    /// <summary>Publishes what was approved, and tells the members once.</summary>
    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!await MayAsync(Permissions.PublishReports)) { return Forbid(); }
        if (!await FindRowsAsync()) { return NotFound(); }
        var ids = Rows.Where(r => r.Response is { PublishedAt: null } draft && MayPublish(draft) && Chosen.Contains(r.Recommendation.Id, StringComparer.Ordinal)).Select(r => r.Recommendation.Id).ToList();
        if (ids.Count == 0) { return Wrong("", "Select the responses you approve"); }
        await Db.WriteAsync(
            async inside =>
            {
                foreach (var response in await inside.RecommendationResponses.Where(r => ids.Contains(r.RecommendationId)).ToListAsync(HttpContext.RequestAborted))
                {
                    response.Publish(Actor, Now);
                    audit.Record(inside, Actor, "response-published", $"recommendation:{response.RecommendationId}", ResponseWords.Of(response.Decision));
                }
                await messages.ResponsePublishedAsync(inside, Programme, Assembly, NewId.Make(), HttpContext.RequestAborted);
            },
            HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return Done($"{Root}/recommendations/responses", $"{Wording.Count(ids.Count, "response is", "responses are")} public. The members are told.");
    }

    private async Task<bool> FindRowsAsync()
    {
        if (!await FindAsync()) { return false; }
        Rows = await RecommendationList.PublishedAsync(Db, Assembly.Id, HttpContext.RequestAborted);
        (MayManage, _mayPublish) = (await MayAsync(Permissions.ManageAssemblies), await MayAsync(Permissions.PublishReports));
        return true;
    }
}
