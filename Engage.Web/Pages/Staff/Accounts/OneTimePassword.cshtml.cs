using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.Staff.Accounts;

/// <summary>Shows a one-time password just made. It comes in an encrypted cookie that this page uses up.</summary>
[Authorize(Permissions.ViewAccounts)]
public sealed class OneTimePasswordModel : StaffPage
{
    private const string PasswordKey = "one-time-password";
    private const string EmailKey = "one-time-password-for";

    /// <summary>Whose it is.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The password.</summary>
    public string Password { get; private set; } = "";

    /// <summary>Shows it once.</summary>
    public IActionResult OnGet()
    {
        if (TempData[PasswordKey] is not string password || TempData[EmailKey] is not string email) { return RedirectToPage("/Staff/Accounts/Index"); }
        (Password, Email) = (password, email);
        return Page();
    }

    internal static RedirectToPageResult Show(PageModel page, OneTimeAccess access)
    {
        (page.TempData[PasswordKey], page.TempData[EmailKey]) = (access.Password, access.Account.Email);
        return page.RedirectToPage("/Staff/Accounts/OneTimePassword");
    }
}
