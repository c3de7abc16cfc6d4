using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Sessions;

/// <summary>Changes or cancels a session; whoever has booked is told of what matters to them.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class DetailsModel(EngageDb db, SessionPlans plans, TimeProvider time) : SessionPageModel(db, time)
{
    /// <summary>The most characters of a reason.</summary>
    public const int MaxReason = 500;

    /// <summary>What was typed.</summary>
    [BindProperty]
    public SessionFields Fields { get; set; } = new();

    /// <summary>Why it is cancelled.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Shows the session.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindSessionAsync()) { return NotFound(); }
        Fields = SessionFields.Of(Session);
        return Page();
    }

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindSessionAsync()) { return NotFound(); }
        if (Session.IsCancelled) { return Done(Here, "The session is cancelled. It cannot be changed."); }
        if (Fields.Read(ModelState, nameof(Fields)) is not { } input) { return Page(); }

        Session.Describe(input.Title, input.IsPublic);
        Session.Resize(input.Capacity);
        var isLater = Session.Retime(input.Starts, input.Ends);
        var isElsewhere = Session.Place(input.Venue, input.Address, input.AccessNotes, input.OnlineLink);
        await plans.SaveAsync(Session, isLater || isElsewhere, Actor);
        return Done(Here, isLater || isElsewhere ? "The session is changed, and everybody who has booked is told." : "The session is changed.");
    }

    /// <summary>Cancels it.</summary>
    public async Task<IActionResult> OnPostCancelAsync()
    {
        if (!await FindSessionAsync()) { return NotFound(); }
        Fields = SessionFields.Of(Session);
        var reason = Reason?.Trim() ?? "";
        if (reason.Length is 0 or > MaxReason) { return Wrong(nameof(Reason), reason.Length == 0 ? "Enter a reason" : $"The reason must be {MaxReason} characters or fewer"); }
        if (!Session.IsCancelled) { await plans.CancelAsync(Session, reason, Actor); }
        return Done(Here, "The session is cancelled, and everybody who has booked is told.");
    }
}
