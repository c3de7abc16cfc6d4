using Engage.Domain;
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

/// <summary>One engagement with its history; withdraws it.</summary>
[Authorize(Permissions.EditAreas)]
public sealed class EngagementDetailsModel(EngageDb db, EngagementBook book, AuditTrail audit, AreaScope scope, GazetteerSource places, BodySettings body, TimeProvider time) : StaffPage
{
    private Dictionary<string, string> _themes = [];

    /// <summary>The number, from the address.</summary>
    [FromRoute(Name = "number")]
    public int Number { get; init; }

    /// <summary>Why it is withdrawn.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The engagement.</summary>
    public Engagement Engagement { get; private set; } = null!;

    /// <summary>The area's name.</summary>
    public string AreaName => places.Current.Find(Engagement.AreaCode)?.Name ?? Engagement.AreaCode;

    /// <summary>The day it is.</summary>
    public DateOnly Today => WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));

    /// <summary>A theme's name.</summary>
    public string ThemeName(string code) => _themes.GetValueOrDefault(code, code);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    /// <summary>Withdraws it.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var reason = CleanText.Line(Reason ?? "");
        if (reason.Length == 0) { return Wrong(nameof(Reason), "Enter why it is withdrawn"); }
        if (reason.Length > Engagement.MaxTextLength) { return Wrong(nameof(Reason), $"Use {Engagement.MaxTextLength} characters or fewer"); }
        if (Engagement.IsWithdrawn) { return Done($"/staff/engagements/{Number}", "It was withdrawn already."); }
        Engagement.Withdraw(reason, time.GetUtcNow());
        audit.Record(db, Actor, "engagement-withdrawn", Engagement.Subject);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"/staff/engagements/{Number}", $"Engagement {Number} is withdrawn.");
    }

    private async Task<bool> FindAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Engagements.Include("_versions").SingleOrDefaultAsync(e => e.Number == Number, stop) is not { } engagement || !await scope.MayEditAsync(User, engagement.AreaCode)) { return false; }
        (Engagement, _themes) = (engagement, (await book.ThemesAsync(stop)).ToDictionary(t => t.Code, t => t.Name, StringComparer.Ordinal));
        return true;
    }
}
