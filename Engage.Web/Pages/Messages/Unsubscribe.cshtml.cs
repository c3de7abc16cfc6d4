using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Security.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Messages;

/// <summary>
/// Stops newsletters. Opening the page changes nothing, because mail scanners open every link; an empty post does, from the
/// page or from a mail program (RFC 8058), which comes from elsewhere and has no token but the one in the address.
/// </summary>
[AcceptsCrossSite]
public sealed class UnsubscribeModel(EngageDb db, ActLinks acts, Followers followers, TimeProvider time) : PageModel
{
    /// <summary>Whether it is done.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Asks.</summary>
    public IActionResult OnGet(string token) => Read(token) is null ? NotFound() : Page();

    /// <summary>Does it; once more does no harm.</summary>
    public async Task<IActionResult> OnPostAsync(string token)
    {
        if (Read(token) is not { } link) { return NotFound(); }
        if (!await db.Suppressions.AnyAsync(s => s.AddressHash == link.Subject && s.Scope == SuppressionScope.Newsletters, HttpContext.RequestAborted))
        {
            db.Suppressions.Add(new Suppression { AddressHash = link.Subject, Scope = SuppressionScope.Newsletters, Reason = "The person unsubscribed.", At = time.GetUtcNow() });
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        // "No more news" means none of any subject either; whoever asks for one again confirms it again.
        await followers.ForgetAsync(f => f.AddressHash == link.Subject, HttpContext.RequestAborted);
        IsDone = true;
        return Page();
    }

    private ActLink? Read(string token)
    {
        // The address is the secret.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return acts.Read(ActLinks.Unsubscribe, token);
    }
}
