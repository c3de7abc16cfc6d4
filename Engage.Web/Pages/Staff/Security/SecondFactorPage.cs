using Engage.Web.Security;
using Engage.Web.Security.SecondFactor;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Engage.Web.Pages.Staff.Security;

/// <summary>
/// A page that adds or changes a second factor. Once an account has one, only a session that used one gets here: with a
/// stolen password alone nobody can add a factor of their own.
/// </summary>
public abstract class SecondFactorPage(SecondFactors secondFactors) : StaffPage
{
    /// <summary>The second factors, set up and looked after.</summary>
    protected SecondFactors SecondFactors => secondFactors;

    /// <summary>The account of this request.</summary>
    protected StaffAccount Account { get; private set; } = null!;

    /// <summary>What the account has.</summary>
    public SecondFactorState State { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Account = await AccountAsync();
        State = await secondFactors.StateOfAsync(Account);
        if (State.MayBeChangedBy(Presence.Session)) { await next(); }
        else { context.Result = new RedirectResult("/staff/security"); }
    }
}
