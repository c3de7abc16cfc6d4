using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Sessions;

/// <summary>Where the code on a ticket leads: staff see whose it is and check them in.</summary>
[Authorize(Permissions.RunSessions)]
public sealed class CheckInModel(EngageDb db, SessionDesk desk, Attendees attendees, TimeProvider time) : RunPageModel(db, time)
{
    /// <summary>The booking's id, from the address.</summary>
    [FromRoute(Name = "booking")]
    public string BookingId { get; init; } = "";

    /// <summary>Whose ticket it is.</summary>
    public Attendee Attendee { get; private set; } = null!;

    /// <summary>Their name.</summary>
    public string Name => attendees.NameOf(Attendee);

    /// <summary>Their table; null when no plan says.</summary>
    public int? Table { get; private set; }

    /// <summary>Shows whose ticket it is.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindTicketAsync() ? Page() : NotFound();

    /// <summary>Checks them in.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindTicketAsync() || Session.IsCancelled || Attendee.Booking.State != BookingState.Booked) { return NotFound(); }
        var name = Name;
        await desk.ArriveAsync(Session, BookingId, Actor);
        return Done(Here, $"{name} is checked in{(Table is { } table ? $", table {table}" : "")}.");
    }

    private async Task<bool> FindTicketAsync()
    {
        if (!await FindAsync() || (await Attendees.OfAsync(Db, Session.Id, cancellationToken: HttpContext.RequestAborted)).FirstOrDefault(a => a.Booking.Id == BookingId) is not { } attendee) { return false; }
        Attendee = attendee;
        Table = attendee.Member is { } member && (await PlanAsync())?.SeatsOf(Session.Id).TryGetValue(member.Id, out var table) == true ? table : null;
        return true;
    }
}
