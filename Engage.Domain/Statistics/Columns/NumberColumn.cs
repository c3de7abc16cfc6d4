using System.Runtime.InteropServices;

namespace Engage.Domain.Statistics;

/// <summary>One number of every response; a missing one is NaN, with its kind in the lowest bits, which arithmetic does not look at.</summary>
/// <param name="name">The column's name.</param>
public sealed class NumberColumn(string name)
{
    private const long StateBits = 7;
    private static readonly long NaNBits = BitConverter.DoubleToInt64Bits(double.NaN);

    private double[] _values = [];

    /// <summary>The column's name.</summary>
    public string Name => name;

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The numbers; NaN where missing.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>The number of a row; NaN when missing.</summary>
    public double this[int row] => Values[row];

    /// <summary>How a row dealt with the question.</summary>
    public AnswerState StateOf(int row) =>
        double.IsNaN(Values[row]) ? (AnswerState)(BitConverter.DoubleToInt64Bits(Values[row]) & StateBits) : AnswerState.Answered;

    /// <summary>Appends a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not finite.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value)) { throw new ArgumentOutOfRangeException(nameof(value), value, "A number must be finite."); }
        Put(value);
    }

    /// <summary>Appends a row without a number.</summary>
    /// <exception cref="ArgumentException">The state is <see cref="AnswerState.Answered"/>.</exception>
    public void Add(AnswerState state)
    {
        if (state == AnswerState.Answered) { throw new ArgumentException("An answer has a number.", nameof(state)); }
        Put(BitConverter.Int64BitsToDouble(NaNBits | (long)state));
    }

    /// <summary>A copy that shares nothing with this column.</summary>
    public NumberColumn Copy() => new(name) { Count = Count, _values = _values[..Count] };

    /// <summary>Puts the last row in the place of an earlier one.</summary>
    internal void MoveLastTo(int row) => _values[row] = _values[--Count];

    /// <summary>A column of so many rows to be filled in as it was held.</summary>
    internal static NumberColumn Restore(string name, int count, FillBytes fill)
    {
        var column = new NumberColumn(name) { Count = count, _values = GC.AllocateUninitializedArray<double>(count) };
        fill(MemoryMarshal.AsBytes(column._values.AsSpan()));
        return column;
    }

    private void Put(double value)
    {
        if (Count == _values.Length) { Array.Resize(ref _values, Math.Max(16, _values.Length + (_values.Length >> 1))); }
        _values[Count++] = value;
    }
}
