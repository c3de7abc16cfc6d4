using Engage.Domain.Assemblies.Draws;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>Gives a draw up that is not over, with a reason; one that was announced stays public with it.</summary>
[Authorize(Permissions.DrawPanels)]
public sealed class GiveUpModel(EngageDb db, PublicDraws draws, TimeProvider time) : DrawPageModel(db, time)
{
    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindDrawAsync() && !Draw.IsOver ? Page() : NotFound();

    /// <summary>Gives it up.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindDrawAsync()) { return NotFound(); }
        if (Draw.IsOver) { return Redirect(Here); }
        if (string.IsNullOrWhiteSpace(Reason)) { return Wrong(nameof(Reason), "Enter why the draw is given up"); }
        if (Reason.Length > PanelDraw.LongestReason) { return Wrong(nameof(Reason), $"The reason must be {PanelDraw.LongestReason} characters or fewer"); }
        await draws.AbandonAsync(Assembly, Draw, Reason.Trim(), Actor, HttpContext.RequestAborted);
        return Done(Here, "The draw is given up.");
    }
}
