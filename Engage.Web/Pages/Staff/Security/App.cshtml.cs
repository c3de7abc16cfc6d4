using System.Security.Cryptography;
using Engage.Web.Security;
using Engage.Web.Security.SecondFactor;
using Engage.Web.Security.Sessions;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Security;

/// <summary>
/// Sets up or replaces the authenticator app. The new key travels encrypted in the form and counts only once its code was
/// shown, so that opening the page changes nothing and a half-done set-up locks nobody out.
/// </summary>
[Authorize(Permissions.ChangeOwnSecurity)]
public sealed class AppModel(SecondFactors secondFactors, StaffSessions sessions, IDataProtectionProvider protection, BodySettings body, TimeProvider time) : SecondFactorPage(secondFactors)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(30);

    private string _key = "";

    /// <summary>The code the new app shows.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The key being set up, encrypted.</summary>
    [BindProperty]
    public string? Pending { get; set; }

    /// <summary>The key in groups of four, to be typed.</summary>
    public string SpacedKey => string.Join(' ', _key.Chunk(4).Select(group => new string(group)));

    /// <summary>The QR code.</summary>
    public HtmlString Drawing => QrCode.Draw(OneTimeCode.Address(body.ShortName, Account.UserName!, _key), "QR code for your authenticator app. The key in text is below it.");

    // Bound to the account: a form made for somebody else is of no use here.
    private ITimeLimitedDataProtector Protector => protection.CreateProtector("Engage.Staff.PendingKey", Account.Id.ToString("N")).ToTimeLimitedDataProtector();

    /// <summary>Shows a new key.</summary>
    public void OnGet() => Offer(OneTimeCode.NewKey());

    /// <summary>Takes the key when its code is right.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (Reveal(Pending) is not { } key)
        {
            Offer(OneTimeCode.NewKey());
            ModelState.Clear();
            return Wrong(nameof(Code), "That took too long. Scan the new code");
        }
        Offer(key);
        if (OneTimeCode.Digits(Code).Length != 6) { return Wrong(nameof(Code), "Enter the six digits the app shows"); }
        if (OneTimeCode.Match(key, Code!, time.GetUtcNow(), lastStep: 0) is null) { return Wrong(nameof(Code), "Check the code. The app shows a new one every 30 seconds"); }

        TempData[RecoveryCodesModel.Key] = string.Join(' ', await SecondFactors.SetUpCodesAsync(Account, key));
        await sessions.BeginAsync(Account, SignInMethod.OneTimeCode);
        return RedirectToPage("/Staff/Security/RecoveryCodes");
    }

    private void Offer(string key) => (_key, Pending) = (key, Protector.Protect(key, time.GetUtcNow() + _patience));

    private string? Reveal(string? pending)
    {
        try
        {
            return string.IsNullOrEmpty(pending) ? null : Protector.Unprotect(pending, out var until) is { } key && until > time.GetUtcNow() ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
