using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security.SecondFactor;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.My.Sessions;

/// <summary>A member's ticket: a code that staff scan at the door. It names the booking and nothing of the person, and opens only for staff who are signed in.</summary>
public sealed class TicketModel(EngageDb db, MailSettings mail, TimeProvider time) : MyPageModel(db, time)
{
    /// <summary>The session's id, from the address.</summary>
    [FromRoute(Name = "session")]
    public string SessionId { get; init; } = "";

    /// <summary>The session.</summary>
    public Session Session { get; private set; } = null!;

    /// <summary>The code.</summary>
    public HtmlString Code { get; private set; } = HtmlString.Empty;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var stop = HttpContext.RequestAborted;
        if (await Db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.SessionId == SessionId && b.RegistrationId == Me.Id && b.State == BookingState.Booked, stop) is not { } booking) { return NotFound(); }
        Session = await Db.Sessions.AsNoTracking().SingleAsync(s => s.Id == SessionId, stop);
        var site = mail.SiteAddress?.GetLeftPart(UriPartial.Authority) ?? $"{Request.Scheme}://{Request.Host}";
        Code = QrCode.Draw($"{site}/staff/sessions/{SessionId}/check-in/{booking.Id}", "The code of your ticket");
        return Page();
    }
}
