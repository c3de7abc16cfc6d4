using Engage.Domain.Assemblies.Draws;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>Enters what the source gave: first one officer, then another, who does not see what the first one entered.</summary>
[Authorize(Permissions.DrawPanels)]
public sealed class RandomnessModel(EngageDb db, PublicDraws draws, TimeProvider time) : DrawPageModel(db, time)
{
    /// <summary>What the source gave.</summary>
    [BindProperty]
    public string? Randomness { get; set; }

    /// <summary>Whether this is the second officer.</summary>
    public bool IsSecond => Draw.Randomness is not null;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindDrawAsync()) { return NotFound(); }
        return IsOpen() ? Page() : Redirect(Here);
    }

    /// <summary>Enters or confirms.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindDrawAsync()) { return NotFound(); }
        if (!IsOpen()) { return Draw.IsEnteredBy(Actor) ? Forbid() : Redirect(Here); }
        var (randomness, problem) = Draw.Source!.Read(Randomness, DrawJob.Panels);
        if (randomness is null) { return Wrong(nameof(Randomness), problem!); }
        if (!IsSecond)
        {
            await draws.EnterAsync(Assembly, Draw, randomness, Actor, HttpContext.RequestAborted);
            return Done(Here, "The randomness is entered. A colleague enters it again to confirm it.");
        }
        return await draws.ConfirmAsync(Assembly, Draw, randomness, Actor, HttpContext.RequestAborted)
            ? Done(Here, $"Panel {Draw.Panel} is drawn. Everybody is told what the draw meant for them.")
            : Done(Here, "You entered something else than your colleague. Nothing is drawn: both look at the source again and enter it anew.");
    }

    private bool IsOpen() => Draw is { State: DrawState.Announced, Source: { } source } && Now >= source.At && !Draw.IsEnteredBy(Actor);
}
