using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Engage.Web.Security.SecondFactor;
using Engage.Web.Security.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Security;

/// <summary>Changes a person's own password; the first thing asked of somebody who was given one.</summary>
[Authorize(Permissions.OwnPassword)]
public sealed class PasswordModel(UserManager<StaffAccount> accounts, StaffSignIn signIn, StaffSessions sessions, SignInAttempts attempts, EngageDb db, AuditTrail audit) : StaffPage
{
    /// <summary>The password now.</summary>
    [BindProperty]
    public string? Current { get; set; }

    /// <summary>The new one.</summary>
    [BindProperty]
    public string? New { get; set; }

    /// <summary>The new one once more.</summary>
    [BindProperty]
    public string? Again { get; set; }

    /// <summary>Whether nothing else is open before this is done.</summary>
    public bool MustChange => Presence.MustChangePassword;

    /// <summary>Takes a new password.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(Current)) { ModelState.AddModelError(nameof(Current), "Enter the password you use now"); }
        if (PasswordRules.ProblemWith(New, User.Identity?.Name) is { } problem) { ModelState.AddModelError(nameof(New), problem); }
        else if (New == Current) { ModelState.AddModelError(nameof(New), "Choose a password you do not use now"); }
        else if (New != Again) { ModelState.AddModelError(nameof(Again), "Enter the same new password twice"); }
        if (!ModelState.IsValid) { return Page(); }

        var account = await AccountAsync();
        if (!await signIn.IsRightAsync(account, Current!)) { return Wrong(nameof(Current), "Check the password you use now"); }

        await attempts.ForgetAsync(account.Id);
        await db.WriteAsync(async _ =>
        {
            SecondFactors.Check(await accounts.ChangePasswordAsync(account, Current!, New!));
            account.OneTimePasswordUntil = null;
            audit.Record(db, Actor, "password-changed", SecondFactors.Subject(account));
            await sessions.EndAllAsync(account.Id);
            await sessions.BeginAsync(account, Presence.Session.Method);
        });
        return Done("/staff/security", "Your password is changed.");
    }
}
