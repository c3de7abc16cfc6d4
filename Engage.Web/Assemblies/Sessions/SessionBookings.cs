using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>
/// Gives out the places of sessions. Every change of a session's places begins by raising the session's count of turns, which
/// makes its transaction the only one at that session until it ends: on both databases capacity cannot be exceeded.
/// </summary>
public sealed class SessionBookings(EngageDb db, Attendees attendees, SessionMessages messages, TimeProvider time)
{
    // Nobody's mailbox is to be filled by somebody else.
    private const int MostAsks = 3;

    /// <summary>How long after a session it is known who came from outside.</summary>
    public static readonly TimeSpan OutsidersKept = TimeSpan.FromDays(30);

    /// <summary>Books for a member of the assembly: a place, or the waiting list.</summary>
    /// <returns>Where the booking stands; null when nothing can be booked any more.</returns>
    public Task<BookingState?> BookAsync(string sessionId, Registration member) => InLineAsync(sessionId, async (session, turn) =>
    {
        var booking = await db.Bookings.SingleOrDefaultAsync(b => b.SessionId == sessionId && b.Person == member.Id);
        if (booking?.IsLive == true) { return booking.State; }
        booking ??= Add(new Booking { Id = NewId.Make(), SessionId = sessionId, Person = member.Id, RegistrationId = member.Id, AskedAt = time.GetUtcNow() });
        booking.AskedAt = time.GetUtcNow();
        return await TakeAsync(session, new Attendee(booking, member), turn);
    });

    /// <summary>Takes a booking from outside, to be confirmed from the person's mailbox: until then no place is held, and nobody learns whether the address was known.</summary>
    /// <returns>Whether the session can still be booked.</returns>
    public async Task<bool> AskAsync(string sessionId, string name, string email, ParticipantNeeds needs) => await InLineAsync(sessionId, async (session, _) =>
    {
        var person = attendees.PersonOf(email);
        var booking = await db.Bookings.SingleOrDefaultAsync(b => b.SessionId == sessionId && b.Person == person);
        // Somebody else who types the address must not change what its owner has booked.
        if (booking?.IsLive == true || booking is { State: BookingState.Unconfirmed, Steps: >= MostAsks }) { return booking.State; }
        booking ??= Add(new Booking { Id = NewId.Make(), SessionId = sessionId, Person = person, AskedAt = time.GetUtcNow() });
        booking.Ask(time.GetUtcNow());
        attendees.Introduce(booking, name, email);
        attendees.SetNeeds(booking, needs);
        await messages.AskToConfirmAsync(db, session, new Attendee(booking, null));
        return booking.State;
    }) is not null;

    /// <summary>Confirms a booking from outside: a place, or the waiting list.</summary>
    /// <returns>Where it stands; null when nothing can be booked any more.</returns>
    public Task<BookingState?> ConfirmAsync(string bookingId) => WithAsync(bookingId, async (session, turn, attendee) =>
        attendee.Booking.State == BookingState.Unconfirmed ? await TakeAsync(session, attendee, turn) : attendee.Booking.State);

    /// <summary>Takes a place that was offered.</summary>
    /// <returns>Where the booking stands; null when nothing can be booked any more.</returns>
    public Task<BookingState?> AcceptAsync(string bookingId) => WithAsync(bookingId, async (session, _, attendee) =>
    {
        if (attendee.Booking.State != BookingState.Offered) { return attendee.Booking.State; }
        if (IsLate(attendee.Booking)) { return await FreeAsync(session, attendee.Booking); }
        attendee.Booking.Seat();
        await messages.SeatedAsync(db, session, attendee);
        return attendee.Booking.State;
    });

    /// <summary>Gives up a place, an offer or a wait; a place that comes free goes to the next in line.</summary>
    /// <returns>Where the booking stands; null when the session has begun or does not take place.</returns>
    public Task<BookingState?> GiveUpAsync(string bookingId) => WithAsync(bookingId, async (session, _, attendee) =>
        attendee.Booking.State == BookingState.Cancelled ? BookingState.Cancelled : await FreeAsync(session, attendee.Booking));

    /// <summary>Gives up whatever somebody holds in sessions that have not begun, because they are no member any more. Within the caller's <see cref="EngageDb.WriteAsync"/> it is one with its cause.</summary>
    /// <param name="registrationId">Their registration.</param>
    public async Task LeaveAsync(string registrationId, CancellationToken cancellationToken)
    {
        var held = db.Bookings.Where(b => b.RegistrationId == registrationId && b.ArrivedAt == null && (b.State == BookingState.Booked || b.State == BookingState.Waiting || b.State == BookingState.Offered));
        foreach (var id in await held.Select(b => b.Id).ToListAsync(cancellationToken)) { await GiveUpAsync(id); }
    }

    /// <summary>Offers what is free, such as after the session got more places.</summary>
    public Task FillAsync(string sessionId) => InLineAsync(sessionId, async (session, _) =>
    {
        await FillAsync(session);
        return BookingState.Waiting;
    });

    /// <summary>Passes on the places of those who did not answer in time or are members no more, and whatever else is free.</summary>
    /// <returns>How many offers lapsed.</returns>
    public async Task<int> LapseAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var gone = await (from b in db.Bookings join r in db.Registrations on b.RegistrationId equals r.Id where r.Seat != SeatState.Confirmed && b.ArrivedAt == null && (b.State == BookingState.Booked || b.State == BookingState.Waiting || b.State == BookingState.Offered) select b.Id).ToListAsync(cancellationToken);
        foreach (var id in gone) { await GiveUpAsync(id); }
        var late = await db.Bookings.AsNoTracking().Where(b => b.State == BookingState.Offered && b.OfferedUntil <= now).Select(b => b.Id).ToListAsync(cancellationToken);
        foreach (var id in late)
        {
            await WithAsync(id, async (session, _, attendee) => IsLate(attendee.Booking) ? await FreeAsync(session, attendee.Booking) : attendee.Booking.State, isOpen: _ => true);
        }
        foreach (var id in await db.Bookings.Where(b => b.State == BookingState.Waiting).Select(b => b.SessionId).Distinct().ToListAsync(cancellationToken)) { await FillAsync(id); }
        return late.Count;
    }

    /// <summary>Deletes who came from outside, thirty days after their session, and whatever was sent to them.</summary>
    /// <returns>How many people were forgotten.</returns>
    public async Task<int> ForgetOutsidersAsync(CancellationToken cancellationToken)
    {
        // On the session's own clocks, which differ from the world's by hours: a day more makes sure of all of them.
        var before = (time.GetUtcNow() - OutsidersKept).UtcDateTime.AddDays(-1);
        var forgotten = 0;
        await db.WriteAsync(
            async _ =>
            {
                var old = await (from b in db.Bookings join s in db.Sessions on b.SessionId equals s.Id where b.Email != null && s.EndsAt < before select b).ToListAsync(cancellationToken);
                foreach (var booking in old)
                {
                    await Outbox.EraseAsync(db, booking.Id, cancellationToken);
                    booking.Forget();
                }
                forgotten = old.Count;
            },
            cancellationToken);
        return forgotten;
    }

    /// <summary>Raises the count of turns of a session within the caller's <see cref="EngageDb.WriteAsync"/>: until it ends, nobody else changes its places.</summary>
    internal static Task StandInLineAsync(EngageDb db, string sessionId) =>
        db.Sessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastTurn, x => x.LastTurn + 1));

    private Task<BookingState?> WithAsync(string bookingId, Func<Session, long, Attendee, Task<BookingState>> work, Func<Session, bool>? isOpen = null) =>
        LineOfAsync(bookingId, isOpen, async (session, turn) =>
        {
            var booking = await db.Bookings.SingleAsync(b => b.Id == bookingId);
            // What this context read before it stood in line may be stale.
            await db.Entry(booking).ReloadAsync();
            var member = booking.RegistrationId is { } id ? await db.Registrations.SingleAsync(r => r.Id == id) : null;
            return await work(session, turn, new Attendee(booking, member));
        });

    private async Task<BookingState?> LineOfAsync(string bookingId, Func<Session, bool>? isOpen, Func<Session, long, Task<BookingState>> work) =>
        await db.Bookings.Where(b => b.Id == bookingId).Select(b => b.SessionId).SingleOrDefaultAsync() is { } sessionId ? await InLineAsync(sessionId, work, isOpen) : null;

    private async Task<BookingState?> InLineAsync(string sessionId, Func<Session, long, Task<BookingState>> work, Func<Session, bool>? isOpen = null)
    {
        BookingState? outcome = null;
        await db.WriteAsync(async _ =>
        {
            await StandInLineAsync(db, sessionId);
            var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == sessionId);
            if (isOpen?.Invoke(session) ?? session.IsOpenAt(time.GetUtcNow())) { outcome = await work(session, session.LastTurn); }
        });
        return outcome;
    }

    private bool IsLate(Booking booking) => booking is { State: BookingState.Offered } && booking.OfferedUntil <= time.GetUtcNow();

    private async Task<BookingState> FreeAsync(Session session, Booking booking)
    {
        booking.Cancel();
        await messages.GaveUpAsync(db, session, booking);
        if (session.IsOpenAt(time.GetUtcNow())) { await FillAsync(session); }
        return booking.State;
    }

    private Booking Add(Booking booking)
    {
        db.Bookings.Add(booking);
        return booking;
    }

    private async Task<BookingState> TakeAsync(Session session, Attendee attendee, long turn)
    {
        var held = await db.Bookings.CountAsync(b => b.SessionId == session.Id && (b.State == BookingState.Booked || b.State == BookingState.Offered));
        var isSomebodyWaiting = await db.Bookings.AnyAsync(b => b.SessionId == session.Id && b.State == BookingState.Waiting);
        if (held < session.Capacity && !isSomebodyWaiting)
        {
            attendee.Booking.Seat(turn);
            await messages.SeatedAsync(db, session, attendee);
        }
        else
        {
            attendee.Booking.Wait(turn);
            await messages.WaitingAsync(db, session, attendee);
        }
        return attendee.Booking.State;
    }

    private async Task FillAsync(Session session)
    {
        await db.SaveChangesAsync();
        var everybody = await Attendees.OfAsync(db, session.Id, isToChange: true);
        var assembly = await db.Assemblies.AsNoTracking().SingleAsync(a => a.Id == session.AssemblyId);
        List<Attendee> seated = [.. everybody.Where(a => a.Booking.HoldsPlace)], waiting = [.. everybody.Where(a => a.Booking.State == BookingState.Waiting)];
        while (seated.Count < session.Capacity && WaitingList.Next(waiting.Select(InLine), [.. seated.Select(InLine)], assembly.Targets, assembly.PanelSize, session.Capacity) is { } next)
        {
            var chosen = waiting.Single(a => a.Booking.Id == next);
            chosen.Booking.Offer(OfferRule.Until(time.GetUtcNow(), session.Start));
            await messages.OfferedAsync(db, session, chosen);
            waiting.Remove(chosen);
            seated.Add(chosen);
        }
    }

    private static InLine InLine(Attendee attendee) =>
        new(attendee.Booking.Id, attendee.Booking.Turn, attendee.Member is { } member ? FeatureAnswers.FromJson(member.FeaturesJson) : null);
}
