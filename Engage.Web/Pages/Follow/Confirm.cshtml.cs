using Engage.Web.Priorities;
using Engage.Web.Security.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.Follow;

/// <summary>Confirms the address of somebody who wants to hear of a subject. Opening the page changes nothing, because mail scanners open every link.</summary>
public sealed class ConfirmModel(ActLinks links, FollowSubjects subjects, Followers followers) : PageModel
{
    /// <summary>The link's token, from the address.</summary>
    [FromRoute]
    public string Token { get; init; } = "";

    /// <summary>What is followed; null when the link is none of ours, out of time or forgotten.</summary>
    public FollowSubject? About { get; private set; }

    /// <summary>Whether it is done.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Shows the button.</summary>
    public async Task OnGetAsync() => await ReadAsync();

    /// <summary>Confirms; twice is once.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync() is { } link && About is not null)
        {
            IsDone = await followers.ConfirmAsync(link, HttpContext.RequestAborted);
            if (!IsDone) { About = null; }
        }
        return Page();
    }

    private async Task<ActLink?> ReadAsync()
    {
        // The address is a secret: it must not go on to the next site.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        var link = links.Read(ActLinks.ConfirmFollowing, Token);
        About = await subjects.FindAsync(link?.Subject, HttpContext.RequestAborted);
        return link;
    }
}
