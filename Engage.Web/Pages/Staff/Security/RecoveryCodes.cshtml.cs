using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Security;

/// <summary>Shows recovery codes just made. They come in an encrypted cookie that this page uses up, so a second look finds none.</summary>
[Authorize(Permissions.OwnSecurity)]
public sealed class RecoveryCodesModel : StaffPage
{
    internal const string Key = "recovery-codes";

    /// <summary>The codes.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Shows them once.</summary>
    public IActionResult OnGet()
    {
        if (TempData[Key] is not string text) { return RedirectToPage("/Staff/Security/Index"); }
        Codes = text.Split(' ');
        return Page();
    }
}
