using System.Diagnostics.CodeAnalysis;

namespace Engage.Domain.Statistics;

/// <summary>
/// The responses of one survey turned on their side: a column to each closed answer and to each number. Extended row by
/// row; every column has the same rows. A column of categories and one of numbers may share a name.
/// </summary>
public sealed class ColumnStore
{
    private readonly OrderedDictionary<string, CodeColumn> _codes = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, NumberColumn> _numbers = new(StringComparer.Ordinal);

    /// <summary>The columns of categories, in the order they were added.</summary>
    public IReadOnlyCollection<CodeColumn> Codes => _codes.Values;

    /// <summary>The columns of numbers, in the order they were added.</summary>
    public IReadOnlyCollection<NumberColumn> Numbers => _numbers.Values;

    /// <summary>How many rows there are.</summary>
    /// <exception cref="InvalidOperationException">A row is half added: columns differ in length.</exception>
    public int Count
    {
        get
        {
            var counts = _codes.Values.Select(c => c.Count).Concat(_numbers.Values.Select(c => c.Count)).Distinct().ToList();
            return counts.Count switch
            {
                0 => 0,
                1 => counts[0],
                _ => throw new InvalidOperationException("The columns differ in length."),
            };
        }
    }

    /// <summary>Bytes that the codes and numbers take.</summary>
    public long Bytes => _codes.Values.Sum(c => (long)c.Count * c.Width) + _numbers.Values.Sum(c => (long)c.Count * sizeof(double));

    /// <summary>Adds a column of categories.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public CodeColumn Add(CodeColumn column)
    {
        if (!_codes.TryAdd(column.Name, column)) { throw Taken(column.Name); }
        return column;
    }

    /// <summary>Adds a column of numbers.</summary>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public NumberColumn Add(NumberColumn column)
    {
        if (!_numbers.TryAdd(column.Name, column)) { throw Taken(column.Name); }
        return column;
    }

    /// <summary>The column of categories of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public CodeColumn Code(string name) => _codes[name];

    /// <summary>The column of numbers of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public NumberColumn Number(string name) => _numbers[name];

    /// <summary>The column of categories of a name, if there is one.</summary>
    public bool TryCode(string name, [NotNullWhen(true)] out CodeColumn? column) => _codes.TryGetValue(name, out column);

    /// <summary>The column of numbers of a name, if there is one.</summary>
    public bool TryNumber(string name, [NotNullWhen(true)] out NumberColumn? column) => _numbers.TryGetValue(name, out column);

    /// <summary>A copy that shares nothing with this store.</summary>
    public ColumnStore Copy()
    {
        var copy = new ColumnStore();
        foreach (var column in Codes) { copy.Add(column.Copy()); }
        foreach (var column in Numbers) { copy.Add(column.Copy()); }
        return copy;
    }

    /// <summary>Puts the last row in the place of an earlier one.</summary>
    internal void MoveLastTo(int row)
    {
        foreach (var column in Codes) { column.MoveLastTo(row); }
        foreach (var column in Numbers) { column.MoveLastTo(row); }
    }

    private static ArgumentException Taken(string name) => new($"There is a column {name} of this kind already.", nameof(name));
}
