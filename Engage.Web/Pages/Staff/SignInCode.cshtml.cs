using System.Diagnostics;
using Engage.Web.Security;
using Engage.Web.Security.SecondFactor;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Engage.Web.Pages.Staff;

/// <summary>The second step of signing in: a code of the authenticator app, or a recovery code.</summary>
[EnableRateLimiting(NetworkBuckets.SignInPolicy)]
public sealed class SignInCodeModel(StaffSignIn signIn) : PageModel
{
    /// <summary>The code typed.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>"recovery" for a recovery code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Use { get; set; }

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Whether a recovery code is asked for.</summary>
    public bool IsRecovery => Use == "recovery";

    /// <summary>Shows the form to those who have given their password.</summary>
    public async Task<IActionResult> OnGetAsync() => await signIn.IsHalfwayAsync() ? Page() : Again();

    /// <summary>Takes the code.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await signIn.IsHalfwayAsync()) { return Again(); }
        var isGiven = IsRecovery ? !string.IsNullOrWhiteSpace(Code) : OneTimeCode.Digits(Code).Length == 6;
        if (!isGiven)
        {
            ModelState.AddModelError(nameof(Code), IsRecovery ? "Enter a recovery code, like 7KD2F-9QMXW" : "Enter the six digits your app shows");
            return Page();
        }

        var start = Stopwatch.GetTimestamp();
        var outcome = await signIn.WithCodeAsync(Code!, IsRecovery);
        if (outcome is SignInOutcome.SignedIn) { return LocalRedirect(ReturnAddress.Safe(Url, ReturnUrl, User)); }
        if (outcome is SignInOutcome.Expired) { return Again(); }

        await EvenPace.KeepAsync(start, HttpContext.RequestAborted);
        ModelState.AddModelError(nameof(Code), IsRecovery ? "Check the code. It may have been used already" : "Check the code. Your app shows a new one every 30 seconds, and each works once");
        return Page();
    }

    private RedirectToPageResult Again() => RedirectToPage("/Staff/SignIn", new { returnUrl = ReturnUrl });
}
