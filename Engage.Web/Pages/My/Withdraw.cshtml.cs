using Engage.Domain.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.My;

/// <summary>A participant takes their registration back, and a seat with it.</summary>
public sealed class WithdrawModel(EngageDb db, AuditTrail audit, TimeProvider time) : MyPageModel(db, time)
{
    /// <summary>Says what it means.</summary>
    public async Task<IActionResult> OnGetAsync() => !await FindAsync() ? NotFound() : Me.State == RegistrationState.Withdrawn ? Redirect(Root) : Page();

    /// <summary>Withdraws.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (Me.State != RegistrationState.Withdrawn)
        {
            Me.Withdraw(Now);
            audit.Record(Db, "participant", "registration-withdrawn", $"registration:{Me.Id}");
            await Db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        return Done(Root, "You have withdrawn.");
    }
}
