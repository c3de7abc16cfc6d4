using Engage.Domain.Assemblies;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Registrations;

/// <summary>An officer takes a registration back, for one of the reasons there are: in words of their own they could name somebody in the audit trail.</summary>
[Authorize(Permissions.SeeParticipants)]
public sealed class WithdrawModel(EngageDb db, SessionBookings bookings, AuditTrail audit, TimeProvider time) : RegistrationPageModel(db, time)
{
    /// <summary>The reasons.</summary>
    public static IReadOnlyList<ChoiceItem> Reasons { get; } =
    [
        new("asked", "The person asked for it"), new("moved", "They have moved away"), new("not-eligible", "They may not take part after all"),
        new("twice", "They are registered twice"), new("died", "They have died"), new("not-real", "The registration is not genuine"),
    ];

    /// <summary>Asks why.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindPersonAsync() && Person.State != RegistrationState.Withdrawn ? Page() : NotFound();

    /// <summary>Withdraws.</summary>
    public async Task<IActionResult> OnPostAsync(string? reason)
    {
        if (!await FindPersonAsync() || Person.State == RegistrationState.Withdrawn) { return NotFound(); }
        if (Reasons.FirstOrDefault(r => r.Value == reason) is not { } why) { return Wrong("reason", "Select why"); }
        await Db.WriteAsync(
            async inside =>
            {
                Person.Withdraw(Now);
                await bookings.LeaveAsync(Person.Id, HttpContext.RequestAborted);
                audit.Record(inside, Actor, "registration-withdrawn", AuditSubject, $"{why.Text}.");
            },
            HttpContext.RequestAborted);
        return Done(Here, "The registration is withdrawn.");
    }
}
