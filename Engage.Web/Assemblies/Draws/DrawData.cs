using System.Globalization;
using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Draws;

/// <summary>
/// What draws keep about a participant: the pseudonym, the panels it is on, and what became of the seat. Lotteries and
/// records name pseudonyms only and stay as published; once the registration has no contact details, no pseudonym leads
/// to anybody.
/// </summary>
internal sealed class DrawData : IParticipantData
{
    private const string Part = "Selection";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ParticipantFact>> ReadAsync(EngageDb db, Registration person, CancellationToken cancellationToken)
    {
        List<ParticipantFact> facts = [new(Part, "Name in the lottery", person.Pseudonym), new(Part, "Outcome", DrawWords.Of(person.Seat))];
        foreach (var part in await DrawTickets.OfAsync(db, person, cancellationToken))
        {
            facts.Add(new(Part, $"Panels in draw {part.Draw.Number}", $"{Wording.Count(part.Tickets.Count)} of {Wording.Count(part.Panels)}: {string.Join(", ", part.Tickets.Select(t => t.ToString(CultureInfo.InvariantCulture)))}"));
        }
        var zone = TimeZoneInfo.Utc;
        foreach (var offer in await db.SeatOffers.AsNoTracking().Where(o => o.RegistrationId == person.Id).ToListAsync(cancellationToken))
        {
            facts.Add(new(Part, offer.As == DrawnAs.Member ? "Drawn for the panel" : "Drawn as an alternate", DrawWords.Of(offer.State)));
            if (offer.OfferedAt is { } offered) { facts.Add(new(Part, "Seat offered (UTC)", Wording.Moment(offered, zone))); }
            if (offer.EndedAt is { } ended) { facts.Add(new(Part, "Answered (UTC)", Wording.Moment(ended, zone))); }
        }
        return facts;
    }

    /// <inheritdoc/>
    public async Task EraseAsync(EngageDb db, Registration person, CancellationToken cancellationToken)
    {
        // The seat becomes free with the registration; SeatKeeper lets an alternate step in.
        await db.SeatOffers.Where(o => o.RegistrationId == person.Id && o.KeyedBy != null).ExecuteUpdateAsync(s => s.SetProperty(o => o.KeyedBy, (string?)null), cancellationToken);
    }
}
