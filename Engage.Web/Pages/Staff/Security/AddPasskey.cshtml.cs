using Engage.Web.Security;
using Engage.Web.Security.SecondFactor;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Security;

/// <summary>Adds a passkey to the person's account.</summary>
[Authorize(Permissions.ChangeOwnSecurity)]
public sealed class AddPasskeyModel(SecondFactors secondFactors, Passkeys passkeys, StaffSessions sessions) : SecondFactorPage(secondFactors)
{
    /// <summary>What the person calls it.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What the new passkey is asked to sign, for the page's script.</summary>
    public async Task<IActionResult> OnPostOptionsAsync([FromServices] SignInManager<StaffAccount> identity) => Content(
        await identity.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = Account.Id.ToString(), Name = Account.UserName!, DisplayName = Account.DisplayName }), "application/json");

    /// <summary>Takes the passkey.</summary>
    public async Task<IActionResult> OnPostAsync(string? credential)
    {
        if (Passkeys.ProblemWithName(Name) is { } problem) { return Wrong(nameof(Name), problem); }
        if (!await passkeys.AddAsync(Account, credential ?? "", Name!.Trim())) { return Wrong("", "The passkey was not added. Try again, or with another device"); }

        // The other sessions end with the stamp; this one has just shown a second factor, and is renewed.
        await sessions.BeginAsync(Account, SignInMethod.Passkey);
        return Done("/staff/security", "The passkey is added.");
    }
}
