using Engage.Domain.Assemblies.Recommendations;
using Engage.Web.Assemblies.Recommendations;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Recommendations;

/// <summary>One recommendation with its history, and what can be done with it.</summary>
[Authorize(Permissions.ViewAssemblies)]
public sealed class DetailsModel(EngageDb db, AuditTrail audit, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The recommendation's id, from the address.</summary>
    [FromRoute]
    public string Id { get; init; } = "";

    /// <summary>Why a draft is dropped.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The recommendation with its vote and its response.</summary>
    public RecommendationRow Row { get; private set; } = null!;

    /// <summary>Whether the person may change it.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Whether no vote on it is under way.</summary>
    public bool CanReopen { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindRowAsync() ? Page() : NotFound();

    /// <summary>Drops a draft.</summary>
    public async Task<IActionResult> OnPostDropAsync()
    {
        if (!await MayAsync(Permissions.ManageAssemblies)) { return Forbid(); }
        if (!await FindRowAsync() || Row.Recommendation.State != RecommendationState.Draft) { return NotFound(); }
        if (string.IsNullOrWhiteSpace(Reason)) { return Wrong(nameof(Reason), "Enter why it is dropped"); }
        if (Reason.Length > Recommendation.MaxNoteLength) { return Wrong(nameof(Reason), $"The reason must be {Recommendation.MaxNoteLength} characters or fewer"); }
        await Db.WriteAsync(
            async inside =>
            {
                var all = await inside.Recommendations.Where(r => r.AssemblyId == Assembly.Id).ToListAsync(HttpContext.RequestAborted);
                all.Single(r => r.Id == Id).Drop(Reason.Trim());
                audit.Record(inside, Actor, "recommendation-dropped", $"recommendation:{Id}", Reason.Trim());
                await inside.SaveChangesAsync(HttpContext.RequestAborted);
                await RecommendationNumbers.ApplyAsync(inside, all, RecommendationOrder.Closed(all), HttpContext.RequestAborted);
            },
            HttpContext.RequestAborted);
        return Done($"{Root}/recommendations", "The draft is dropped; its history stays.");
    }

    /// <summary>Makes it a draft again, after a vote.</summary>
    public async Task<IActionResult> OnPostReopenAsync()
    {
        if (!await MayAsync(Permissions.ManageAssemblies)) { return Forbid(); }
        if (!await FindRowAsync() || Row.Recommendation.State != RecommendationState.Final || !CanReopen) { return NotFound(); }
        var recommendation = await Db.Recommendations.SingleAsync(r => r.Id == Id, HttpContext.RequestAborted);
        recommendation.Reopen();
        audit.Record(Db, Actor, "recommendation-reopened", $"recommendation:{Id}");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"{Root}/recommendations/{Id}", "It is a draft again.");
    }

    /// <summary>The parts of a version that differ from the version before, word by word.</summary>
    public IEnumerable<(string Name, IReadOnlyList<TextPiece> Pieces)> ChangesOf(RecommendationVersion version) =>
        version.Number == 1
            ? []
            : Row.Recommendation.VersionOf(version.Number - 1).Content.Parts.Zip(version.Content.Parts)
                .Where(pair => pair.First.Text != pair.Second.Text)
                .Select(pair => (pair.Second.Name, WordDifference.Between(pair.First.Text, pair.Second.Text)));

    private async Task<bool> FindRowAsync()
    {
        if (!await FindAsync() || (await RecommendationList.OfAssemblyAsync(Db, Assembly.Id, HttpContext.RequestAborted)).FirstOrDefault(r => r.Recommendation.Id == Id) is not { } row) { return false; }
        Row = row;
        MayManage = await MayAsync(Permissions.ManageAssemblies);
        var open = await Db.Polls.OfType<Vote>().AsNoTracking().Where(v => v.AssemblyId == Assembly.Id && v.State == PollState.Open).ToListAsync(HttpContext.RequestAborted);
        CanReopen = !open.Exists(v => v.Items.Contains(Id, StringComparer.Ordinal));
        return true;
    }
}
