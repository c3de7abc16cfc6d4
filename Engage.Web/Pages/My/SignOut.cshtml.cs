using Engage.Web.Security.Participants;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.My;

/// <summary>Ends the session, here and for any copy of its cookie.</summary>
public sealed class SignOutModel : PageModel
{
    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await ParticipantSignIn.SignOutAsync(HttpContext);
        return Redirect("/my/sign-in");
    }
}
