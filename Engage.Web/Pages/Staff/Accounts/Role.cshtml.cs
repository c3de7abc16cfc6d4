using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Accounts;

/// <summary>Gives an account another role.</summary>
[Authorize(Permissions.ManageAccounts)]
public sealed class RoleModel(UserManager<StaffAccount> users, StaffAccounts accounts, RoleChoices roles) : AccountPage(users)
{
    /// <summary>The role chosen.</summary>
    [BindProperty]
    public string? Role { get; set; }

    /// <summary>The area of an area editor.</summary>
    [BindProperty]
    public string? AreaCode { get; set; }

    /// <summary>What can be chosen.</summary>
    public RoleChoices Roles => roles;

    /// <summary>Shows the role now.</summary>
    public async Task OnGetAsync() => (Role, AreaCode) = ((await Users.GetRolesAsync(Account)).FirstOrDefault(), Account.AreaCode);

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!RoleChoices.Has(Role)) { return Wrong(nameof(Role), "Select a role"); }
        if (roles.ProblemWithArea(Role, AreaCode) is { } lacking) { return Wrong(nameof(AreaCode), lacking); }
        return Outcome(await accounts.ChangeRoleAsync(Account, Role!, Actor, RoleChoices.AreaFor(Role, AreaCode)), nameof(Role), $"{Account.DisplayName} is now {StaffRoles.Words(Role!)}.");
    }
}
