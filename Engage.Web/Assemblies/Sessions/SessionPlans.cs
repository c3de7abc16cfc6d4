using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>Changes to a session that people have to hear of: each saved together with the messages that tell them.</summary>
public sealed class SessionPlans(EngageDb db, SessionMessages messages, SessionBookings bookings, AuditTrail audit, TimeProvider time)
{
    /// <summary>Saves what was changed in a session, which the context tracks.</summary>
    /// <param name="isElsewhere">Whether time or place changed: then everybody who has booked is told, with the next version of the entry for their calendars.</param>
    public async Task SaveAsync(Session session, bool isElsewhere, string actor)
    {
        await db.WriteAsync(async _ =>
        {
            await SessionBookings.StandInLineAsync(db, session.Id);
            audit.Record(db, actor, isElsewhere ? "session-moved" : "session-changed", session.Subject);
            await db.SaveChangesAsync();
            if (isElsewhere && session.IsOpenAt(time.GetUtcNow())) { await messages.ChangedAsync(db, session, await Attendees.OfAsync(db, session.Id)); }
        });
        await bookings.FillAsync(session.Id);
    }

    /// <summary>Cancels a session and tells everybody who has booked.</summary>
    public Task CancelAsync(Session session, string reason, string actor) => db.WriteAsync(async _ =>
    {
        await SessionBookings.StandInLineAsync(db, session.Id);
        session.Cancel(reason);
        audit.Record(db, actor, "session-cancelled", session.Subject, reason);
        await db.SaveChangesAsync();
        await messages.CancelledAsync(db, session, await Attendees.OfAsync(db, session.Id));
    });

    /// <summary>Tells everybody who has booked that there are papers.</summary>
    public Task TellOfPapersAsync(Session session, Paper newest, string actor) => db.WriteAsync(async _ =>
    {
        audit.Record(db, actor, "papers-announced", session.Subject);
        foreach (var attendee in await Attendees.OfAsync(db, session.Id)) { await messages.PapersAsync(db, session, attendee, newest); }
    });
}
