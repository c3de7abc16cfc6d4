using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Priorities.Actions;

/// <summary>Plans something to be done for a public priority.</summary>
[Authorize(Permissions.ManagePriorities)]
public sealed class NewModel(EngageDb db, AuditTrail audit, IOutputCacheStore cache, GazetteerSource places, BodySettings body, TimeProvider time) : PriorityPageModel(db, places, body, time)
{
    private PlanShelf _plans = new([]);

    /// <summary>What is done.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Who does it.</summary>
    [BindProperty]
    public string? Owner { get; set; }

    /// <summary>By which day.</summary>
    [BindProperty]
    public string? DueOn { get; set; }

    /// <summary>The part of a plan.</summary>
    [BindProperty]
    public string? Reference { get; set; }

    /// <summary>The parts of plans to choose from.</summary>
    public IReadOnlyList<ChoiceItem> References => [new("", "That of the priority"), .. _plans.Choices(Today)];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Keeps the action.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        if (string.IsNullOrWhiteSpace(Text)) { ModelState.AddModelError(nameof(Text), "Enter what is done"); }
        if (Text?.Length > PriorityAction.MaxTextLength) { ModelState.AddModelError(nameof(Text), $"What is done must be {PriorityAction.MaxTextLength} characters or fewer"); }
        if (string.IsNullOrWhiteSpace(Owner)) { ModelState.AddModelError(nameof(Owner), "Enter who does it"); }
        if (Owner?.Length > LocalPriority.MaxOwnerLength) { ModelState.AddModelError(nameof(Owner), $"Who does it must be {LocalPriority.MaxOwnerLength} characters or fewer"); }
        var due = DayText.Read(DueOn);
        if (due is null || due < Today) { ModelState.AddModelError(nameof(DueOn), "Enter a day from today on, like 30 September 2027"); }
        if (!string.IsNullOrEmpty(Reference) && !_plans.Knows(Reference)) { ModelState.AddModelError(nameof(Reference), "Select a part of a plan from the list"); }
        if (!ModelState.IsValid) { return Page(); }

        var number = 1 + (await Db.PriorityActions.Where(a => a.PriorityId == Priority.Id).MaxAsync(a => (int?)a.Number, HttpContext.RequestAborted) ?? 0);
        Db.PriorityActions.Add(new PriorityAction(NewId.Make(), Priority.Id, number, Text!.ReplaceLineEndings(" ").Trim(), Owner!.Trim(), due!.Value, string.IsNullOrEmpty(Reference) ? null : Reference, Now, Actor));
        audit.Record(Db, Actor, "action-planned", PriorityAddress.Subject(Priority), $"Action {number}");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return Done(PriorityAddress.Staff(Priority), "The action is public now.");
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindAsync() || Priority.PublishedAt is null || Priority.Status == PriorityStatus.Ended) { return false; }
        _plans = await PlanShelf.ReadAsync(Db, publishedOnly: false, HttpContext.RequestAborted);
        return true;
    }
}
