using Engage.Domain;
using Engage.Domain.Assemblies.Draws;
using Engage.Web.Assemblies.Draws;
using Engage.Web.Data;
using Engage.Web.Security.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies.Draws;

/// <summary>
/// Takes or gives up a seat by the link in a message. Opening it changes nothing and shows nothing of the person: mail
/// scanners open every link.
/// </summary>
public sealed class SeatModel(EngageDb db, SeatKeeping seats, ActLinks links, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>The link's token.</summary>
    [FromRoute]
    public string Token { get; init; } = "";

    /// <summary>What the person says: confirm or decline.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>Until when the link works, in words; null when it does not.</summary>
    public string? Until { get; private set; }

    /// <summary>What came of it, after the answer.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        Response.Headers.CacheControl = "no-store";
        return await LoadAsync() ? Page() : NotFound();
    }

    /// <summary>Keeps the answer.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        Response.Headers.CacheControl = "no-store";
        if (!await LoadAsync()) { return NotFound(); }
        if (Until is null) { return Page(); }
        if (Answer is not ("confirm" or "decline"))
        {
            ModelState.AddModelError(nameof(Answer), "Select if you take your seat");
            return Page();
        }
        await Db.WriteAsync(async _ => Outcome = await AnswerAsync());
        return Page();
    }

    private async Task<string> AnswerAsync()
    {
        var stop = HttpContext.RequestAborted;
        const string Gone = "This seat is no longer yours to answer for. Contact us if that is a surprise.";
        if (await OfferAsync() is not { } offer) { return Gone; }
        if (Answer == "confirm") { return await seats.ConfirmAsync(Assembly, offer, keyedBy: null, stop) ? "You are a member of the assembly." : Gone; }
        return await seats.DeclineAsync(Assembly, offer, keyedBy: null, stop) ? "Your seat goes to somebody else." : Gone;
    }

    private async Task<SeatOffer?> OfferAsync()
    {
        if (links.Read(SeatMessages.Act, Token) is not { } link || SeatMessages.OfferOf(link.Subject) is not { } id) { return null; }
        return await Db.SeatOffers.SingleOrDefaultAsync(o => o.Id == id && o.RegistrationId == link.Person && o.AssemblyId == Assembly.Id, HttpContext.RequestAborted);
    }

    private async Task<bool> LoadAsync()
    {
        if (!await FindAsync()) { return false; }
        if (links.Read(SeatMessages.Act, Token) is { } link && await OfferAsync() is not null) { Until = Wording.Closing(TimeZoneInfo.ConvertTime(link.ValidUntil, Programme.Zone).DateTime); }
        return true;
    }
}
