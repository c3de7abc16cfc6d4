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

namespace Engage.Web.Pages.Staff.Priorities;

/// <summary>Adds to the public history of a priority.</summary>
[Authorize(Permissions.ManagePriorities)]
public sealed class ReportModel(EngageDb db, FollowerNews news, AuditTrail audit, IOutputCacheStore cache, GazetteerSource places, BodySettings body, TimeProvider time) : PriorityPageModel(db, places, body, time)
{
    /// <summary>How it stands.</summary>
    [BindProperty]
    public string? Status { get; set; }

    /// <summary>What happened.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>When it is looked at next.</summary>
    [BindProperty]
    public string? ReviewOn { get; set; }

    /// <summary>What an entry can say.</summary>
    public static IReadOnlyList<ChoiceItem> Statuses { get; } =
        [.. Enum.GetValues<PriorityStatus>().Where(LocalPriority.IsPublicStatus).Select(s => new ChoiceItem(s.ToString(), PriorityNames.Of(s)))];

    private bool CanReport => Priority.PublishedAt is not null && Priority.Status != PriorityStatus.Ended;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync() || !CanReport) { return NotFound(); }
        Status = Priority.Status.ToString();
        return Page();
    }

    /// <summary>Adds the entry.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync() || !CanReport) { return NotFound(); }
        if (!Enum.TryParse<PriorityStatus>(Status, out var status) || !LocalPriority.IsPublicStatus(status)) { ModelState.AddModelError(nameof(Status), "Select how it stands"); }
        else if (string.IsNullOrWhiteSpace(Note) && LocalPriority.NeedsNote(status)) { ModelState.AddModelError(nameof(Note), "Enter what happened"); }
        if (Note?.Length > LocalPriority.MaxNoteLength) { ModelState.AddModelError(nameof(Note), $"What happened must be {LocalPriority.MaxNoteLength:N0} characters or fewer"); }
        var review = DayText.Read(ReviewOn);
        if (!string.IsNullOrWhiteSpace(ReviewOn) && (review is null || review <= Today)) { ModelState.AddModelError(nameof(ReviewOn), "Enter a day after today, like 30 September 2027"); }
        if (!ModelState.IsValid) { return Page(); }

        Priority.Report(status, (Note ?? "").ReplaceLineEndings(" ").Trim(), review, Now, Actor);
        await news.TellAsync(
            Db, PriorityAddress.Subject(Priority), $"entry-{Priority.Entries.Count}", $"{PriorityNames.Of(status)}: {Priority.Statement}", Priority.Entries[^1].Note.Length > 0 ? Priority.Entries[^1].Note : PriorityNames.Of(status), PriorityAddress.Public(Priority), HttpContext.RequestAborted);
        audit.Record(Db, Actor, "priority-reported", PriorityAddress.Subject(Priority), PriorityNames.Of(status));
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return Done(PriorityAddress.Staff(Priority), "The entry is public now.");
    }
}
