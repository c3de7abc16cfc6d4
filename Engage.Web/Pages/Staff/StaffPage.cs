using Engage.Domain;
using Engage.Web.Security;
using Engage.Web.Security.Sessions;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff;

/// <summary>What the pages of staff share: who is there, what the clock on the wall says, and a word after an act.</summary>
public abstract class StaffPage : NoticePage
{
    /// <summary>The user name by which the audit trail knows the person.</summary>
    protected string Actor => StaffClaims.ActorOf(User);

    /// <summary>The session of this request.</summary>
    protected StaffPresence Presence => StaffPresence.Of(HttpContext) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The account of this request, to be read or changed.</summary>
    protected async Task<StaffAccount> AccountAsync() =>
        await HttpContext.RequestServices.GetRequiredService<UserManager<StaffAccount>>().GetUserAsync(User) ?? throw new InvalidOperationException("The account is gone.");

    /// <summary>A moment as the office's clocks show it: 20 January 2027 at 12 noon.</summary>
    public string Moment(DateTimeOffset instant) =>
        Wording.Moment(instant, TimeZoneInfo.FindSystemTimeZoneById(HttpContext.RequestServices.GetRequiredService<BodySettings>().TimeZone));

    /// <summary>Whether the person who is there may do something, by the name of the permission.</summary>
    protected async Task<bool> MayAsync(string permission) =>
        (await HttpContext.RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(User, permission)).Succeeded;

    /// <summary>Shows the page again with something wrong in a field.</summary>
    protected IActionResult Wrong(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        return Page();
    }
}
