using System.Collections.Frozen;

namespace Engage.Domain.Places;

/// <summary>Collects postcodes one at a time into a gazetteer, at ten bytes each and with no object to a postcode.</summary>
public sealed class GazetteerBuilder
{
    private readonly Area[] _areas;
    private readonly FrozenDictionary<string, int> _indexes;
    private ulong[] _keys;
    private ushort[] _areaOfKey;
    private int _count;
    private bool _isSorted = true;

    /// <summary>Begins with the areas.</summary>
    /// <param name="areas">All areas, in any order, at most 65,536.</param>
    /// <param name="expectedPostcodes">About how many postcodes will come: saves copying.</param>
    /// <exception cref="ArgumentException">A code is used twice, a parent is missing, or an area is its own ancestor.</exception>
    public GazetteerBuilder(IEnumerable<Area> areas, int expectedPostcodes = 0)
    {
        _areas = [.. areas.OrderBy(a => a.Kind).ThenBy(a => a.Name, StringComparer.OrdinalIgnoreCase).ThenBy(a => a.Code, StringComparer.Ordinal)];
        if (_areas.Length > ushort.MaxValue + 1) { throw new ArgumentException("A gazetteer holds at most 65,536 areas.", nameof(areas)); }

        _indexes = Enumerable.Range(0, _areas.Length).ToFrozenDictionary(i => _areas[i].Code, StringComparer.Ordinal);
        (_keys, _areaOfKey) = (new ulong[expectedPostcodes], new ushort[expectedPostcodes]);
        foreach (var area in _areas) { CheckAncestors(area); }
    }

    /// <summary>Adds a normalised postcode. A postcode of an unknown area is left out: a lookup then offers the list of areas.</summary>
    public void Add(ReadOnlySpan<char> postcode, string areaCode) => Add(Postcode.Pack(postcode), areaCode);

    /// <summary>Adds a packed postcode.</summary>
    public void Add(ulong key, string areaCode)
    {
        if (!_indexes.TryGetValue(areaCode, out var index)) { return; }
        if (_count == _keys.Length)
        {
            var larger = Math.Max(1024, _count * 2);
            Array.Resize(ref _keys, larger);
            Array.Resize(ref _areaOfKey, larger);
        }

        _isSorted &= _count == 0 || key > _keys[_count - 1];
        (_keys[_count], _areaOfKey[_count]) = (key, (ushort)index);
        _count++;
    }

    /// <summary>The gazetteer. Postcodes that came in order, as a database gives them, need no sorting.</summary>
    /// <exception cref="InvalidOperationException">A postcode came twice.</exception>
    public Gazetteer Build()
    {
        Array.Resize(ref _keys, _count);
        Array.Resize(ref _areaOfKey, _count);
        if (!_isSorted)
        {
            Array.Sort(_keys, _areaOfKey);
            for (var i = 1; i < _count; i++)
            {
                if (_keys[i] == _keys[i - 1]) { throw new InvalidOperationException($"Postcode {Postcode.Format(Postcode.Unpack(_keys[i]))} comes twice."); }
            }
        }
        return new Gazetteer(_areas, _indexes, _keys, _areaOfKey);
    }

    private void CheckAncestors(Area area)
    {
        var steps = 0;
        for (var at = area; at.ParentCode is { } parent; at = _areas[_indexes[parent]])
        {
            if (!_indexes.ContainsKey(parent)) { throw new ArgumentException($"Area {at.Code} lies in {parent}, which is not known.", nameof(area)); }
            if (++steps > _areas.Length) { throw new ArgumentException($"Area {area.Code} is its own ancestor.", nameof(area)); }
        }
    }
}
