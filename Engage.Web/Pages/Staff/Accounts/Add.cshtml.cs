using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Accounts;

/// <summary>Adds an account; the next page shows its one-time password.</summary>
[Authorize(Permissions.ManageAccounts)]
public sealed class AddModel(StaffAccounts accounts, RoleChoices roles) : StaffPage
{
    /// <summary>The name colleagues see.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The address the person signs in with.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>The role.</summary>
    [BindProperty]
    public string? Role { get; set; }

    /// <summary>The area of an area editor.</summary>
    [BindProperty]
    public string? AreaCode { get; set; }

    /// <summary>What can be chosen.</summary>
    public RoleChoices Roles => roles;

    /// <summary>Adds the account.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (ProblemWithName(Name) is { } wrong) { ModelState.AddModelError(nameof(Name), wrong); }
        if (await accounts.ProblemWithAsync(Email) is { } problem) { ModelState.AddModelError(nameof(Email), problem); }
        if (!RoleChoices.Has(Role)) { ModelState.AddModelError(nameof(Role), "Select a role"); }
        if (roles.ProblemWithArea(Role, AreaCode) is { } lacking) { ModelState.AddModelError(nameof(AreaCode), lacking); }
        if (!ModelState.IsValid) { return Page(); }

        var access = await accounts.AddAsync(Name!, Email!, Role!, Actor, RoleChoices.AreaFor(Role, AreaCode));
        return OneTimePasswordModel.Show(this, access);
    }

    private static string? ProblemWithName(string? name) => name?.Trim() switch
    {
        null or "" => "Enter a name",
        { Length: > StaffAccount.MaxNameLength } => $"The name must have {StaffAccount.MaxNameLength} characters or fewer",
        { } text when text.Any(c => char.IsControl(c) || c is '<' or '>') => "Enter a name without < and >",
        _ => null,
    };
}
