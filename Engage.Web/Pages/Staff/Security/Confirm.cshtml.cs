using Engage.Web.Security;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Engage.Web.Pages.Staff.Security;

/// <summary>Asks a signed-in person to show once more who they are, before something that matters.</summary>
[Authorize(Permissions.OwnSecurity)]
[EnableRateLimiting(NetworkBuckets.SignInPolicy)]
public sealed class ConfirmModel(StaffSignIn signIn, SignInManager<StaffAccount> identity) : StaffPage
{
    /// <summary>The password typed.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The page to go on to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Takes the password.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(Password)) { return Wrong(nameof(Password), "Enter your password"); }
        return await signIn.ConfirmAsync(await AccountAsync(), Password) ? LocalRedirect(ReturnAddress.Safe(Url, ReturnUrl, User)) : Wrong(nameof(Password), "Check your password");
    }

    /// <summary>The question for one of the person's passkeys.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await identity.MakePasskeyRequestOptionsAsync(await AccountAsync()), "application/json");

    /// <summary>Takes what the passkey signed.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential) =>
        await signIn.ConfirmWithPasskeyAsync(await AccountAsync(), credential ?? "") ? LocalRedirect(ReturnAddress.Safe(Url, ReturnUrl, User)) : Wrong("", "That passkey is not one of yours. Use your password");
}
