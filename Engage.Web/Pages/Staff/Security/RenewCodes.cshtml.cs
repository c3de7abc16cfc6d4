using Engage.Web.Security;
using Engage.Web.Security.SecondFactor;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Security;

/// <summary>Makes recovery codes in place of those there were.</summary>
[Authorize(Permissions.ChangeOwnSecurity)]
public sealed class RenewCodesModel(SecondFactors secondFactors) : SecondFactorPage(secondFactors)
{
    /// <summary>Asks; without an app there is nothing to recover.</summary>
    public IActionResult OnGet() => State.HasCodes ? Page() : RedirectToPage("/Staff/Security/Index");

    /// <summary>Makes them and shows them.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!State.HasCodes) { return RedirectToPage("/Staff/Security/Index"); }
        TempData[RecoveryCodesModel.Key] = string.Join(' ', await SecondFactors.RenewRecoveryCodesAsync(Account));
        return RedirectToPage("/Staff/Security/RecoveryCodes");
    }
}
