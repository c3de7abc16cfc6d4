using Engage.Domain;
using Engage.Domain.Assemblies.Draws;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Data;
using Engage.Web.Pages.Staff.Surveys;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>Announces a draw: publishes the lottery, its hash, and where and when the randomness will come from.</summary>
[Authorize(Permissions.DrawPanels)]
public sealed class AnnounceModel(EngageDb db, PublicDraws draws, TimeProvider time) : DrawPageModel(db, time)
{
    /// <summary>What kind of source.</summary>
    [BindProperty]
    public RandomSourceKind? Kind { get; set; }

    /// <summary>When the draw is held.</summary>
    [BindProperty]
    public LocalTimeInput At { get; set; } = new();

    /// <summary>Where and how digits are drawn, or who the officials are.</summary>
    [BindProperty]
    public string? How { get; set; }

    /// <summary>The SHA-256 of the first official's number.</summary>
    [BindProperty]
    public string? First { get; set; }

    /// <summary>The SHA-256 of the second official's number.</summary>
    [BindProperty]
    public string? Second { get; set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindDrawAsync() && Draw.State == DrawState.Ready ? Page() : NotFound();

    /// <summary>Announces the draw.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindDrawAsync()) { return NotFound(); }
        // A double click finds it announced already: that is what was wanted.
        if (Draw.State != DrawState.Ready) { return Redirect(Here); }
        if (Read() is not { } source) { return Page(); }
        await draws.AnnounceAsync(Assembly, Draw, source, Actor, HttpContext.RequestAborted);
        return Done(Here, "The draw is announced. Its hash and source can no longer change.");
    }

    private RandomSource? Read()
    {
        var (local, part, problem) = At.Read("draw");
        if (problem is not null) { ModelState.AddModelError($"{nameof(At)}.{part}", problem); }
        var at = local is { } time ? WallClock.Instant(time, Programme.Zone) : default;
        if (problem is null && at <= Now) { ModelState.AddModelError($"{nameof(At)}.{nameof(At.Day)}", "The draw must be in the future: the lottery is published before the randomness exists"); }
        if (Kind is null) { ModelState.AddModelError(nameof(Kind), "Select where the randomness will come from"); }
        if (Kind is RandomSourceKind.Digits or RandomSourceKind.Seeds && string.IsNullOrWhiteSpace(How)) { ModelState.AddModelError(nameof(How), "Enter where and how, such as three ten-sided dice thrown in Crewe library, filmed"); }
        if (How?.Length > RandomSource.LongestHow) { ModelState.AddModelError(nameof(How), $"This must be {RandomSource.LongestHow} characters or fewer"); }
        if (Kind == RandomSourceKind.Seeds)
        {
            if (!RandomSource.IsHash(First?.Trim())) { ModelState.AddModelError(nameof(First), "Enter the SHA-256 of the first number, 64 hexadecimal digits"); }
            if (!RandomSource.IsHash(Second?.Trim())) { ModelState.AddModelError(nameof(Second), "Enter the SHA-256 of the second number, 64 hexadecimal digits"); }
        }
        if (!ModelState.IsValid) { return null; }
        return Kind switch
        {
            RandomSourceKind.Digits => RandomSource.OfDigits(at, How!.Trim()),
            RandomSourceKind.Drand => RandomSource.OfDrand(at),
            _ => RandomSource.OfSeeds(at, How!.Trim(), [First!.Trim(), Second!.Trim()]),
        };
    }
}
