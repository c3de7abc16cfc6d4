namespace Engage.Domain.Places;

/// <summary>Where somebody lives, as the codes an answer keeps: the ancestors of an area and the area itself, each null where not known.</summary>
/// <param name="LocalAuthorityCode">The council.</param>
/// <param name="LocalPolicingUnitCode">The Local Policing Unit.</param>
/// <param name="CommunityCode">The policing community.</param>
public sealed record Place(string? LocalAuthorityCode, string? LocalPolicingUnitCode, string? CommunityCode)
{
    /// <summary>Somewhere in the force area, or not known at all.</summary>
    public static Place Unknown { get; } = new(null, null, null);

    /// <summary>The code of the smallest area known; null when none is.</summary>
    public string? SmallestCode => CommunityCode ?? LocalPolicingUnitCode ?? LocalAuthorityCode;
}
