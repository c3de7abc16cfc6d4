using System.Security.Cryptography;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Selection;

/// <summary>One drawn person's seat: staff key in what they said, for those who answer by telephone or letter.</summary>
[Authorize(Permissions.SeeParticipants)]
public sealed class SeatModel(EngageDb db, SeatKeeping seats, ParticipantContacts contacts, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The offer's id, from the address.</summary>
    [FromRoute(Name = "offer")]
    public string OfferId { get; init; } = "";

    /// <summary>What they said: confirm or decline.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>The offer.</summary>
    public SeatOffer Offer { get; private set; } = null!;

    /// <summary>The person.</summary>
    public Registration Person { get; private set; } = null!;

    /// <summary>The name, or the name in the lottery once erased.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether there is anything to key in.</summary>
    public bool CanAnswer => Offer.State is OfferState.Offered or OfferState.Confirmed or OfferState.Waiting;

    /// <summary>Shows the seat.</summary>
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Keys the answer in.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        var (list, kept, stop) = ($"{Root}/selection/seats", false, HttpContext.RequestAborted);
        switch (Answer)
        {
            case "confirm" when Offer.State is OfferState.Offered or OfferState.Confirmed:
                await Db.WriteAsync(async _ => kept = await seats.ConfirmAsync(Assembly, Offer, Actor, stop), stop);
                return kept ? Done(list, "The seat is confirmed.") : Wrong(nameof(Answer), "The seat is no longer theirs");
            case "decline":
                await Db.WriteAsync(async _ => kept = await seats.DeclineAsync(Assembly, Offer, Actor, stop), stop);
                return kept ? Done(list, "The seat is free. An alternate is asked if one can take it.") : Wrong(nameof(Answer), "There was nothing to give up");
            default:
                return Wrong(nameof(Answer), "Select what the person said");
        }
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindAsync() || await Db.SeatOffers.SingleOrDefaultAsync(o => o.Id == OfferId && o.AssemblyId == Assembly.Id, HttpContext.RequestAborted) is not { } offer) { return false; }
        (Offer, Person) = (offer, await Db.Registrations.SingleAsync(r => r.Id == offer.RegistrationId, HttpContext.RequestAborted));
        try { Name = contacts.NameOf(Person) ?? Person.Pseudonym; }
        catch (CryptographicException) { Name = "(cannot be read)"; }
        return true;
    }
}
