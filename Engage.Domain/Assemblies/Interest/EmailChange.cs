namespace Engage.Domain.Assemblies.Interest;

/// <summary>A new e-mail address that waits to be confirmed; at most one for each registration.</summary>
public sealed class EmailChange
{
    /// <summary>The registration.</summary>
    public required string RegistrationId { get; init; }

    /// <summary>The new address, encrypted.</summary>
    public required string Email { get; set; }

    /// <summary>Its keyed hash.</summary>
    public required string EmailHash { get; set; }

    /// <summary>Until when it can be confirmed.</summary>
    public required DateTimeOffset ValidUntil { get; set; }
}
