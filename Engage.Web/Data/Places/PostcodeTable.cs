namespace Engage.Web.Data.Places;

/// <summary>
/// Postcodes with an area and the line they stand on, as two arrays: 16 bytes each, so that the whole country is compared
/// with what is kept, and each double found, before the first row is written.
/// </summary>
internal sealed class PostcodeTable
{
    private ulong[] _keys = new ulong[1024];
    private long[] _values = new long[1024]; // the line above, the area's index in the lowest 16 bits

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The packed postcode at a position.</summary>
    public ulong Key(int at) => _keys[at];

    /// <summary>The index of its area.</summary>
    public ushort Area(int at) => (ushort)_values[at];

    /// <summary>The line it stands on.</summary>
    public int Line(int at) => (int)(_values[at] >> 16);

    /// <summary>Adds a postcode at the end.</summary>
    public void Add(ulong key, ushort area, int line = 0)
    {
        if (Count == _keys.Length)
        {
            Array.Resize(ref _keys, Count * 2);
            Array.Resize(ref _values, Count * 2);
        }
        (_keys[Count], _values[Count]) = (key, ((long)line << 16) | area);
        Count++;
    }

    /// <summary>Puts the postcodes in order; doubles stand together, in the order of their lines.</summary>
    public void Sort()
    {
        Array.Sort(_keys, _values, 0, Count);
        for (var start = 0; start < Count;)
        {
            var end = start + 1;
            while (end < Count && _keys[end] == _keys[start]) { end++; }
            if (end - start > 1) { Array.Sort(_values, start, end - start); }
            start = end;
        }
    }
}
