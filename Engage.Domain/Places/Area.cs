namespace Engage.Domain.Places;

/// <summary>The levels of the area tree, from the widest to the smallest.</summary>
public enum AreaKind
{
    /// <summary>The whole police force area.</summary>
    Force,

    /// <summary>A council that bills the council tax.</summary>
    LocalAuthority,

    /// <summary>A Local Policing Unit.</summary>
    LocalPolicingUnit,

    /// <summary>A policing community within a unit.</summary>
    PolicingCommunity,
}

/// <summary>A place in the area tree, with the days between which it exists. Codes are stable and are what answers keep.</summary>
public sealed class Area
{
    /// <summary>The most characters a code has.</summary>
    public const int MaxCodeLength = 40;

    /// <summary>The most characters a name has.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Makes an area. The importer has checked lengths and dates; broken rules throw.</summary>
    /// <exception cref="ArgumentException">The code or the name is empty or too long, or the dates are the wrong way round.</exception>
    public Area(string code, string name, AreaKind kind, string? parentCode, string? onsCode, DateOnly validFrom, DateOnly? validTo)
    {
        Code = code is { Length: > 0 and <= MaxCodeLength } ? code : throw new ArgumentException("An area needs a code of 1 to 40 characters.", nameof(code));
        Change(name, kind, parentCode, onsCode, validFrom, validTo);
        Name = name;
    }

    /// <summary>The office's own stable code, or the ONS code where there is one, such as E06000049.</summary>
    public string Code { get; private set; }

    /// <summary>The name as people know it.</summary>
    public string Name { get; private set; }

    /// <summary>The level in the tree.</summary>
    public AreaKind Kind { get; private set; }

    /// <summary>The area this one lies in; null for the force.</summary>
    public string? ParentCode { get; private set; }

    /// <summary>The nine-character code of the Office for National Statistics, where there is one.</summary>
    public string? OnsCode { get; private set; }

    /// <summary>The first day it exists.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>The last day it exists; null while it goes on.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Whether it exists on a day.</summary>
    public bool IsValidOn(DateOnly day) => day >= ValidFrom && (ValidTo is not { } last || day <= last);

    /// <summary>Takes what a later import says of the same code.</summary>
    /// <exception cref="ArgumentException">The name is empty or too long, or the dates are the wrong way round.</exception>
    public void Change(string name, AreaKind kind, string? parentCode, string? onsCode, DateOnly validFrom, DateOnly? validTo)
    {
        if (name is not { Length: > 0 and <= MaxNameLength }) { throw new ArgumentException("An area needs a name of 1 to 100 characters.", nameof(name)); }
        if (validTo < validFrom) { throw new ArgumentException("An area cannot end before it begins.", nameof(validTo)); }

        (Name, Kind, ParentCode, OnsCode, ValidFrom, ValidTo) = (name, kind, parentCode, onsCode, validFrom, validTo);
    }
}

/// <summary>One postcode and the smallest area known for it. Never stored with an answer.</summary>
/// <param name="Postcode">Upper case without a space, such as CW72UA.</param>
/// <param name="AreaCode">The code of the smallest area it lies in.</param>
public sealed record PostcodeEntry(string Postcode, string AreaCode);
