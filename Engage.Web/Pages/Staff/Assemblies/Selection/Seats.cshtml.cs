using System.Security.Cryptography;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>One person drawn, as staff see them.</summary>
/// <param name="Offer">What became of the seat.</param>
/// <param name="Draw">The number of the draw.</param>
/// <param name="Pseudonym">The name in the lottery.</param>
/// <param name="Name">The name; null once erased.</param>
/// <param name="HasEmail">Whether messages reach them; others are told by staff.</param>
public sealed record SeatRow(SeatOffer Offer, int Draw, string Pseudonym, string? Name, bool HasEmail);

/// <summary>The seats of an assembly: who was drawn, who has answered, who stands by.</summary>
[Authorize(Permissions.SeeParticipants)]
public sealed class SeatsModel(EngageDb db, ParticipantContacts contacts, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>Those who hold a seat or are asked to take one.</summary>
    public IReadOnlyList<SeatRow> Holding { get; private set; } = [];

    /// <summary>Those who stand by, in the order drawn.</summary>
    public IReadOnlyList<SeatRow> Waiting { get; private set; } = [];

    /// <summary>Those whose seat became free, newest first.</summary>
    public IReadOnlyList<SeatRow> Gone { get; private set; } = [];

    /// <summary>How many seats are empty: held by nobody and offered to nobody.</summary>
    public int Empty => Math.Max(0, Assembly.PanelSize - Holding.Count);

    /// <summary>A moment on the programme's clocks.</summary>
    public string When(DateTimeOffset? instant) => instant is { } moment ? Domain.Wording.Moment(moment, Programme.Zone) : "";

    /// <summary>Until when somebody can answer.</summary>
    public string Until(DateTimeOffset? instant) => instant is { } moment ? Domain.Wording.Closing(TimeZoneInfo.ConvertTime(moment, Programme.Zone).DateTime) : "";

    /// <summary>Shows the seats.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var stop = HttpContext.RequestAborted;
        var numbers = await Db.PanelDraws.Where(d => d.AssemblyId == Assembly.Id).ToDictionaryAsync(d => d.Id, d => d.Number, StringComparer.Ordinal, stop);
        var found = await Db.SeatOffers.AsNoTracking().Where(o => o.AssemblyId == Assembly.Id)
            .Join(Db.Registrations.AsNoTracking(), o => o.RegistrationId, r => r.Id, (offer, person) => new { Offer = offer, Person = person }).ToListAsync(stop);
        var rows = found.Select(f => new SeatRow(f.Offer, numbers[f.Offer.DrawId], f.Person.Pseudonym, NameOf(f.Person), f.Person.Email is not null)).OrderBy(r => r.Draw).ThenBy(r => r.Offer.As).ThenBy(r => r.Offer.Order).ToList();
        Holding = [.. rows.Where(r => r.Offer.HoldsSeat)];
        Waiting = [.. rows.Where(r => r.Offer.State == OfferState.Waiting)];
        Gone = [.. rows.Where(r => r.Offer.State is OfferState.Declined or OfferState.Lapsed).OrderByDescending(r => r.Offer.EndedAt)];
        return Page();
    }

    private string? NameOf(Registration person)
    {
        try { return contacts.NameOf(person); }
        catch (CryptographicException) { return "(cannot be read)"; }
    }
}
