using System.Diagnostics;
using Engage.Domain.Messages;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Engage.Web.Pages.Follow;

/// <summary>Takes the address of somebody who wants to hear of a subject, and mails a link to it. Whether we knew the address, nobody can tell from the answer.</summary>
[EnableRateLimiting(NetworkBuckets.SignInPolicy)]
public sealed class IndexModel(FollowSubjects subjects, Followers followers) : PageModel
{
    /// <summary>What is followed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    /// <summary>The address typed.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>What is followed, in words.</summary>
    public FollowSubject? About { get; private set; }

    /// <summary>Whether the message is on its way.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Shows the form; without a subject, for everything.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAsync() ? Page() : NotFound();

    /// <summary>Asks the address to confirm.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (EmailAddress.Problem(Email) is { } problem)
        {
            ModelState.AddModelError(nameof(Email), problem);
            return Page();
        }
        var start = Stopwatch.GetTimestamp();
        await followers.AskAsync(About!, Email!.Trim(), HttpContext.RequestAborted);
        await EvenPace.KeepAsync(start, HttpContext.RequestAborted);
        IsSent = true;
        return Page();
    }

    private async Task<bool> FindAsync() => (About = await subjects.FindAsync(string.IsNullOrEmpty(Subject) ? FollowSubjects.County : Subject, HttpContext.RequestAborted)) is not null;
}
