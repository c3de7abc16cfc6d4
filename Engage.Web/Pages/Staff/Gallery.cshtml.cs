using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.Staff;

/// <summary>Shows the frame and components of the staff side, as if somebody had signed in. Not in Production.</summary>
[DevelopmentOnly]
[AllowAnonymous]
public sealed class StaffGalleryModel : PageModel
{
    /// <summary>Pretends that an administrator has signed in, for the look of this page alone.</summary>
    public void OnGet() => HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, "Alex Morgan"), new Claim(ClaimTypes.Role, "Administrator")], "gallery"));
}
