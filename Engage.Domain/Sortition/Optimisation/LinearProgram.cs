using System.Runtime.InteropServices;

namespace Engage.Domain.Sortition.Optimisation;

/// <summary>
/// Maximise cost·x where every column lies within its bounds and every row's sum within the row's bounds. Columns are sparse; made for few rows (tens to
/// some hundreds) and many columns.
/// </summary>
internal sealed class LinearProgram
{
    private readonly List<int> _start = [0];
    private readonly List<int> _rows = [];
    private readonly List<double> _values = [];
    private readonly List<(double Lower, double Upper, double Cost)> _columns = [];
    private readonly List<(double Lower, double Upper)> _rowBounds = [];

    /// <summary>How many rows.</summary>
    public int RowCount => _rowBounds.Count;

    /// <summary>How many columns.</summary>
    public int ColumnCount => _columns.Count;

    /// <summary>Where each column's entries begin; one more than there are columns.</summary>
    public ReadOnlySpan<int> Start => CollectionsMarshal.AsSpan(_start);

    /// <summary>The rows of all entries.</summary>
    public ReadOnlySpan<int> EntryRows => CollectionsMarshal.AsSpan(_rows);

    /// <summary>The values of all entries.</summary>
    public ReadOnlySpan<double> EntryValues => CollectionsMarshal.AsSpan(_values);

    /// <summary>The bounds and cost of a column.</summary>
    public (double Lower, double Upper, double Cost) Column(int column) => _columns[column];

    /// <summary>The bounds of a row.</summary>
    public (double Lower, double Upper) Row(int row) => _rowBounds[row];

    /// <summary>Adds a row.</summary>
    /// <returns>Its number.</returns>
    public int AddRow(double lower, double upper)
    {
        _rowBounds.Add((lower, upper));
        return _rowBounds.Count - 1;
    }

    /// <summary>Adds an entry to the column that <see cref="AddColumn"/> will make next; each row once.</summary>
    public void AddEntry(int row, double value)
    {
        _rows.Add(row);
        _values.Add(value);
    }

    /// <summary>Makes a column of the entries added since the one before.</summary>
    /// <returns>Its number.</returns>
    public int AddColumn(double lower, double upper, double cost = 0)
    {
        _start.Add(_rows.Count);
        _columns.Add((lower, upper, cost));
        return _columns.Count - 1;
    }
}
