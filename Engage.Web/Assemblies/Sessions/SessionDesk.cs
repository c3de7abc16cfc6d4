using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Expenses;
using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>What happens at the door of a session: who arrived, who left, and the honorarium that an arrival brings about.</summary>
public sealed class SessionDesk(EngageDb db, AuditTrail audit, TimeProvider time)
{
    /// <summary>Notes that somebody who has booked is there.</summary>
    public Task ArriveAsync(Session session, string bookingId, string actor) =>
        ChangeAsync(session, "arrived", actor, async () => await db.Bookings.SingleAsync(b => b.Id == bookingId && b.SessionId == session.Id), booking => ArriveAsync(session, booking, actor));

    /// <summary>Notes that a member is there who has not booked: they have a place from then on.</summary>
    public Task ArriveUnbookedAsync(Session session, Registration member, string actor) => ChangeAsync(
        session,
        "arrived",
        actor,
        async () =>
        {
            var booking = await db.Bookings.SingleOrDefaultAsync(b => b.SessionId == session.Id && b.Person == member.Id);
            if (booking is null)
            {
                booking = new Booking { Id = NewId.Make(), SessionId = session.Id, Person = member.Id, RegistrationId = member.Id, AskedAt = time.GetUtcNow() };
                db.Bookings.Add(booking);
            }
            return booking;
        },
        booking => ArriveAsync(session, booking, actor));

    /// <summary>Notes that somebody left before the end.</summary>
    public Task LeaveAsync(Session session, string bookingId, string actor) =>
        ChangeAsync(session, "left-early", actor, async () => await db.Bookings.SingleAsync(b => b.Id == bookingId && b.SessionId == session.Id), booking =>
        {
            if (booking.ArrivedAt is not null) { booking.Leave(time.GetUtcNow()); }
            return Task.CompletedTask;
        });

    /// <summary>Takes back an arrival noted by mistake, and the honorarium nobody has decided on.</summary>
    public Task UndoAsync(Session session, string bookingId, string actor) =>
        ChangeAsync(session, "arrival-undone", actor, async () => await db.Bookings.SingleAsync(b => b.Id == bookingId && b.SessionId == session.Id), async booking =>
        {
            booking.UndoArrival();
            await db.Claims.Where(c => c.SessionId == session.Id && c.RegistrationId == booking.RegistrationId && c.RegistrationId != null && c.Kind == ClaimKind.Honorarium && c.State == ClaimState.Submitted).ExecuteDeleteAsync();
        });

    private Task ChangeAsync(Session session, string act, string actor, Func<Task<Booking>> find, Func<Booking, Task> change) => db.WriteAsync(async _ =>
    {
        // One at a time: two people at two doors may press for the same person.
        await SessionBookings.StandInLineAsync(db, session.Id);
        var booking = await find();
        if (db.Entry(booking).State != EntityState.Added) { await db.Entry(booking).ReloadAsync(); }
        await change(booking);
        audit.Record(db, actor, act, $"booking:{booking.Id}");
    });

    private async Task ArriveAsync(Session session, Booking booking, string actor)
    {
        booking.Arrive(time.GetUtcNow());
        if (booking.RegistrationId is not { } member) { return; }
        var pence = await db.Assemblies.Where(a => a.Id == session.AssemblyId).Select(a => a.HonorariumPence).SingleAsync();
        if (pence == 0 || await db.Claims.AnyAsync(c => c.SessionId == session.Id && c.RegistrationId == member && c.Kind == ClaimKind.Honorarium)) { return; }
        db.Claims.Add(new Claim { Id = NewId.Make(), AssemblyId = session.AssemblyId, SessionId = session.Id, Kind = ClaimKind.Honorarium, Pence = pence, EnteredBy = actor, EnteredAt = time.GetUtcNow() }.For(member));
    }
}
