using Engage.Domain.Assemblies;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.My;

/// <summary>A participant takes their registration back, and a seat and places in sessions with it.</summary>
public sealed class WithdrawModel(EngageDb db, SessionBookings bookings, AuditTrail audit, TimeProvider time) : MyPageModel(db, time)
{
    /// <summary>Says what it means.</summary>
    public async Task<IActionResult> OnGetAsync() => !await FindAsync() ? NotFound() : Me.State == RegistrationState.Withdrawn ? Redirect(Root) : Page();

    /// <summary>Withdraws.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (Me.State != RegistrationState.Withdrawn)
        {
            await Db.WriteAsync(
                async inside =>
                {
                    Me.Withdraw(Now);
                    await bookings.LeaveAsync(Me.Id, HttpContext.RequestAborted);
                    audit.Record(inside, "participant", "registration-withdrawn", $"registration:{Me.Id}");
                },
                HttpContext.RequestAborted);
        }
        return Done(Root, "You have withdrawn.");
    }
}
