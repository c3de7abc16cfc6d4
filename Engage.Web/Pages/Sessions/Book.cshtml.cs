using Engage.Domain.Assemblies.Interest;
using Engage.Domain.Messages;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Engage.Web.Pages.Sessions;

/// <summary>Books a public session: a name and an address that is confirmed by mail. The answer is the same whether the address was known or not.</summary>
[EnableRateLimiting(NetworkBuckets.SignInPolicy)]
public sealed class BookModel(EngageDb db, SessionBookings bookings, TimeProvider time) : PublicSessionPage(db, time)
{
    /// <summary>The name.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The e-mail address.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>What they need.</summary>
    [BindProperty]
    public NeedsFields Fields { get; set; } = new();

    /// <summary>Whether the message is on its way.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync() => await FindAsync() && Session.IsPublic ? Page() : NotFound();

    /// <summary>Takes the booking and asks to confirm it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync() || !Session.IsPublic) { return NotFound(); }
        if (ContactDetails.ProblemWithName(Name) is { } name) { ModelState.AddModelError(nameof(Name), name); }
        if (EmailAddress.Problem(Email) is { } email) { ModelState.AddModelError(nameof(Email), email); }
        var needs = Fields.Judge(ModelState, nameof(Fields));
        if (!ModelState.IsValid || needs is null) { return Page(); }

        if (!await bookings.AskAsync(Session.Id, ContactDetails.Clean(Name), Email!.Trim(), needs)) { ModelState.AddModelError("", "This session can no longer be booked"); }
        else { IsSent = true; }
        return Page();
    }
}
