using System.Security.Cryptography;
using Engage.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Engage.Web.Security.Accounts;

/// <summary>
/// Keeps accounts. The key of the authenticator app and the recovery codes are encrypted, so that a copy of the database
/// alone is not a second factor; the framework's own store keeps them readable.
/// </summary>
public sealed class StaffStore(EngageDb db, IDataProtectionProvider protection, IdentityErrorDescriber describer)
    : UserStore<StaffAccount, IdentityRole<Guid>, EngageDb, Guid>(db, describer)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Engage.Staff.Tokens");

    /// <inheritdoc/>
    public override Task SetTokenAsync(StaffAccount user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _protector.Protect(value), cancellationToken);

    /// <inheritdoc/>
    public override async Task<string?> GetTokenAsync(StaffAccount user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        var kept = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        if (string.IsNullOrEmpty(kept)) { return null; }
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            // The key ring is another one: codes cannot be checked, so none is right, and an administrator resets them.
            return null;
        }
    }
}
