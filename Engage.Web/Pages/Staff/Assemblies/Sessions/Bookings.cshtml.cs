using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Sessions;

/// <summary>Who comes to a session, and booking or giving up for those who ring.</summary>
[Authorize(Permissions.SeeParticipants)]
public sealed class BookingsModel(EngageDb db, SessionBookings bookings, Attendees attendees, AuditTrail audit, TimeProvider time) : SessionPageModel(db, time)
{
    /// <summary>A member to book for.</summary>
    [BindProperty]
    public string? MemberId { get; set; }

    /// <summary>Those who have booked, in the order of asking, with their names.</summary>
    public IReadOnlyList<(Attendee Attendee, string Name, bool HasEmail)> Rows { get; private set; } = [];

    /// <summary>The members who have not.</summary>
    public IReadOnlyList<(Registration Member, string Name)> Others { get; private set; } = [];

    /// <summary>The members who have not, as choices.</summary>
    public IEnumerable<ChoiceItem> Choices => [new("", "Choose a member"), .. Others.Select(o => new ChoiceItem(o.Member.Id, o.Name))];

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAllAsync() ? Page() : NotFound();

    /// <summary>Books for a member.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAllAsync()) { return NotFound(); }
        if (Others.FirstOrDefault(o => o.Member.Id == MemberId).Member is not { } member) { return Wrong(nameof(MemberId), "Choose a member"); }
        var state = await bookings.BookAsync(Session.Id, member);
        if (state is not null) { await NoteAsync("booked-for-member", Session.Subject); }
        return Done($"{Here}/bookings", state switch { null => "The session can no longer be booked.", BookingState.Waiting => "The session is full. The member is on the waiting list.", _ => "The place is booked." });
    }

    /// <summary>Gives up for somebody.</summary>
    public async Task<IActionResult> OnPostGiveUpAsync(string? booking)
    {
        if (!await FindAllAsync()) { return NotFound(); }
        if (Rows.FirstOrDefault(r => r.Attendee.Booking.Id == booking).Attendee is not { } found) { return NotFound(); }
        var state = await bookings.GiveUpAsync(found.Booking.Id);
        if (state is not null) { await NoteAsync("booking-given-up", $"booking:{found.Booking.Id}"); }
        return Done($"{Here}/bookings", state is null ? "The session has begun or does not take place: bookings stay as they are." : "The place is given up. If somebody waits, they have been offered it.");
    }

    private Task<int> NoteAsync(string act, string subject)
    {
        audit.Record(Db, Actor, act, subject);
        return Db.SaveChangesAsync(HttpContext.RequestAborted);
    }

    private async Task<bool> FindAllAsync()
    {
        if (!await FindSessionAsync()) { return false; }
        Rows = [.. (await Attendees.OfAsync(Db, Session.Id, cancellationToken: HttpContext.RequestAborted)).Select(a => (a, attendees.NameOf(a), attendees.EmailOf(a) is not null))];
        var booked = Rows.Select(r => r.Attendee.Booking.RegistrationId).ToHashSet(StringComparer.Ordinal);
        Others = [.. (await attendees.MembersAsync(Db, Assembly.Id, HttpContext.RequestAborted)).Where(m => !booked.Contains(m.Member.Id))];
        return true;
    }
}
