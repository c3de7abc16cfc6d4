using System.Diagnostics;
using Engage.Web.Security;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Engage.Web.Pages.Staff;

/// <summary>The first step of signing in. Whatever is wrong, it says the same.</summary>
[EnableRateLimiting(NetworkBuckets.SignInPolicy)]
public sealed class SignInModel(StaffSignIn signIn) : PageModel
{
    internal const string Refusal = "Check your e-mail address and password, and try again";

    /// <summary>The address typed.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The password typed.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where to go afterwards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Shows the form; those who are signed in go on.</summary>
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(ReturnAddress.Safe(Url, ReturnUrl, User)) : Page();

    /// <summary>Takes address and password.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Email)) { ModelState.AddModelError(nameof(Email), "Enter your e-mail address"); }
        if (string.IsNullOrEmpty(Password)) { ModelState.AddModelError(nameof(Password), "Enter your password"); }
        if (!ModelState.IsValid) { return Page(); }

        var start = Stopwatch.GetTimestamp();
        var outcome = await signIn.WithPasswordAsync(Email!.Trim(), Password!);
        if (outcome is SignInOutcome.CodeNeeded) { return RedirectToPage("/Staff/SignInCode", new { returnUrl = ReturnUrl }); }
        if (outcome is SignInOutcome.SignedIn) { return LocalRedirect(ReturnAddress.Safe(Url, ReturnUrl, User)); }

        await EvenPace.KeepAsync(start, HttpContext.RequestAborted);
        ModelState.AddModelError(nameof(Email), Refusal);
        return Page();
    }

    /// <summary>The question a passkey answers, for the page's script. The same for everybody: no address is asked.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync([FromServices] SignInManager<StaffAccount> identity) =>
        Content(await identity.MakePasskeyRequestOptionsAsync(user: null), "application/json");

    /// <summary>Takes what a passkey signed.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        if (await signIn.WithPasskeyAsync(credential ?? "") is SignInOutcome.SignedIn) { return LocalRedirect(ReturnAddress.Safe(Url, ReturnUrl, User)); }
        ModelState.AddModelError("", "That passkey does not open an account here. Sign in with your e-mail address and password");
        return Page();
    }
}
