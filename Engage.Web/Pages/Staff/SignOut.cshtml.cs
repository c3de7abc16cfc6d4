using Engage.Web.Security;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff;

/// <summary>Ends the session, here and for any copy of its cookie.</summary>
[Authorize(Permissions.OwnPassword)]
public sealed class SignOutModel(StaffSessions sessions) : StaffPage
{
    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAsync();
        return RedirectToPage("/Staff/SignIn");
    }
}
