using Engage.Domain;
using Engage.Domain.Assemblies.Draws;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.My;

/// <summary>A participant's part in the draw: their name in the list, their chance, their tickets, the outcome, and their answer.</summary>
public sealed class DrawModel(EngageDb db, SeatKeeping seats, TimeProvider time) : MyPageModel(db, time)
{
    /// <summary>The public draws they were part of, newest first.</summary>
    public IReadOnlyList<DrawTickets> Draws { get; private set; } = [];

    /// <summary>The seat that is theirs or that they are asked to take; null when there is none.</summary>
    public SeatOffer? Offer { get; private set; }

    /// <summary>What they say: confirm or decline.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>The address of this page.</summary>
    public string Here => $"{Root}/draw";

    /// <summary>Until when they can answer, in words.</summary>
    public string Until => Offer?.AnswerBy is { } until ? Wording.Closing(TimeZoneInfo.ConvertTime(until, Programme.Zone).DateTime) : "";

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : NotFound();

    /// <summary>Keeps their answer.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await LoadAsync()) { return NotFound(); }
        if (Offer is not { } offer) { return Done(Here, "There is no seat to answer for."); }
        var kept = false;
        switch (Answer)
        {
            case "confirm":
                await Db.WriteAsync(async _ => kept = await seats.ConfirmAsync(Assembly, offer, keyedBy: null, HttpContext.RequestAborted));
                return Done(Here, kept ? "You have taken your seat." : "It is too late to take this seat. Contact us if that is a surprise.");
            case "decline":
                await Db.WriteAsync(async _ => kept = await seats.DeclineAsync(Assembly, offer, keyedBy: null, HttpContext.RequestAborted));
                return Done(Here, kept ? "Your seat goes to somebody else." : "There is no seat to give up.");
            default:
                ModelState.AddModelError(nameof(Answer), "Select if you take your seat");
                return Page();
        }
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindAsync()) { return false; }
        Draws = await DrawTickets.OfAsync(Db, Me, HttpContext.RequestAborted);
        Offer = await Db.SeatOffers.Where(o => o.RegistrationId == Me.Id && (o.State == OfferState.Offered || o.State == OfferState.Confirmed)).FirstOrDefaultAsync(HttpContext.RequestAborted);
        return true;
    }
}
