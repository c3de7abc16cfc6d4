using Engage.Domain.Assemblies.Recommendations;
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

/// <summary>One action and what became of it.</summary>
[Authorize(Permissions.ManagePriorities)]
public sealed class DetailsModel(EngageDb db, AuditTrail audit, IOutputCacheStore cache, GazetteerSource places, BodySettings body, TimeProvider time) : PriorityPageModel(db, places, body, time)
{
    /// <summary>The action's number, from the address.</summary>
    [FromRoute]
    public int Item { get; init; }

    /// <summary>How far it is.</summary>
    [BindProperty]
    public string? Status { get; set; }

    /// <summary>What happened.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>A new day.</summary>
    [BindProperty]
    public string? NewDay { get; set; }

    /// <summary>The action.</summary>
    public PriorityAction Action { get; private set; } = null!;

    /// <summary>What an entry can say.</summary>
    public static IReadOnlyList<ChoiceItem> Statuses { get; } = [.. Enum.GetValues<ProgressStatus>().Select(s => new ChoiceItem(s.ToString(), ResponseWords.Of(s)))];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Adds the entry.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        if (!Enum.TryParse<ProgressStatus>(Status, out var status) || !Enum.IsDefined(status)) { ModelState.AddModelError(nameof(Status), "Select how far it is"); }
        else if (RecommendationResponse.NeedsReason(status) && string.IsNullOrWhiteSpace(Note)) { ModelState.AddModelError(nameof(Note), "Enter why"); }
        if (Note?.Length > LocalPriority.MaxNoteLength) { ModelState.AddModelError(nameof(Note), $"What happened must be {LocalPriority.MaxNoteLength:N0} characters or fewer"); }
        var day = DayText.Read(NewDay);
        if (!string.IsNullOrWhiteSpace(NewDay) && (day is null || day < Today)) { ModelState.AddModelError(nameof(NewDay), "Enter a day from today on, like 30 September 2027"); }
        if (!ModelState.IsValid) { return Page(); }

        Action.Report(status, (Note ?? "").ReplaceLineEndings(" ").Trim(), day, Now, Actor);
        audit.Record(Db, Actor, "action-reported", PriorityAddress.Subject(Priority), $"Action {Item}: {ResponseWords.Of(status)}");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return Done(PriorityAddress.Staff(Priority), "The entry is public now.");
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindAsync() || await Db.PriorityActions.SingleOrDefaultAsync(a => a.PriorityId == Priority.Id && a.Number == Item, HttpContext.RequestAborted) is not { } action) { return false; }
        Action = action;
        return true;
    }
}
