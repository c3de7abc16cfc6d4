using Engage.Domain;
using Engage.Domain.Assemblies.Sessions;
using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Mail;
using Engage.Web.Security.Links;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>Queues what people are told about their sessions, each in the transaction of its cause. Whoever has no e-mail address is told by the office.</summary>
public sealed class SessionMessages(Outbox outbox, Attendees attendees, ActLinks links, MailSettings mail, TimeProvider time)
{
    /// <summary>The act of a link by which a booking is changed or given up.</summary>
    public const string ManageAct = "session-booking";

    /// <summary>The act of a link by which an e-mail address is confirmed.</summary>
    public const string ConfirmAct = "session-confirm";

    /// <summary>How long somebody from outside has to confirm their address.</summary>
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromDays(2);

    /// <summary>Asks somebody from outside to confirm their address.</summary>
    public Task AskToConfirmAsync(EngageDb db, Session session, Attendee attendee)
    {
        var until = Earlier(time.GetUtcNow() + ConfirmWithin, session.Start);
        var link = $"/sessions/confirm/{links.Make(ConfirmAct, attendee.Booking.Id, session.Subject, until)}";
        return SendAsync(db, MessageKind.ConfirmAddress, session, attendee, Step(attendee), new(StringComparer.Ordinal) { ["survey"] = session.Title, ["link"] = link, ["until"] = Wording.Moment(until, session.Zone) }, until);
    }

    /// <summary>Says that a place is theirs, with an entry for the calendar, and queues the reminders.</summary>
    public async Task SeatedAsync(EngageDb db, Session session, Attendee attendee)
    {
        await SendAsync(db, MessageKind.SessionPlace, session, attendee, Step(attendee), Place(session, attendee), session.Start, Entry(session));
        await RemindAsync(db, session, attendee);
    }

    /// <summary>Says that they are on the waiting list.</summary>
    public Task WaitingAsync(EngageDb db, Session session, Attendee attendee) =>
        SendAsync(db, MessageKind.SessionWaitingList, session, attendee, Step(attendee), Values(session, attendee, hasPlace: false), session.Start);

    /// <summary>Offers a place that came free.</summary>
    public Task OfferedAsync(EngageDb db, Session session, Attendee attendee)
    {
        var values = Values(session, attendee);
        values["until"] = Wording.Moment(attendee.Booking.OfferedUntil!.Value, session.Zone);
        return SendAsync(db, MessageKind.PlaceOffered, session, attendee, Step(attendee), values, attendee.Booking.OfferedUntil);
    }

    /// <summary>Takes back what was queued for somebody who gave up.</summary>
    public async Task GaveUpAsync(EngageDb db, Session session, Booking booking)
    {
        foreach (var kind in new[] { MessageKind.SessionReminder, MessageKind.PlaceOffered, MessageKind.SessionWaitingList, MessageKind.SessionPlace })
        {
            await outbox.CancelAsync(db, kind, session.Subject, booking.Recipient);
        }
    }

    /// <summary>Tells everybody of a new time or place: reminders of the old one are taken back.</summary>
    public async Task ChangedAsync(EngageDb db, Session session, IReadOnlyList<Attendee> everybody)
    {
        await outbox.CancelAsync(db, MessageKind.SessionReminder, session.Subject);
        foreach (var attendee in everybody)
        {
            await SendAsync(db, MessageKind.SessionChanged, session, attendee, Version(session), Place(session, attendee), session.Start, attendee.Booking.State == BookingState.Booked ? Entry(session) : null);
            if (attendee.Booking.State == BookingState.Booked) { await RemindAsync(db, session, attendee); }
        }
    }

    /// <summary>Tells everybody that the session does not take place.</summary>
    public async Task CancelledAsync(EngageDb db, Session session, IReadOnlyList<Attendee> everybody)
    {
        foreach (var kind in new[] { MessageKind.SessionReminder, MessageKind.PlaceOffered, MessageKind.SessionWaitingList, MessageKind.SessionPlace, MessageKind.SessionChanged })
        {
            await outbox.CancelAsync(db, kind, session.Subject);
        }
        foreach (var attendee in everybody)
        {
            Dictionary<string, string> values = new(StringComparer.Ordinal) { ["session"] = session.Title, ["when"] = SessionWords.When(session), ["detail"] = session.CancelledBecause ?? "" };
            await SendAsync(db, MessageKind.SessionCancelled, session, attendee, Version(session), values, null, attendee.Booking.State == BookingState.Booked ? Entry(session) : null);
        }
    }

    /// <summary>Says that there is something to read.</summary>
    /// <param name="newest">The newest paper: told once.</param>
    public Task PapersAsync(EngageDb db, Session session, Attendee attendee, Paper newest) =>
        SendAsync(db, MessageKind.PapersAvailable, session, attendee, newest.Id, new(StringComparer.Ordinal) { ["session"] = session.Title, ["link"] = Page(session, attendee) }, session.End);

    /// <summary>The session as calendars know it.</summary>
    public CalendarEvent Entry(Session session) => new(
        $"session-{session.Id}@{mail.MessageIdDomain}", session.Sequence, session.StartsAt, session.EndsAt, session.TimeZone, session.Title,
        SessionWords.Where(session), SessionWords.Line(session.AccessNotes), $"/sessions/{session.Id}.ics", session.IsCancelled);

    private static string Step(Attendee attendee) => Digits(attendee.Booking.Steps);

    private static string Version(Session session) => $"version:{Digits(session.Sequence)}";

    private static string Digits(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static string Page(Session session, Attendee attendee) => attendee.Booking.RegistrationId is { } id ? $"/my/{id}/sessions" : $"/sessions/{session.Id}";

    private async Task RemindAsync(EngageDb db, Session session, Attendee attendee)
    {
        foreach (var reminder in ReminderRule.Of(session.StartsAt, session.Zone, time.GetUtcNow()))
        {
            await SendAsync(db, MessageKind.SessionReminder, session, attendee, $"{reminder.Slot}:{Digits(session.Sequence)}", Place(session, attendee), reminder.ExpiresAt, notBefore: reminder.At);
        }
    }

    private Dictionary<string, string> Values(Session session, Attendee attendee, bool hasPlace = true)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["session"] = session.Title,
            ["when"] = SessionWords.When(session),
            ["link"] = $"/sessions/booking/{links.Make(ManageAct, attendee.Booking.Id, session.Subject, session.Start)}",
        };
        if (hasPlace) { values["where"] = SessionWords.Where(session); }
        return values;
    }

    // The link to join goes to those who have a place, in their message; it is never on a page anybody can open.
    private Dictionary<string, string> Place(Session session, Attendee attendee)
    {
        var values = Values(session, attendee);
        values["detail"] = attendee.Booking.State == BookingState.Booked && session.OnlineLink is { } link ? $"Join online at {link}" : "";
        return values;
    }

    private async Task SendAsync(
        EngageDb db, MessageKind kind, Session session, Attendee attendee, string slot, Dictionary<string, string> values, DateTimeOffset? expires, CalendarEvent? calendar = null, DateTimeOffset? notBefore = null)
    {
        if (attendees.EmailOf(attendee) is not { } address) { return; }
        await outbox.QueueAsync(db, new MessageRequest(kind, session.Subject, attendee.Booking.Recipient, slot, address, attendees.NameOf(attendee), values, notBefore, expires, calendar));
    }
}
