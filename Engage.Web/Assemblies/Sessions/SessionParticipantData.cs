using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Expenses;
using Engage.Web.Data;
using Engage.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>What is kept of a participant's sessions and money, and what of it is taken away.</summary>
public sealed class SessionParticipantData(Attendees attendees, SessionMessages messages, TimeProvider time) : IParticipantData
{
    private const string Part = "Sessions", Money = "Expenses";

    public async Task<IReadOnlyList<ParticipantFact>> ReadAsync(EngageDb db, Registration person, CancellationToken cancellationToken)
    {
        var bookings = await (from b in db.Bookings.AsNoTracking() join s in db.Sessions on b.SessionId equals s.Id where b.RegistrationId == person.Id orderby s.StartsAt select new { b, s }).ToListAsync(cancellationToken);
        var claims = await db.Claims.AsNoTracking().Where(c => c.RegistrationId == person.Id).OrderBy(c => c.EnteredAt).ToListAsync(cancellationToken);
        var plan = await db.SeatPlans.AsNoTracking().Where(p => p.AssemblyId == person.AssemblyId).OrderByDescending(p => p.MadeAt).FirstOrDefaultAsync(cancellationToken);
        List<ParticipantFact> facts = [];
        foreach (var x in bookings)
        {
            facts.Add(new ParticipantFact(Part, x.s.Title, $"{SessionWords.When(x.s)}: {SessionWords.Tag(x.b.State).Words}, asked for on {Wording.Moment(x.b.AskedAt, x.s.Zone)}"));
            if (x.b.ArrivedAt is { } arrived) { facts.Add(new ParticipantFact(Part, $"{x.s.Title}: arrived", Wording.Moment(arrived, x.s.Zone))); }
            if (x.b.LeftAt is { } left) { facts.Add(new ParticipantFact(Part, $"{x.s.Title}: left early", Wording.Moment(left, x.s.Zone))); }
            if (plan?.SeatsOf(x.s.Id).TryGetValue(person.Id, out var table) == true) { facts.Add(new ParticipantFact(Part, $"{x.s.Title}: table", table.ToString(System.Globalization.CultureInfo.InvariantCulture))); }
        }
        facts.AddRange(claims.Select(c => new ParticipantFact(Money, ClaimWords.Name(c.Kind), string.Join(", ", new[] { ClaimWords.Amount(c.Pence), ClaimWords.Tag(c.State).Words, attendees.OpenNote(c.Note), c.Reason }.Where(t => !string.IsNullOrEmpty(t))))));
        return facts;
    }

    public async Task EraseAsync(EngageDb db, Registration person, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var bookings = await db.Bookings.Where(b => b.RegistrationId == person.Id).ToListAsync(cancellationToken);
        foreach (var booking in bookings.Where(b => b.IsLive))
        {
            var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == booking.SessionId, cancellationToken);
            if (!session.IsOpenAt(now)) { continue; }
            booking.Cancel();
            await messages.GaveUpAsync(db, session, booking);
        }
        foreach (var plan in await db.SeatPlans.Where(p => p.AssemblyId == person.AssemblyId).ToListAsync(cancellationToken)) { plan.Forget(person.Id); }

        // What finance has is kept for the books without the person; what it has not goes: it cannot be paid to nobody.
        var claims = await db.Claims.Where(c => c.RegistrationId == person.Id).ToListAsync(cancellationToken);
        db.Claims.RemoveRange(claims.Where(c => c.State != ClaimState.Exported));
        foreach (var claim in claims.Where(c => c.State == ClaimState.Exported)) { claim.Forget(); }
        await Outbox.EraseAsync(db, person.Id, cancellationToken);
    }
}
