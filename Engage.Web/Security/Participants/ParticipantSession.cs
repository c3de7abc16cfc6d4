namespace Engage.Web.Security.Participants;

/// <summary>
/// One browser a participant is signed in with. The cookie names it, and it is looked up at each request: after signing out
/// or erasing, a copied cookie is worth nothing. Holds no network address and no browser.
/// </summary>
public sealed class ParticipantSession
{
    /// <summary>How long it lasts at the most; without use the cookie ends after an hour.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>A PublicId, known only to the browser's encrypted cookie.</summary>
    public required string Id { get; init; }

    /// <summary>The keyed hash of the address that was shown to be the person's.</summary>
    public required string EmailHash { get; init; }

    /// <summary>When it ends in any case.</summary>
    public required DateTimeOffset EndsAt { get; init; }
}
