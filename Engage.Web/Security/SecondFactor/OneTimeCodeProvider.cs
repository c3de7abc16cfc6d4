using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace Engage.Web.Security.SecondFactor;

/// <summary>
/// Checks the code of an authenticator app. The framework's own provider takes the same code again for two minutes; here
/// a code counts once, and so does every earlier one.
/// </summary>
public sealed class OneTimeCodeProvider(TimeProvider time) : IUserTwoFactorTokenProvider<StaffAccount>
{
    private const string Store = "engage";
    private const string LastStep = "last-code-step";

    /// <inheritdoc/>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffAccount> manager, StaffAccount user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key) { return false; }
        var text = await manager.GetAuthenticationTokenAsync(user, Store, LastStep);
        var last = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (OneTimeCode.Match(key, token, time.GetUtcNow(), last) is not { } step) { return false; }

        // Two requests with the same code at once: the account's concurrency stamp lets only one of them through.
        return (await manager.SetAuthenticationTokenAsync(user, Store, LastStep, step.ToString(CultureInfo.InvariantCulture))).Succeeded;
    }

    /// <inheritdoc/>
    public Task<string> GenerateAsync(string purpose, UserManager<StaffAccount> manager, StaffAccount user) => Task.FromResult("");

    /// <inheritdoc/>
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<StaffAccount> manager, StaffAccount user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 };
}
