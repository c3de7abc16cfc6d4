using Engage.Domain.Assemblies;
using Engage.Domain.Places;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies;

/// <summary>One assembly at a glance: where it stands, who is in it, what comes next.</summary>
[Authorize(Permissions.ViewAssemblies)]
public sealed class OverviewModel(EngageDb db, GazetteerSource places, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>Its area; null when it is no longer known.</summary>
    public Area? Area { get; private set; }

    /// <summary>How many people are registered and eligible.</summary>
    public int InPool { get; private set; }

    /// <summary>How many have registered and not confirmed their address.</summary>
    public int Unconfirmed { get; private set; }

    /// <summary>How many are offered a seat and have not answered.</summary>
    public int Offered { get; private set; }

    /// <summary>How many have confirmed a seat.</summary>
    public int Members { get; private set; }

    /// <summary>Whether the person may change the assembly.</summary>
    public bool MayManage => User.IsInRole(StaffRoles.Editor);

    /// <summary>Shows the assembly.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Area = places.Current.Find(Assembly.AreaCode);
        var counts = await Db.Registrations.Where(r => r.AssemblyId == Assembly.Id).GroupBy(r => new { r.State, r.Seat })
            .Select(g => new { g.Key.State, g.Key.Seat, Count = g.Count() }).ToListAsync(HttpContext.RequestAborted);
        InPool = counts.Where(c => c.State == RegistrationState.InPool).Sum(c => c.Count);
        Unconfirmed = counts.Where(c => c.State == RegistrationState.Unconfirmed).Sum(c => c.Count);
        Offered = counts.Where(c => c.Seat == SeatState.Offered).Sum(c => c.Count);
        Members = counts.Where(c => c.Seat == SeatState.Confirmed).Sum(c => c.Count);
        return Page();
    }
}
