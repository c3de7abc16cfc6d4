namespace Engage.Domain.Statistics;

/// <summary>Counts of two closed answers crossed, of those who gave both; rows and columns nobody is in are left out.</summary>
public sealed class ContingencyTable
{
    private ContingencyTable(IReadOnlyList<string> rows, IReadOnlyList<string> columns, int[,] counts, double[,] weighted) =>
        (Rows, Columns, Counts, Weighted) = (rows, columns, counts, weighted);

    /// <summary>The categories of the first answer.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The categories of the second answer.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Responses, rows by columns.</summary>
    public int[,] Counts { get; }

    /// <summary>Their weights.</summary>
    public double[,] Weighted { get; }

    /// <summary>Responses in all.</summary>
    public int N => Counts.Cast<int>().Sum();

    /// <summary>Crosses two columns.</summary>
    /// <param name="sample">The weights.</param>
    /// <param name="row">The first answer.</param>
    /// <param name="column">The second answer.</param>
    public static ContingencyTable Of(Sample sample, CodeColumn row, CodeColumn column) => TableCells.Of(sample, row, column).Table();

    /// <summary>The table with rows added up.</summary>
    /// <param name="rowOf">For each row, the row it becomes part of.</param>
    /// <param name="rows">The names of the new rows.</param>
    internal ContingencyTable Collapse(IReadOnlyList<int> rowOf, IReadOnlyList<string> rows)
    {
        var (counts, weighted) = (new int[rows.Count, Columns.Count], new double[rows.Count, Columns.Count]);
        for (var r = 0; r < Rows.Count; r++)
        {
            for (var c = 0; c < Columns.Count; c++)
            {
                counts[rowOf[r], c] += Counts[r, c];
                weighted[rowOf[r], c] += Weighted[r, c];
            }
        }
        return new(rows, Columns, counts, weighted);
    }

    internal static ContingencyTable Of(IReadOnlyList<string> rows, IReadOnlyList<string> columns, int[,] counts, double[,] weighted) => new(rows, columns, counts, weighted);

    /// <summary>A table of counts alone.</summary>
    public static ContingencyTable Of(int[,] counts)
    {
        var weighted = new double[counts.GetLength(0), counts.GetLength(1)];
        for (var r = 0; r < counts.GetLength(0); r++)
        {
            for (var c = 0; c < counts.GetLength(1); c++) { weighted[r, c] = counts[r, c]; }
        }
        return new([.. Names(counts.GetLength(0))], [.. Names(counts.GetLength(1))], counts, weighted);

        static IEnumerable<string> Names(int count) => Enumerable.Range(1, count).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}

/// <summary>The cell of each row of a crossed table; rows and columns of the table that hold no weight are left out.</summary>
internal sealed class TableCells
{
    private TableCells(string[] rows, string[] columns, int[] cellOf, int[] counts, double[] weighted) =>
        (Rows, Columns, CellOf, Counts, Weighted) = (rows, columns, cellOf, counts, weighted);

    public string[] Rows { get; }

    public string[] Columns { get; }

    /// <summary>For each row of the sample, row times columns plus column; -1 where either answer is missing.</summary>
    public int[] CellOf { get; }

    public int[] Counts { get; }

    public double[] Weighted { get; }

    public static TableCells Of(Sample sample, CodeColumn row, CodeColumn column)
    {
        if (row.Count != sample.Count || column.Count != sample.Count) { throw new ArgumentException("A column has other rows than the sample.", nameof(row)); }
        int r = row.Categories.Count, c = column.Categories.Count;
        var weights = new double[r * c];
        var cells = new int[sample.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            int a = row.CategoryAt(i), b = column.CategoryAt(i);
            cells[i] = a < 0 || b < 0 ? -1 : (a * c) + b;
            if (cells[i] >= 0) { weights[cells[i]] += sample.WeightOf(i); }
        }

        int[] rows = [.. Enumerable.Range(0, r).Where(a => Enumerable.Range(0, c).Any(b => weights[(a * c) + b] > 0))];
        int[] columns = [.. Enumerable.Range(0, c).Where(b => rows.Any(a => weights[(a * c) + b] > 0))];
        var map = new int[r * c];
        Array.Fill(map, -1);
        foreach (var (i, a) in rows.Index()) { foreach (var (j, b) in columns.Index()) { map[(a * c) + b] = (i * columns.Length) + j; } }

        var counts = new int[rows.Length * columns.Length];
        var weighted = new double[counts.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] < 0 || (cells[i] = map[cells[i]]) < 0) { continue; }
            counts[cells[i]]++;
            weighted[cells[i]] += sample.WeightOf(i);
        }
        return new([.. rows.Select(a => row.Categories[a])], [.. columns.Select(b => column.Categories[b])], cells, counts, weighted);
    }

    public ContingencyTable Table()
    {
        var counts = new int[Rows.Length, Columns.Length];
        var weighted = new double[Rows.Length, Columns.Length];
        for (var k = 0; k < Counts.Length; k++)
        {
            counts[k / Columns.Length, k % Columns.Length] = Counts[k];
            weighted[k / Columns.Length, k % Columns.Length] = Weighted[k];
        }
        return ContingencyTable.Of(Rows, Columns, counts, weighted);
    }
}
