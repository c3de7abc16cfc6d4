using Engage.Web.Assemblies.Interest;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Security.Links;
using Engage.Web.Security.Participants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.My;

/// <summary>
/// Where the mailed link leads. Opening it changes nothing and says nothing, for mail scanners open every link; the button
/// signs in. The address never reaches another site: the policy same-origin keeps it, and no-referrer would make older
/// browsers send a form that cannot be told from a foreign one.
/// </summary>
[EnableRateLimiting(NetworkBuckets.SignInPolicy)]
public sealed class SignInLinkModel(EngageDb db, SignInLinks links, RegistrationDesk desk) : PageModel
{
    /// <summary>The token, from the address.</summary>
    [FromRoute(Name = "token")]
    public string Token { get; init; } = "";

    /// <summary>Where to go afterwards.</summary>
    [FromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; init; }

    /// <summary>Whether the link was tried and does not work.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Signs in.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await links.ConsumeAsync(db, Token, HttpContext.RequestAborted) is not { } hash)
        {
            IsRefused = true;
            return Page();
        }
        // Whoever has the link has the mailbox: an address that waited to be confirmed is confirmed by it.
        foreach (var person in await db.Registrations.Where(r => r.EmailHash == hash && r.State == Domain.Assemblies.RegistrationState.Unconfirmed).ToListAsync(HttpContext.RequestAborted))
        {
            await desk.ConfirmAsync(person, HttpContext.RequestAborted);
        }
        await ParticipantSignIn.SignInAsync(HttpContext, hash);
        return LocalRedirect(MyAddress.Safe(Url, ReturnUrl) ?? MyAddress.Start);
    }
}
