using Engage.Domain.Priorities;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Plans;

/// <summary>One plan: when it holds, its parts and commitments, and what they go on from.</summary>
[Authorize(Permissions.ViewPriorities)]
public sealed class OverviewModel(EngageDb db, PlanSaving saving, TimeProvider time) : PlanPageModel(db, saving, time)
{
    private PlanShelf _shelf = new([]);

    /// <summary>Whether the person may change it.</summary>
    public bool MayManage { get; private set; }

    /// <summary>What it says of itself.</summary>
    public IEnumerable<SummaryRow> Facts
    {
        get
        {
            yield return new SummaryRow("Holds", PlanAddress.Window(Plan));
            yield return new SummaryRow("Its parts are called", Plan.PillarWord);
            if (Plan.Summary.Length > 0) { yield return new SummaryRow("Summary", Plan.Summary); }
            yield return new SummaryRow("Public", Plan.PublishedAt is { } at ? $"Since {Moment(at)}, at {PlanAddress.Public(Plan.Slug)}" : "Not yet");
        }
    }

    /// <summary>The parts of earlier plans that go on in a part, in words.</summary>
    public IReadOnlyList<string> EarlierOf(Pillar pillar) => EarlierParts.Of(Plan, pillar.Code, _shelf).Select(e => $"{e.Pillar.Title} ({e.Plan.Title})").ToList();

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindPlanAsync() ? Page() : NotFound();

    /// <summary>Its parts as a file.</summary>
    public async Task<IActionResult> OnGetCsvAsync() => await FindAsync() ? new CsvResult($"plan-{Slug}.csv", PlanFile.Rows(Plan)) : NotFound();

    /// <summary>Makes it public.</summary>
    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!await MayAsync(Permissions.ManagePriorities)) { return Forbid(); }
        if (!await FindPlanAsync()) { return NotFound(); }
        if (Plan.Pillars.Count == 0) { return Wrong("", $"Add a {Plan.PillarWord} before you publish the plan"); }
        if (Plan.PublishedAt is not null) { return Redirect(Root); }
        Plan.Publish(Now);
        return await SaveAsync("plan-published") ? Done(Root, "The plan is public.") : Page();
    }

    private async Task<bool> FindPlanAsync()
    {
        if (!await FindAsync()) { return false; }
        _shelf = await PlanShelf.ReadAsync(Db, publishedOnly: false, HttpContext.RequestAborted);
        MayManage = await MayAsync(Permissions.ManagePriorities);
        return true;
    }
}
