using Engage.Domain.Assemblies.Draws;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>Takes over the smallest change of quotas that makes a panel possible, with a reason.</summary>
[Authorize(Permissions.DrawPanels)]
public sealed class RelaxModel(EngageDb db, PublicDraws draws, TimeProvider time) : DrawPageModel(db, time)
{
    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The change.</summary>
    public DrawReportRelaxation Relaxation { get; private set; } = null!;

    /// <summary>Shows the change and asks why.</summary>
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Takes it over and computes anew.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        if (string.IsNullOrWhiteSpace(Reason)) { return Wrong(nameof(Reason), "Enter why the quotas are changed"); }
        if (Reason.Length > PanelDraw.LongestReason) { return Wrong(nameof(Reason), $"The reason must be {PanelDraw.LongestReason} characters or fewer"); }
        var next = await draws.RelaxAsync(Assembly, Draw, Reason.Trim(), Actor, HttpContext.RequestAborted);
        return Done($"{Root}/selection/draws/{next.Number}", "The quotas are changed and the lottery is computed anew.");
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindDrawAsync() || Draw.State != DrawState.Infeasible || DrawReport.FromJson(Draw.ReportJson!).Relaxation is not { } relaxation) { return false; }
        Relaxation = relaxation;
        return true;
    }
}
