using Engage.Domain;
using Engage.Domain.Engagements;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Security.Access;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Engagements;

/// <summary>Which communities have not been reached this quarter, unit by unit.</summary>
[Authorize(Permissions.EditAreas)]
public sealed class ReachModel(EngageDb db, AreaScope scope, GazetteerSource places, BodySettings body, TimeProvider time) : StaffPage
{
    /// <summary>The communities of the person's areas.</summary>
    public IReadOnlyList<CommunityReach> All { get; private set; } = [];

    /// <summary>The first day of the quarter.</summary>
    public DateOnly Quarter { get; private set; }

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync()
    {
        var today = WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));
        var mayEdit = await scope.JudgeAsync(User);
        var met = await db.Engagements.Where(e => e.WithdrawnAt == null).Select(e => new { e.AreaCode, e.On }).ToListAsync(HttpContext.RequestAborted);
        Quarter = CommunityReach.QuarterOf(today);
        All = [.. CommunityReach.Of(places.Current, today, met.Select(e => (e.AreaCode, e.On))).Where(r => mayEdit(r.Community.Code))];
    }
}
