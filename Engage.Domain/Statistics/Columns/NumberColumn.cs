namespace Engage.Domain.Statistics;

/// <summary>One number of every response; a missing one is NaN, its kind kept beside it.</summary>
/// <param name="name">The column's name.</param>
public sealed class NumberColumn(string name)
{
    private double[] _values = [];
    private Dictionary<int, AnswerState>? _states;

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
        !double.IsNaN(Values[row]) ? AnswerState.Answered : _states?.GetValueOrDefault(row, AnswerState.PassedOver) ?? AnswerState.PassedOver;

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
        // Passed over is the usual kind and is not written down.
        if (state != AnswerState.PassedOver) { (_states ??= [])[Count] = state; }
        Put(double.NaN);
    }

    /// <summary>The rows whose missing number is not of the usual kind.</summary>
    internal IReadOnlyDictionary<int, AnswerState> UnusualStates => _states ?? [];

    /// <summary>A column of so many rows to be filled in as it was held.</summary>
    internal static NumberColumn Restore(string name, int count, Dictionary<int, AnswerState> states, FillBytes fill)
    {
        var column = new NumberColumn(name) { Count = count, _values = new double[count], _states = states.Count == 0 ? null : states };
        fill(System.Runtime.InteropServices.MemoryMarshal.AsBytes(column._values.AsSpan()));
        return column;
    }

    private void Put(double value)
    {
        if (Count == _values.Length) { Array.Resize(ref _values, Math.Max(16, _values.Length + (_values.Length >> 1))); }
        _values[Count++] = value;
    }
}
