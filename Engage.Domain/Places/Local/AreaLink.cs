namespace Engage.Domain.Places.Local;

/// <summary>How two areas belong together.</summary>
public enum AreaLinkKind
{
    /// <summary>They touch; kept both ways.</summary>
    Neighbour,

    /// <summary>The other one follows this one, which ended.</summary>
    Successor,
}

/// <summary>That one area belongs together with another one beside the tree.</summary>
/// <param name="Kind">How.</param>
/// <param name="AreaCode">This area.</param>
/// <param name="OtherCode">The other one.</param>
public sealed record AreaLink(AreaLinkKind Kind, string AreaCode, string OtherCode);

/// <summary>Where an area stands on the map of equal tiles.</summary>
/// <param name="AreaCode">The area.</param>
/// <param name="Column">From 1, west to east.</param>
/// <param name="Row">From 1, north to south.</param>
public sealed record AreaPosition(string AreaCode, int Column, int Row)
{
    /// <summary>The most columns and rows that fit a page.</summary>
    public const int MostColumns = 3, MostRows = 6;
}
