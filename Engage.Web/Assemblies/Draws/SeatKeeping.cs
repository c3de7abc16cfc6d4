using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Draws;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Draws;

/// <summary>
/// What happens to seats after a draw: they are offered, taken, given up, or lapse, and alternates step in by the rule of
/// the draw. Runs within the caller's WriteAsync or its own.
/// </summary>
public sealed class SeatKeeping(EngageDb db, SeatMessages messages, SessionBookings bookings, AuditTrail audit, TimeProvider time)
{
    /// <summary>Offers the seats of a draw and tells everybody what the draw meant for them.</summary>
    public async Task SeatAsync(Assembly assembly, PanelDraw draw, LotteryDocument lottery, DrawRecord record, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var programme = await ProgrammeAsync(assembly, cancellationToken);
        var people = await db.Registrations.Where(r => r.AssemblyId == assembly.Id).ToDictionaryAsync(r => r.Pseudonym, StringComparer.Ordinal, cancellationToken);
        await SupersedeAsync(assembly, record, people, now, cancellationToken);
        var answerBy = AnswerBy(programme, draw, now);
        for (var i = 0; i < record.Members.Count; i++)
        {
            var (person, offer) = (people[record.Members[i]], Offer(draw, people[record.Members[i]], DrawnAs.Member, i));
            // Who withdrew between the lottery and the draw has no seat to be offered.
            if (person.State == RegistrationState.InPool) { await OfferAsync(programme, assembly, offer, person, answerBy, cancellationToken); }
            else { offer.Decline(null, now); person.SeatTo(SeatState.Declined, now); }
        }
        for (var i = 0; i < record.Alternates.Count; i++)
        {
            var (person, offer) = (people[record.Alternates[i]], Offer(draw, people[record.Alternates[i]], DrawnAs.Alternate, i));
            if (person.State != RegistrationState.InPool) { offer.Decline(null, now); continue; }
            person.SeatTo(SeatState.Alternate, now);
            messages.QueueAlternate(assembly, offer, person);
        }
        foreach (var person in lottery.People.Select(p => people[p.Pseudonym]).Where(p => p is { State: RegistrationState.InPool, Seat: SeatState.Undrawn }))
        {
            person.SeatTo(SeatState.NotSelected, now);
            messages.QueueNotSelected(assembly, draw, person);
        }
        await db.SaveChangesAsync(cancellationToken);
        await FillAsync(assembly, cancellationToken);
    }

    /// <summary>The person takes the seat.</summary>
    /// <param name="keyedBy">The officer who keys it in; null for the person.</param>
    /// <returns>False when the seat is no longer theirs.</returns>
    public async Task<bool> ConfirmAsync(Assembly assembly, SeatOffer offer, string? keyedBy, CancellationToken cancellationToken)
    {
        var person = await PersonAsync(offer, cancellationToken);
        var now = time.GetUtcNow();
        if (person.State != RegistrationState.InPool || !offer.Confirm(keyedBy, now)) { return false; }
        person.SeatTo(SeatState.Confirmed, now);
        Note(assembly, offer, "seat-confirmed", keyedBy);
        await messages.CancelReminderAsync(offer, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The person does not want the seat, gives it up, or no longer stands by; an alternate steps in.</summary>
    /// <returns>False when there was nothing to give up.</returns>
    public async Task<bool> DeclineAsync(Assembly assembly, SeatOffer offer, string? keyedBy, CancellationToken cancellationToken)
    {
        var person = await PersonAsync(offer, cancellationToken);
        var now = time.GetUtcNow();
        var held = offer.State;
        if (!offer.Decline(keyedBy, now)) { return false; }
        if (held == OfferState.Declined) { return true; }
        person.SeatTo(held == OfferState.Confirmed ? SeatState.GivenUp : SeatState.Declined, now);
        Note(assembly, offer, held == OfferState.Confirmed ? "seat-given-up" : "seat-declined", keyedBy);
        await messages.CancelReminderAsync(offer, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await bookings.LeaveAsync(person.Id, cancellationToken);
        await FillAsync(assembly, cancellationToken);
        return true;
    }

    /// <summary>Takes back what nobody answered in time and what people who withdrew held, and lets alternates step in.</summary>
    public async Task LookAfterAsync(Assembly assembly, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var held = await db.SeatOffers.Where(o => o.AssemblyId == assembly.Id && (o.State == OfferState.Offered || o.State == OfferState.Confirmed || o.State == OfferState.Waiting))
            .Join(db.Registrations, o => o.RegistrationId, r => r.Id, (offer, person) => new { Offer = offer, Person = person }).ToListAsync(cancellationToken);
        foreach (var seat in held)
        {
            if (seat.Person.State != RegistrationState.InPool)
            {
                seat.Offer.Decline(null, now);
                await messages.CancelReminderAsync(seat.Offer, cancellationToken);
            }
            else if (seat.Offer.LapseIfDue(now)) { seat.Person.SeatTo(SeatState.Declined, now); }
        }
        await db.SaveChangesAsync(cancellationToken);
        await FillAsync(assembly, cancellationToken);
    }

    /// <summary>Until when people answer: the end of the day so many days from now.</summary>
    public static DateTimeOffset AnswerBy(AssemblyProgramme programme, PanelDraw draw, DateTimeOffset now) =>
        WallClock.Instant(WallClock.Day(now, programme.Zone).AddDays(draw.AnswerDays + 1).ToDateTime(TimeOnly.MinValue), programme.Zone);

    /// <summary>Offers empty seats to alternates. While a replacement draw goes on nobody steps in: it has counted the empty seats.</summary>
    private async Task FillAsync(Assembly assembly, CancellationToken cancellationToken)
    {
        var draws = await db.PanelDraws.Where(d => d.AssemblyId == assembly.Id && d.State != DrawState.Abandoned).OrderBy(d => d.Number).ToListAsync(cancellationToken);
        if (draws.Count == 0 || draws.Exists(d => d.State != DrawState.Drawn)) { return; }
        var offers = await db.SeatOffers.Where(o => o.AssemblyId == assembly.Id).ToListAsync(cancellationToken);
        var empty = assembly.PanelSize - offers.Count(o => o.HoldsSeat);
        if (empty <= 0 || !offers.Exists(o => o.State == OfferState.Waiting)) { return; }

        var programme = await ProgrammeAsync(assembly, cancellationToken);
        var people = await db.Registrations.Where(r => r.AssemblyId == assembly.Id && r.State == RegistrationState.InPool).ToListAsync(cancellationToken);
        var (pool, _) = SelectionPool.Of(assembly.Targets, people);
        // Only who can be drawn counts and can step in: an answer that the quotas need may be missing since.
        var complete = pool.Members.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var known = people.Where(p => complete.Contains(p.Pseudonym)).ToDictionary(p => p.Id, StringComparer.Ordinal);
        var numbers = draws.ToDictionary(d => d.Id, StringComparer.Ordinal);
        for (; empty > 0; empty--)
        {
            var seated = offers.Where(o => o.HoldsSeat && known.ContainsKey(o.RegistrationId)).Select(o => known[o.RegistrationId].Pseudonym).ToList();
            var waiting = offers.Where(o => o.State == OfferState.Waiting && known.ContainsKey(o.RegistrationId)).OrderBy(o => numbers[o.DrawId].Number).ThenBy(o => o.Order).ToList();
            var next = Succession.Next(pool, seated, [.. waiting.Select(o => known[o.RegistrationId].Pseudonym)], draws[^1].StepIn);
            if (waiting.Find(o => known[o.RegistrationId].Pseudonym == next) is not { } offer) { break; }
            await OfferAsync(programme, assembly, offer, known[offer.RegistrationId], AnswerBy(programme, draws[^1], time.GetUtcNow()), cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SupersedeAsync(Assembly assembly, DrawRecord record, Dictionary<string, Registration> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var again = record.Members.Concat(record.Alternates).Select(p => people[p].Id).ToHashSet(StringComparer.Ordinal);
        var waiting = await db.SeatOffers.Where(o => o.AssemblyId == assembly.Id && o.State == OfferState.Waiting).ToListAsync(cancellationToken);
        foreach (var offer in waiting.Where(o => again.Contains(o.RegistrationId))) { offer.Supersede(now); }
    }

    private SeatOffer Offer(PanelDraw draw, Registration person, DrawnAs drawnAs, int order) =>
        db.SeatOffers.Add(new SeatOffer { Id = NewId.Make(), DrawId = draw.Id, AssemblyId = draw.AssemblyId, RegistrationId = person.Id, As = drawnAs, Order = order }).Entity;

    private async Task OfferAsync(AssemblyProgramme programme, Assembly assembly, SeatOffer offer, Registration person, DateTimeOffset answerBy, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        offer.Offer(answerBy, now);
        person.SeatTo(SeatState.Offered, now);
        await messages.QueueOfferAsync(programme, assembly, offer, person, cancellationToken);
    }

    private void Note(Assembly assembly, SeatOffer offer, string action, string? keyedBy)
    {
        if (keyedBy is not null) { audit.Record(db, keyedBy, action, AssemblyAddress.Subject(assembly), $"Registration {offer.RegistrationId}"); }
    }

    private Task<AssemblyProgramme> ProgrammeAsync(Assembly assembly, CancellationToken cancellationToken) => db.AssemblyProgrammes.SingleAsync(p => p.Id == assembly.ProgrammeId, cancellationToken);

    private Task<Registration> PersonAsync(SeatOffer offer, CancellationToken cancellationToken) => db.Registrations.SingleAsync(r => r.Id == offer.RegistrationId, cancellationToken);
}
