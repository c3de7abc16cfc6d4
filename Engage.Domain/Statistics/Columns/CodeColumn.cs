using System.Runtime.InteropServices;

namespace Engage.Domain.Statistics;

/// <summary>
/// One closed answer of every response as a small number: 0 to 3 for the four kinds of missing
/// (<see cref="AnswerState"/>), <see cref="FirstCategory"/> and above for the categories. Held in one byte to a row, in two
/// or four when there are more categories than fit. Rows are only ever appended.
/// </summary>
/// <param name="name">The column's name.</param>
public sealed class CodeColumn(string name)
{
    /// <summary>The code of the first category; codes below are kinds of missing.</summary>
    public const int FirstCategory = (int)AnswerState.Answered;

    private readonly List<string> _categories = [];
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private byte[] _bytes = [];
    private ushort[]? _shorts;
    private int[]? _ints;

    /// <summary>A column whose categories are known and in order.</summary>
    public CodeColumn(string name, IEnumerable<string> categories) : this(name)
    {
        foreach (var category in categories) { CodeOf(category); }
    }

    /// <summary>The column's name.</summary>
    public string Name => name;

    /// <summary>The categories in the order of their codes.</summary>
    public IReadOnlyList<string> Categories => _categories;

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>One more than the highest code.</summary>
    public int CodeCount => FirstCategory + _categories.Count;

    /// <summary>Bytes to a row: 1, 2 or 4.</summary>
    public int Width => _ints is not null ? 4 : _shorts is not null ? 2 : 1;

    /// <summary>The code of a row.</summary>
    public int this[int row] => _ints is not null ? _ints[row] : _shorts is not null ? _shorts[row] : _bytes[row];

    /// <summary>All codes, when a row takes one byte; otherwise empty.</summary>
    public ReadOnlySpan<byte> Bytes => Width == 1 ? _bytes.AsSpan(0, Count) : default;

    /// <summary>How a row dealt with the question.</summary>
    public AnswerState StateOf(int row) => this[row] is var code and < FirstCategory ? (AnswerState)code : AnswerState.Answered;

    /// <summary>The index into <see cref="Categories"/> of a row; -1 when missing.</summary>
    public int CategoryAt(int row) => Math.Max(this[row] - FirstCategory, -1);

    /// <summary>The index of a category; -1 when the column has none of this name.</summary>
    public int IndexOf(string category) => _codes.TryGetValue(category, out var code) ? code - FirstCategory : -1;

    /// <summary>The code of a category, which is added when it is new.</summary>
    public int CodeOf(string category)
    {
        ref var code = ref CollectionsMarshal.GetValueRefOrAddDefault(_codes, category, out var isKnown);
        if (!isKnown)
        {
            code = CodeCount;
            _categories.Add(category);
        }
        return code;
    }

    /// <summary>Appends a row with a category.</summary>
    public void Add(string category) => AddCode(CodeOf(category));

    /// <summary>Appends a row without an answer.</summary>
    /// <exception cref="ArgumentException">The state is <see cref="AnswerState.Answered"/>.</exception>
    public void Add(AnswerState state)
    {
        if (state == AnswerState.Answered) { throw new ArgumentException("An answer has a category.", nameof(state)); }
        AddCode((int)state);
    }

    /// <summary>Appends a row by its code.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such code.</exception>
    public void AddCode(int code)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(code);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(code, CodeCount);
        if (_ints is null && code > (_shorts is null ? byte.MaxValue : ushort.MaxValue)) { Widen(code); }
        if (_ints is not null) { Put(ref _ints, code); }
        else if (_shorts is not null) { Put(ref _shorts, (ushort)code); }
        else { Put(ref _bytes, (byte)code); }
        Count++;
    }

    /// <summary>Copies codes as whole numbers, however wide they are kept.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="into">As many rows as it has places.</param>
    public void CopyCodes(int start, Span<int> into)
    {
        if (_ints is not null) { _ints.AsSpan(start, into.Length).CopyTo(into); }
        else if (_shorts is not null)
        {
            var from = _shorts.AsSpan(start, into.Length);
            for (var i = 0; i < into.Length; i++) { into[i] = from[i]; }
        }
        else
        {
            var from = _bytes.AsSpan(start, into.Length);
            for (var i = 0; i < into.Length; i++) { into[i] = from[i]; }
        }
    }

    /// <summary>A copy that shares nothing with this column.</summary>
    public CodeColumn Copy() => new(name, _categories) { Count = Count, _bytes = Width == 1 ? _bytes[..Count] : [], _shorts = _shorts?[..Count], _ints = _ints?[..Count] };

    /// <summary>Puts the last row in the place of an earlier one.</summary>
    internal void MoveLastTo(int row)
    {
        Count--;
        if (_ints is not null) { _ints[row] = _ints[Count]; }
        else if (_shorts is not null) { _shorts[row] = _shorts[Count]; }
        else { _bytes[row] = _bytes[Count]; }
    }

    /// <summary>The codes as they are held.</summary>
    internal ReadOnlySpan<byte> Raw => _ints is not null ? MemoryMarshal.AsBytes(_ints.AsSpan(0, Count)) : _shorts is not null ? MemoryMarshal.AsBytes(_shorts.AsSpan(0, Count)) : _bytes.AsSpan(0, Count);

    /// <summary>A column of so many rows to be filled in as it was held.</summary>
    /// <param name="name">The name.</param>
    /// <param name="categories">The categories.</param>
    /// <param name="width">Bytes to a row.</param>
    /// <param name="count">Rows.</param>
    /// <param name="fill">Fills in the codes.</param>
    internal static CodeColumn Restore(string name, IEnumerable<string> categories, int width, int count, FillBytes fill)
    {
        var column = new CodeColumn(name, categories) { Count = count };
        switch (width)
        {
            case 1: fill(column._bytes = GC.AllocateUninitializedArray<byte>(count)); break;
            case 2: fill(MemoryMarshal.AsBytes((column._shorts = GC.AllocateUninitializedArray<ushort>(count)).AsSpan())); break;
            default: fill(MemoryMarshal.AsBytes((column._ints = GC.AllocateUninitializedArray<int>(count)).AsSpan())); break;
        }
        return column;
    }

    /// <summary>All codes as whole numbers.</summary>
    internal int[] ToCodes()
    {
        var codes = new int[Count];
        CopyCodes(0, codes);
        return codes;
    }

    private void Widen(int code)
    {
        if (code > ushort.MaxValue)
        {
            _ints = new int[Math.Max(Count + 1, 16)];
            for (var i = 0; i < Count; i++) { _ints[i] = _shorts is null ? _bytes[i] : _shorts[i]; }
            _shorts = null;
        }
        else
        {
            _shorts = new ushort[Math.Max(Count + 1, 16)];
            for (var i = 0; i < Count; i++) { _shorts[i] = _bytes[i]; }
        }
        _bytes = [];
    }

    private void Put<T>(ref T[] rows, T code)
    {
        if (Count == rows.Length) { Array.Resize(ref rows, Math.Max(16, rows.Length + (rows.Length >> 1))); }
        rows[Count] = code;
    }
}

/// <summary>Fills bytes in.</summary>
internal delegate void FillBytes(Span<byte> bytes);
