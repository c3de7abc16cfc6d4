using System.Collections.Frozen;

namespace Engage.Domain.Places;

/// <summary>
/// The area tree and the postcodes, read-only and in memory, safe for any number of readers. A postcode takes ten bytes
/// (a key and an index in two sorted arrays), so the 1.7 million of the United Kingdom take 17 MB, and is found by binary search.
/// </summary>
public sealed class Gazetteer
{
    private readonly Area[] _areas;
    private readonly Place[] _places;
    private readonly FrozenDictionary<string, int> _indexes;
    private readonly ulong[] _keys;
    private readonly ushort[] _areaOfKey;

    internal Gazetteer(Area[] areas, FrozenDictionary<string, int> indexes, ulong[] keys, ushort[] areaOfKey)
    {
        (_areas, _indexes, _keys, _areaOfKey) = (areas, indexes, keys, areaOfKey);
        _places = [.. areas.Select(WorkOutPlace)];
    }

    /// <summary>Makes a gazetteer; for millions of postcodes use <see cref="GazetteerBuilder"/>.</summary>
    /// <exception cref="ArgumentException">A code is used twice, a parent is missing, or an area is its own ancestor.</exception>
    /// <exception cref="InvalidOperationException">A postcode comes twice.</exception>
    public static Gazetteer From(IEnumerable<Area> areas, IEnumerable<PostcodeEntry> postcodes)
    {
        var builder = new GazetteerBuilder(areas);
        foreach (var (postcode, areaCode) in postcodes) { builder.Add(postcode, areaCode); }
        return builder.Build();
    }

    /// <summary>A gazetteer of nothing: before the first import.</summary>
    public static Gazetteer Empty { get; } = From([], []);

    /// <summary>Every area, past and present, in display order: by kind from the widest, then by name.</summary>
    public IReadOnlyList<Area> Areas => _areas;

    /// <summary>How many postcodes are known.</summary>
    public int PostcodeCount => _keys.Length;

    /// <summary>The area of a code, or null.</summary>
    public Area? Find(string? code) => code is not null && _indexes.TryGetValue(code, out var index) ? _areas[index] : null;

    /// <summary>The areas directly within another that exist on a day, in display order.</summary>
    /// <param name="code">The area above; null for the top of the tree.</param>
    /// <param name="day">The day.</param>
    public IReadOnlyList<Area> Children(string? code, DateOnly day) =>
        [.. _areas.Where(a => string.Equals(a.ParentCode, code, StringComparison.Ordinal) && a.IsValidOn(day))];

    /// <summary>Whether an area is another one or lies in it, at whatever depth.</summary>
    /// <param name="code">The area that may lie within.</param>
    /// <param name="outer">The area that may hold it.</param>
    public bool IsWithin(string code, string outer)
    {
        for (var at = Find(code); at is not null; at = Find(at.ParentCode))
        {
            if (string.Equals(at.Code, outer, StringComparison.Ordinal)) { return true; }
        }
        return false;
    }

    /// <summary>The areas an area lies in, the nearest first.</summary>
    public IEnumerable<Area> Above(Area area)
    {
        for (var at = Find(area.ParentCode); at is not null; at = Find(at.ParentCode)) { yield return at; }
    }

    /// <summary>The areas of a kind that exist on a day, in display order.</summary>
    public IReadOnlyList<Area> Of(AreaKind kind, DateOnly day) => [.. _areas.Where(a => a.Kind == kind && a.IsValidOn(day))];

    /// <summary>The place of a postcode as somebody typed it; null when it is no postcode, or not one known here.</summary>
    public Place? FindPostcode(string? raw)
    {
        if (!Postcode.TryPack(raw, out var key)) { return null; }
        var at = Array.BinarySearch(_keys, key);
        return at < 0 ? null : _places[_areaOfKey[at]];
    }

    /// <summary>The area and its ancestors as a place.</summary>
    /// <exception cref="ArgumentException">The code is not known.</exception>
    public Place PlaceOf(string areaCode) => _indexes.TryGetValue(areaCode, out var index)
        ? _places[index]
        : throw new ArgumentException($"No area has the code {areaCode}.", nameof(areaCode));

    private Place WorkOutPlace(Area area)
    {
        var place = Place.Unknown;
        for (Area? at = area; at is not null; at = Find(at.ParentCode))
        {
            place = at.Kind switch
            {
                AreaKind.LocalAuthority => place with { LocalAuthorityCode = at.Code },
                AreaKind.LocalPolicingUnit => place with { LocalPolicingUnitCode = at.Code },
                AreaKind.PolicingCommunity => place with { CommunityCode = at.Code },
                _ => place,
            };
        }
        return place;
    }
}
