using System.Diagnostics;
using Engage.Domain.Messages;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Security;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Engage.Web.Pages.My;

/// <summary>Asks for an e-mail address and mails a link to it. Whether anybody registered with it, nobody can tell from the answer.</summary>
[EnableRateLimiting(NetworkBuckets.SignInPolicy)]
public sealed class SignInModel(SignInMail mail) : PageModel
{
    /// <summary>The address typed.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Sends the link.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (EmailAddress.Problem(Email) is { } problem)
        {
            ModelState.AddModelError(nameof(Email), problem);
            return Page();
        }
        var start = Stopwatch.GetTimestamp();
        await mail.SendAsync(Email!.Trim(), MyAddress.Safe(Url, ReturnUrl), HttpContext.RequestAborted);
        await EvenPace.KeepAsync(start, HttpContext.RequestAborted);
        return Redirect("/my/sign-in/sent");
    }
}
