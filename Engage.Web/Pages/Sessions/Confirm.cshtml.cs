using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security.Links;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Sessions;

/// <summary>Confirms the address of somebody who booked from outside.</summary>
public sealed class ConfirmModel(EngageDb db, ActLinks links, SessionBookings bookings) : LinkPage(db, links, SessionMessages.ConfirmAct)
{
    /// <summary>Shows the button.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        await ReadAsync();
        return Page();
    }

    /// <summary>Confirms.</summary>
    public async Task<IActionResult> OnPostAsync() => await ReadAsync() ? Done(await bookings.ConfirmAsync(BookingId)) : Page();
}
