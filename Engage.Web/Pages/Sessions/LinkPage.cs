using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Sessions;

/// <summary>
/// What the pages share to which mailed links lead. Mail scanners open every link: nothing changes on GET, and nothing of the
/// person is shown before they press a button.
/// </summary>
public abstract class LinkPage(EngageDb db, ActLinks links, string act) : PageModel
{
    /// <summary>The link's token, from the address.</summary>
    [FromRoute(Name = "token")]
    public string Token { get; init; } = "";

    /// <summary>The session the link is about; null when the link is none of ours or out of time.</summary>
    public Session? Session { get; private set; }

    /// <summary>What came of it; null before anything was done.</summary>
    public BookingState? Outcome { get; protected set; }

    /// <summary>Whether something was done or refused.</summary>
    public bool IsDone { get; protected set; }

    /// <summary>The booking of the link.</summary>
    protected string BookingId { get; private set; } = "";

    /// <summary>The database.</summary>
    protected EngageDb Db => db;

    /// <summary>Reads the link.</summary>
    protected async Task<bool> ReadAsync()
    {
        // The address is a secret: it must not go on to the next site.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (links.Read(act, Token) is not { } link) { return false; }
        var booking = await db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.Id == link.Person, HttpContext.RequestAborted);
        if (booking is null || $"session:{booking.SessionId}" != link.Subject) { return false; }
        (BookingId, Session) = (booking.Id, await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == booking.SessionId, HttpContext.RequestAborted));
        return true;
    }

    /// <summary>Notes what came of it.</summary>
    protected PageResult Done(BookingState? outcome)
    {
        (Outcome, IsDone) = (outcome, true);
        return Page();
    }
}
