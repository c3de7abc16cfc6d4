using Engage.Web.Security;
using Engage.Web.Security.SecondFactor;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Security;

/// <summary>Gives one of the person's passkeys another name.</summary>
[Authorize(Permissions.ChangeOwnSecurity)]
public sealed class PasskeyModel(SecondFactors secondFactors, Passkeys passkeys) : SecondFactorPage(secondFactors)
{
    /// <summary>The passkey's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>What the person calls it.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Shows its name.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await passkeys.FindAsync(Account, Id) is not { } passkey) { return NotFound(); }
        Name = passkey.Name;
        return Page();
    }

    /// <summary>Takes the name.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await passkeys.FindAsync(Account, Id) is not { } passkey) { return NotFound(); }
        if (Passkeys.ProblemWithName(Name) is { } problem) { return Wrong(nameof(Name), problem); }
        await passkeys.RenameAsync(Account, passkey, Name!.Trim());
        return Done("/staff/security", "The passkey has its new name.");
    }
}
