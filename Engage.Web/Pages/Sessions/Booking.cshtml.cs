using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Sessions;

/// <summary>Where the link in a message about a booking leads: take a place offered, give one up, say what one needs.</summary>
public sealed class BookingModel(EngageDb db, ActLinks links, SessionBookings bookings, Attendees attendees) : LinkPage(db, links, SessionMessages.ManageAct)
{
    /// <summary>What they need, in place of what they said before.</summary>
    [BindProperty]
    public NeedsFields Fields { get; set; } = new();

    /// <summary>Whether the needs were noted.</summary>
    public bool AreNeedsNoted { get; private set; }

    /// <summary>Shows the buttons.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        await ReadAsync();
        return Page();
    }

    /// <summary>Takes a place that was offered; who has one keeps it.</summary>
    public async Task<IActionResult> OnPostTakeAsync() => await ReadAsync() ? Done(await bookings.AcceptAsync(BookingId)) : Page();

    /// <summary>Gives up place, offer or wait.</summary>
    public async Task<IActionResult> OnPostGiveUpAsync() => await ReadAsync() ? Done(await bookings.GiveUpAsync(BookingId)) : Page();

    /// <summary>Notes what they need.</summary>
    public async Task<IActionResult> OnPostNeedsAsync()
    {
        if (!await ReadAsync()) { return Page(); }
        var needs = Fields.Judge(ModelState, nameof(Fields));
        var booking = await Db.Bookings.SingleAsync(b => b.Id == BookingId, HttpContext.RequestAborted);
        if (needs is null || booking is not { RegistrationId: null, State: not BookingState.Cancelled }) { return Page(); }
        attendees.SetNeeds(booking, needs);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        AreNeedsNoted = true;
        return Page();
    }
}
