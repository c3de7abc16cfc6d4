using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Security.SecondFactor;
using Engage.Web.Security.Sessions;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Engage.Web.Pages.Staff.Security;

/// <summary>How a person signs in, and where they are signed in.</summary>
[Authorize(Permissions.OwnSecurity)]
public sealed class SecurityModel(SecondFactors secondFactors, StaffSessions sessions, StaffSettings settings) : StaffPage
{
    /// <summary>What there is beside the password.</summary>
    public SecondFactorState State { get; private set; } = new(HasCodes: false, RecoveryCodesLeft: 0, []);

    /// <summary>Where the person is signed in, newest first.</summary>
    public IReadOnlyList<BrowserSession> Sessions { get; private set; } = [];

    /// <summary>Whether everything else is closed to this session for want of a second factor.</summary>
    public bool NeedsSecondFactor => settings.RequireSecondFactor && User.IsInRole(StaffRoles.Editor) && !Presence.Session.HasSecondFactor;

    /// <summary>Whether this session may set up a second factor.</summary>
    public bool MayChange => State.MayBeChangedBy(Presence.Session);

    /// <summary>Whether a session is the one of this request.</summary>
    public bool IsThis(BrowserSession session) => session.Id == Presence.Session.Id;

    /// <summary>How somebody signed in, in words.</summary>
    public static string Words(SignInMethod method) => method switch
    {
        SignInMethod.Password => "Password",
        SignInMethod.OneTimeCode => "Password and code",
        SignInMethod.RecoveryCode => "Password and recovery code",
        _ => "Passkey",
    };

    /// <summary>The passkeys with their links.</summary>
    public IEnumerable<SummaryRow> PasskeyRows() => State.Passkeys.Select(passkey =>
    {
        var (name, address) = (passkey.Name ?? "Passkey", $"/staff/security/passkeys/{WebEncoders.Base64UrlEncode(passkey.CredentialId)}");
        return new SummaryRow(name, $"Added on {Moment(passkey.CreatedAt)}") { Actions = [new SummaryAction(address, "Rename", name), new SummaryAction($"{address}/remove", "Remove", name)] };
    });

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync()
    {
        var account = await AccountAsync();
        State = await secondFactors.StateOfAsync(account);
        Sessions = await sessions.ListAsync(account.Id);
    }

    /// <summary>Ends every session of the person, this one too.</summary>
    public async Task<IActionResult> OnPostSignOutEverywhereAsync([FromServices] UserManager<StaffAccount> accounts, [FromServices] EngageDb db, [FromServices] AuditTrail audit)
    {
        var account = await AccountAsync();
        await db.WriteAsync(async _ =>
        {
            await accounts.UpdateSecurityStampAsync(account);
            await sessions.EndAllAsync(account.Id);
            audit.Record(db, Actor, "signed-out-everywhere", SecondFactors.Subject(account));
        });
        await sessions.EndAsync();
        return RedirectToPage("/Staff/SignIn");
    }
}
