using Microsoft.AspNetCore.Identity;

namespace Engage.Web.Security;

/// <summary>A member of staff who can sign in.</summary>
public sealed class StaffAccount : IdentityUser<Guid>
{
    /// <summary>The most characters a shown name has.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Makes an account with an id that reveals no order.</summary>
    public StaffAccount() => (Id, SecurityStamp) = (Guid.NewGuid(), Guid.NewGuid().ToString());

    /// <summary>Makes an account that signs in with an e-mail address.</summary>
    public StaffAccount(string email, string displayName, DateTimeOffset now)
        : this() => (UserName, Email, DisplayName, CreatedAt) = (email, email, displayName, now);

    /// <summary>The name colleagues see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The area of an area editor, who works in it and the areas within it; null for every other role.</summary>
    public string? AreaCode { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it last signed in.</summary>
    public DateTimeOffset? LastSignedInAt { get; set; }

    /// <summary>When it was closed; a closed account cannot sign in and its sessions end with their next request.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>
    /// Until when the one-time password an administrator gave can be used; null once the person has set their own.
    /// </summary>
    public DateTimeOffset? OneTimePasswordUntil { get; set; }
}
