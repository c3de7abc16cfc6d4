using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Security.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Follow;

/// <summary>
/// Forgets somebody who followed a subject. Opening the page changes nothing; an empty post does, from the page or from a mail
/// program (RFC 8058), which comes from elsewhere and has no token but the one in the address.
/// </summary>
[AcceptsCrossSite]
public sealed class StopModel(EngageDb db, ActLinks links, FollowSubjects subjects, Followers followers) : PageModel
{
    /// <summary>What is followed; null when that is not public any more.</summary>
    public FollowSubject? About { get; private set; }

    /// <summary>Whether it is done.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync(string token)
    {
        if (Read(token) is not { } link) { return NotFound(); }
        var followed = await db.Followers.Where(f => f.Id == link.Person).Select(f => f.Subject).SingleOrDefaultAsync(HttpContext.RequestAborted);
        About = await subjects.FindAsync(followed, HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>Does it; once more does no harm.</summary>
    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (Read(token) is not { } link) { return NotFound(); }
        await followers.ForgetAsync(f => f.Id == link.Person, HttpContext.RequestAborted);
        IsDone = true;
        return Page();
    }

    private ActLink? Read(string token)
    {
        // The address is the secret.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return links.Read(ActLinks.StopFollowing, token);
    }
}
