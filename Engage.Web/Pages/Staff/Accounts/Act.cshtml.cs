using Engage.Web.Security;
using Engage.Web.Security.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Accounts;

/// <summary>Asks before something is done to an account, and does it.</summary>
[Authorize(Permissions.ManageAccounts)]
public sealed class ActModel(UserManager<StaffAccount> users, StaffAccounts accounts) : AccountPage(users)
{
    private const int MaxReason = 500;

    /// <summary>What is to be done, from the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string Act { get; set; } = "";

    /// <summary>Why.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether a reason is asked for.</summary>
    public bool AsksReason => Act == "deactivate";

    /// <summary>Heading, consequence and button.</summary>
    public (string Heading, string Consequence, string Button) Words => Act switch
    {
        "deactivate" => ($"Deactivate the account of {Account.DisplayName}?", "They are signed out at once and cannot sign in. What they did stays in the audit trail.", "Deactivate account"),
        "reactivate" => ($"Reactivate the account of {Account.DisplayName}?", "They can sign in again with the password and second step they had.", "Reactivate account"),
        "reset-second-factor" => ($"Reset the second step of {Account.DisplayName}?", "Their authenticator app, recovery codes and passkeys stop working and they are signed out. They sign in with their password and set up a new second step.", "Reset second step"),
        "reset-password" => ($"Replace the password of {Account.DisplayName}?", "They are signed out. You get a one-time password to give them, and they choose their own when they sign in.", "Replace password"),
        _ => ($"Sign out {Account.DisplayName}?", "They are signed out in every browser and can sign in again.", "Sign out everywhere"),
    };

    /// <summary>Asks.</summary>
    public void OnGet()
    {
    }

    /// <summary>Does it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (AsksReason && Reason?.Trim() is not { Length: > 0 and <= MaxReason }) { return Wrong(nameof(Reason), string.IsNullOrWhiteSpace(Reason) ? "Enter a reason" : $"Reason must be {MaxReason} characters or fewer"); }
        if (Act == "reset-password") { return OneTimePasswordModel.Show(this, await accounts.ResetPasswordAsync(Account, Actor)); }

        var (change, notice) = Act switch
        {
            "deactivate" => (await accounts.DeactivateAsync(Account, Actor, Reason!.Trim()), "The account is deactivated."),
            "reactivate" => (await accounts.ReactivateAsync(Account, Actor), "The account is active again."),
            "reset-second-factor" => (await accounts.ResetSecondFactorAsync(Account, Actor), "The second step is reset."),
            _ => (await accounts.EndSessionsAsync(Account, Actor), $"{Account.DisplayName} is signed out everywhere."),
        };
        return Outcome(change, nameof(Reason), notice);
    }
}
