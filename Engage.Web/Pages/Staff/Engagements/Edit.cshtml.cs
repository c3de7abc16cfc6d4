using Engage.Domain.Engagements;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Engagements;
using Engage.Web.Security;
using Engage.Web.Security.Access;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Engagements;

/// <summary>Corrects an engagement, or adds what followed: what it said before is kept.</summary>
[Authorize(Permissions.EditAreas)]
public sealed class EditEngagementModel(EngageDb db, EngagementBook book, AuditTrail audit, AreaScope scope, GazetteerSource places, BodySettings body, TimeProvider time)
    : EngagementFormPage(db, book, scope, places, body, time)
{
    private readonly TimeProvider _time = time;

    /// <summary>The number, from the address.</summary>
    [FromRoute(Name = "number")]
    public int Number { get; init; }

    /// <summary>What changed.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The engagement.</summary>
    public Engagement Engagement { get; private set; } = null!;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Fields = EngagementFields.Of(Engagement.Content);
        return await FormAsync();
    }

    /// <summary>Keeps a new version.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync() || await IsForeignAsync()) { return NotFound(); }
        var note = CleanText.Line(Note ?? "");
        if (note.Length == 0) { ModelState.AddModelError(nameof(Note), "Enter what changed"); }
        if (note.Length > Engagement.MaxTextLength) { ModelState.AddModelError(nameof(Note), $"Use {Engagement.MaxTextLength} characters or fewer"); }
        if (Engagement.IsPublic && Fields.IsPublic == "no") { ModelState.AddModelError("Fields.IsPublic", "It is public already: withdraw it with a reason instead"); }
        if (await ReadAsync() is not { } content || !ModelState.IsValid) { return await FormAsync(); }

        Engagement.Correct(content, note, Actor, _time.GetUtcNow());
        audit.Record(Db, Actor, "engagement-changed", Engagement.Subject, $"Version {Engagement.Version}, area {content.AreaCode}.");
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"/staff/engagements/{Number}", "The change is saved.");
    }

    private async Task<bool> FindAsync()
    {
        if (await Db.Engagements.SingleOrDefaultAsync(e => e.Number == Number && e.WithdrawnAt == null, HttpContext.RequestAborted) is not { } engagement || !await Scope.MayEditAsync(User, engagement.AreaCode)) { return false; }
        Engagement = engagement;
        return true;
    }
}
