namespace Engage.Web.Security.Links;

/// <summary>A mailed link by which a participant signs in, once. Only the hash of its token is stored: reading the table lets nobody in.</summary>
public sealed class SignInLink
{
    /// <summary>SHA-256 of the token, 64 hex digits.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Who signs in, by an opaque id.</summary>
    public required string Person { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When it stops working.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used; null before.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
