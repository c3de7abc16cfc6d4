using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Engage.Web.Pages.Staff.Accounts;

/// <summary>A page that changes one account, named in its address.</summary>
public abstract class AccountPage(UserManager<StaffAccount> users) : StaffPage
{
    private const string LastAdministrator = "This is the last active administrator. Give somebody else the role first";

    /// <summary>The account to be changed.</summary>
    public StaffAccount Account { get; private set; } = null!;

    /// <summary>The accounts as Identity keeps them.</summary>
    protected UserManager<StaffAccount> Users => users;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (RouteData.Values["id"] is string id && await users.FindByIdAsync(id) is { } account)
        {
            Account = account;
            await next();
        }
        else
        {
            context.Result = NotFound();
        }
    }

    /// <summary>Goes back to the account when the change was made, or says why it was not.</summary>
    protected IActionResult Outcome(AccountChange change, string field, string notice) =>
        change is AccountChange.Made ? Done($"/staff/accounts/{Account.Id}", notice) : Wrong(field, LastAdministrator);
}
