using Engage.Domain.Reports.Consultation;

namespace Engage.Domain.Reports.Areas;

/// <summary>Whom to talk to in an area.</summary>
/// <param name="Role">What they are, such as Named officer.</param>
/// <param name="Name">The name.</param>
/// <param name="Contact">How to reach them; may be empty.</param>
public sealed record SheetContact(string Role, string Name, string Contact);

/// <summary>Where and when somebody can be met.</summary>
/// <param name="When">Day and time in words.</param>
/// <param name="What">What it is.</param>
/// <param name="Where">The place.</param>
public sealed record SheetEvent(string When, string What, string Where);

/// <summary>A local priority on a sheet.</summary>
/// <param name="Name">Such as Priority 12.</param>
/// <param name="Statement">What it says.</param>
/// <param name="Status">Where it stands, in words.</param>
/// <param name="Finding">What residents said, in the sentence of its first evidence that may be shown; may be empty.</param>
/// <param name="Latest">What happened last; may be empty.</param>
public sealed record SheetPriority(string Name, string Statement, string Status, string Finding, string Latest);

/// <summary>Everything a sheet of an area is made of; all of it is public.</summary>
public sealed record AreaSheetInput
{
    /// <summary>What the area is called.</summary>
    public required string Area { get; init; }

    /// <summary>What kind of area it is.</summary>
    public required string Kind { get; init; }

    /// <summary>What it lies in, from the nearest; may be empty.</summary>
    public required IReadOnlyList<string> Within { get; init; }

    /// <summary>Officers and their kind.</summary>
    public IReadOnlyList<SheetContact> Contacts { get; init; } = [];

    /// <summary>The next meetings with residents.</summary>
    public IReadOnlyList<SheetEvent> Events { get; init; } = [];

    /// <summary>The priorities that hold or held lately; those that hold first.</summary>
    public required IReadOnlyList<SheetPriority> Priorities { get; init; }

    /// <summary>The area's row of published tables, each cut down to it, with the title of the report.</summary>
    public IReadOnlyList<(string Report, TableBlock Table)> Results { get; init; } = [];

    /// <summary>What has changed lately, each a sentence with its day, newest first.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The area's assembly in a sentence; null for none.</summary>
    public string? Assembly { get; init; }

    /// <summary>How often the office and the police met residents lately, in a sentence; null when that is not known.</summary>
    public string? Engagement { get; init; }

    /// <summary>The address of the area's page; null when the site does not know its own.</summary>
    public string? Address { get; init; }

    /// <summary>Who publishes it.</summary>
    public required Publisher Publisher { get; init; }

    /// <summary>The day it is made.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Whether anything in it is made up.</summary>
    public bool IsDemonstration { get; init; }
}
