using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Accounts;

/// <summary>Gives an account another role.</summary>
[Authorize(Permissions.ManageAccounts)]
public sealed class RoleModel(UserManager<StaffAccount> users, StaffAccounts accounts) : AccountPage(users)
{
    /// <summary>The role chosen.</summary>
    [BindProperty]
    public string? Role { get; set; }

    /// <summary>Shows the role now.</summary>
    public async Task OnGetAsync() => Role = (await Users.GetRolesAsync(Account)).FirstOrDefault();

    /// <summary>Changes it.</summary>
    public async Task<IActionResult> OnPostAsync() => RoleChoices.Has(Role)
        ? Outcome(await accounts.ChangeRoleAsync(Account, Role!, Actor), nameof(Role), $"{Account.DisplayName} is now {Role}.")
        : Wrong(nameof(Role), "Select a role");
}
