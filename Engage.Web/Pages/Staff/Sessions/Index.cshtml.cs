using Engage.Domain;
using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Sessions;

/// <summary>A session as the list shows it.</summary>
/// <param name="Session">The session.</param>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Booked">How many have a place.</param>
public sealed record SessionRow(Session Session, string Assembly, int Booked);

/// <summary>The sessions of today and those to come, of every assembly: where a facilitator begins.</summary>
[Authorize(Permissions.RunSessions)]
public sealed class SessionListModel(EngageDb db, TimeProvider time) : StaffPage
{
    /// <summary>The sessions of today, by time.</summary>
    public IReadOnlyList<SessionRow> Today { get; private set; } = [];

    /// <summary>The sessions to come, by time.</summary>
    public IReadOnlyList<SessionRow> Coming { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync()
    {
        var now = time.GetUtcNow();
        // A day is enough for every zone; which day it is there is decided below.
        var since = now.UtcDateTime.AddDays(-2);
        var rows = (await (
            from s in db.Sessions.AsNoTracking()
            join a in db.Assemblies on s.AssemblyId equals a.Id
            where s.EndsAt > since
            orderby s.StartsAt
            select new { Session = s, a.Title, Booked = db.Bookings.Count(b => b.SessionId == s.Id && b.State == BookingState.Booked) }).ToListAsync(HttpContext.RequestAborted))
            .Select(r => new SessionRow(r.Session, r.Title, r.Booked)).ToList();
        Today = [.. rows.Where(r => DateOnly.FromDateTime(r.Session.StartsAt) <= WallClock.Day(now, r.Session.Zone) && WallClock.Day(now, r.Session.Zone) <= DateOnly.FromDateTime(r.Session.EndsAt))];
        Coming = [.. rows.Where(r => DateOnly.FromDateTime(r.Session.StartsAt) > WallClock.Day(now, r.Session.Zone))];
    }
}
