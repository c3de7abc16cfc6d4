using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Priorities;

/// <summary>The decision of the first officer.</summary>
[Authorize(Permissions.ManagePriorities)]
public sealed class DecideModel(EngageDb db, AuditTrail audit, GazetteerSource places, BodySettings body, TimeProvider time) : PriorityPageModel(db, places, body, time)
{
    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reasons { get; set; }

    /// <summary>What was not chosen.</summary>
    [BindProperty]
    public string? NotChosen { get; set; }

    /// <summary>Who sees to it.</summary>
    [BindProperty]
    public string? Owner { get; set; }

    /// <summary>When it is looked at next.</summary>
    [BindProperty]
    public string? ReviewOn { get; set; }

    /// <summary>Shows what was decided before, if anything.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync() || !Priority.IsOpen) { return NotFound(); }
        (Reasons, NotChosen, Owner, ReviewOn) = (Priority.Reasons, Priority.NotChosen, Priority.Owner, DayText.Write(Priority.ReviewOn));
        return Page();
    }

    /// <summary>Keeps the decision.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync() || !Priority.IsOpen) { return NotFound(); }
        if (string.IsNullOrWhiteSpace(Reasons)) { ModelState.AddModelError(nameof(Reasons), "Enter why this was chosen"); }
        if (Reasons?.Length > LocalPriority.MaxReasonsLength) { ModelState.AddModelError(nameof(Reasons), $"The reasons must be {LocalPriority.MaxReasonsLength:N0} characters or fewer"); }
        if (NotChosen?.Length > LocalPriority.MaxReasonsLength) { ModelState.AddModelError(nameof(NotChosen), $"What was not chosen must be {LocalPriority.MaxReasonsLength:N0} characters or fewer"); }
        if (string.IsNullOrWhiteSpace(Owner)) { ModelState.AddModelError(nameof(Owner), "Enter who sees to it"); }
        if (Owner?.Length > LocalPriority.MaxOwnerLength) { ModelState.AddModelError(nameof(Owner), $"Who sees to it must be {LocalPriority.MaxOwnerLength} characters or fewer"); }
        var review = DayText.Read(ReviewOn);
        if (review is null) { ModelState.AddModelError(nameof(ReviewOn), "Enter the day it is looked at next, like 30 September 2027"); }
        else if (review <= Today) { ModelState.AddModelError(nameof(ReviewOn), "The day it is looked at next must be after today"); }
        if (!ModelState.IsValid) { return Page(); }

        Priority.Decide(Text(Reasons), Text(NotChosen), Text(Owner), review!.Value, Today, Now, Actor);
        audit.Record(Db, Actor, "priority-decided", PriorityAddress.Subject(Priority));
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done(PriorityAddress.Staff(Priority), "The decision is saved. A second person approves it.");
    }

    private static string Text(string? typed) => (typed ?? "").ReplaceLineEndings("\n").Trim();
}
