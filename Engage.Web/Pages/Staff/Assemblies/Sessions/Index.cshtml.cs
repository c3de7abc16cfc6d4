using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Sessions;

/// <summary>A session of the list, in numbers.</summary>
/// <param name="Session">The session.</param>
/// <param name="Booked">How many have a place.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="Arrived">How many came.</param>
/// <param name="Papers">How many papers there are.</param>
public sealed record SessionNumbers(Session Session, int Booked, int Waiting, int Arrived, int Papers);

/// <summary>The sessions of an assembly, in numbers and without the people.</summary>
[Authorize(Permissions.ViewAssemblies)]
public sealed class IndexModel(EngageDb db, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The sessions in order.</summary>
    public IReadOnlyList<SessionNumbers> Rows { get; private set; } = [];

    /// <summary>Whether the person may plan sessions.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Whether the person may approve expenses.</summary>
    public bool MayApprove { get; private set; }

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        (MayManage, MayApprove) = (await MayAsync(Permissions.ManageAssemblies), await MayAsync(Permissions.ApproveExpenses));
        Rows = [.. (await Db.Sessions.AsNoTracking().Where(s => s.AssemblyId == Assembly.Id).OrderBy(s => s.StartsAt).Select(s => new
        {
            Session = s,
            Booked = Db.Bookings.Count(b => b.SessionId == s.Id && (b.State == BookingState.Booked || b.State == BookingState.Offered)),
            Waiting = Db.Bookings.Count(b => b.SessionId == s.Id && b.State == BookingState.Waiting),
            Arrived = Db.Bookings.Count(b => b.SessionId == s.Id && b.ArrivedAt != null),
            Papers = Db.Papers.Count(p => p.SessionId == s.Id),
        }).ToListAsync(HttpContext.RequestAborted)).Select(r => new SessionNumbers(r.Session, r.Booked, r.Waiting, r.Arrived, r.Papers))];
        return Page();
    }
}
