namespace Engage.Domain.Messages;

/// <summary>What an address gets no more.</summary>
public enum SuppressionScope
{
    /// <summary>Newsletters only: the person unsubscribed.</summary>
    Newsletters,

    /// <summary>Anything: mail to it does not arrive, or must not.</summary>
    Everything,
}

/// <summary>An address that gets no mail, known by its keyed hash only.</summary>
public sealed class Suppression
{
    /// <summary>The most characters of a reason.</summary>
    public const int MaxReason = 200;

    /// <summary>Keyed hash of the address.</summary>
    public required string AddressHash { get; init; }

    /// <summary>What it does not get.</summary>
    public required SuppressionScope Scope { get; init; }

    /// <summary>Why, as staff wrote it or the program knows it.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset At { get; init; }
}
