using Engage.Domain.Messages;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Security.Contacts;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Messages;

/// <summary>Addresses that get no mail. The list knows hashes only: an address is put on it, or taken off it, by typing it in.</summary>
[Authorize(Permissions.ManageMessages)]
public sealed class SuppressionsModel(EngageDb db, ContactHash hash, AuditTrail audit, TimeProvider time) : StaffPage
{
    private const string Here = "/staff/messages/suppressions";
    private const int Shown = 200;

    /// <summary>The address.</summary>
    [BindProperty]
    public string? Address { get; set; }

    /// <summary>What it does not get.</summary>
    [BindProperty]
    public string? Scope { get; set; }

    /// <summary>Why it is put on the list or taken off it.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The newest entries.</summary>
    public IReadOnlyList<Suppression> Entries { get; private set; } = [];

    /// <summary>How many there are.</summary>
    public int Total { get; private set; }

    /// <summary>The choices of what an address does not get.</summary>
    public static IEnumerable<ChoiceItem> Scopes => [new(nameof(SuppressionScope.Everything), "Nothing at all"), new(nameof(SuppressionScope.Newsletters), "No newsletters")];

    /// <summary>Lists them.</summary>
    public Task OnGetAsync() => ListAsync();

    /// <summary>Puts an address on the list.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!Enum.TryParse<SuppressionScope>(Scope, out var scope) || !Enum.IsDefined(scope)) { ModelState.AddModelError(nameof(Scope), "Select what is not sent"); }
        if (!await IsUsableAsync()) { return Page(); }
        var key = hash.OfEmail(Address!);
        if (!await db.Suppressions.AnyAsync(s => s.AddressHash == key && s.Scope == scope, HttpContext.RequestAborted))
        {
            db.Suppressions.Add(new Suppression { AddressHash = key, Scope = scope, Reason = Reason!.Trim(), At = time.GetUtcNow() });
            audit.Record(db, Actor, "suppression-added", Subject(key), Reason!.Trim());
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        return Done(Here, "The address is on the suppression list.");
    }

    /// <summary>Takes an address off the list.</summary>
    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await IsUsableAsync()) { return Page(); }
        var key = hash.OfEmail(Address!);
        var entries = await db.Suppressions.Where(s => s.AddressHash == key).ToListAsync(HttpContext.RequestAborted);
        if (entries.Count == 0)
        {
            await ListAsync();
            return Wrong(nameof(Address), "This address is not on the suppression list");
        }
        db.Suppressions.RemoveRange(entries);
        audit.Record(db, Actor, "suppression-removed", Subject(key), Reason!.Trim());
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done(Here, "The address is off the suppression list.");
    }

    // Enough to tell entries apart, not enough to test guesses against.
    private static string Subject(string key) => $"suppression:{key[..12]}";

    private async Task<bool> IsUsableAsync()
    {
        if (EmailAddress.Problem(Address) is { } problem) { ModelState.AddModelError(nameof(Address), problem); }
        if (string.IsNullOrWhiteSpace(Reason)) { ModelState.AddModelError(nameof(Reason), "Enter a reason"); }
        else if (Reason.Length > Suppression.MaxReason) { ModelState.AddModelError(nameof(Reason), $"Reason must be {Suppression.MaxReason} characters or fewer"); }
        else if (Reason.Contains('@', StringComparison.Ordinal)) { ModelState.AddModelError(nameof(Reason), "Leave the address out of the reason"); }
        if (ModelState.IsValid) { return true; }
        await ListAsync();
        return false;
    }

    private async Task ListAsync()
    {
        Total = await db.Suppressions.CountAsync(HttpContext.RequestAborted);
        Entries = await db.Suppressions.AsNoTracking().OrderByDescending(s => s.At).Take(Shown).ToListAsync(HttpContext.RequestAborted);
    }
}
