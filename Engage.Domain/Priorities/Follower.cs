namespace Engage.Domain.Priorities;

/// <summary>
/// Somebody who asked to hear when something happens with one subject. Nothing connects them with an answer; what is kept is the
/// address alone, and only once they have confirmed it from their mailbox is anything but that question ever sent.
/// </summary>
public sealed class Follower
{
    /// <summary>The most characters of a subject.</summary>
    public const int MaxSubjectLength = 80;

    /// <summary>A random id; messages know the follower by it.</summary>
    public required string Id { get; init; }

    /// <summary>What they follow, such as survey:precept-2027-28, priority:12 or county.</summary>
    public required string Subject { get; init; }

    /// <summary>The keyed hash of the address: one follower for each address and subject.</summary>
    public required string AddressHash { get; init; }

    /// <summary>The address, encrypted.</summary>
    public required string Address { get; init; }

    /// <summary>When they asked last.</summary>
    public required DateTimeOffset AskedAt { get; set; }

    /// <summary>How often they were asked to confirm.</summary>
    public int TimesAsked { get; set; } = 1;

    /// <summary>When they confirmed; null before.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }
}
