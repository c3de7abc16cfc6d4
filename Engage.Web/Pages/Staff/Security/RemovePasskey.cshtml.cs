using Engage.Web.Security;
using Engage.Web.Security.SecondFactor;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Security;

/// <summary>Takes one of the person's passkeys away.</summary>
[Authorize(Permissions.ChangeOwnSecurity)]
public sealed class RemovePasskeyModel(SecondFactors secondFactors, Passkeys passkeys, StaffSessions sessions) : SecondFactorPage(secondFactors)
{
    /// <summary>The passkey's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>What the person calls it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether nothing is left beside the password.</summary>
    public bool IsLastFactor => !State.HasCodes && State.Passkeys.Count == 1;

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await passkeys.FindAsync(Account, Id) is not { } passkey) { return NotFound(); }
        Name = passkey.Name ?? "this passkey";
        return Page();
    }

    /// <summary>Removes it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await passkeys.FindAsync(Account, Id) is not { } passkey) { return NotFound(); }
        await passkeys.RemoveAsync(Account, passkey);
        await sessions.BeginAsync(Account, Presence.Session.Method);
        return Done("/staff/security", "The passkey is removed.");
    }
}
