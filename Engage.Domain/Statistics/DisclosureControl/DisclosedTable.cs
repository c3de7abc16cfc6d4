namespace Engage.Domain.Statistics;

/// <summary>One figure of a table as it may leave the office: weighted and unweighted are hidden together.</summary>
/// <param name="IsHidden">Whether it is hidden.</param>
/// <param name="Count">Responses; null when hidden.</param>
/// <param name="Weighted">The sum of their weights; null when hidden.</param>
/// <param name="RowShare">The unweighted share of its row's total; null when it or that total is hidden or 0.</param>
/// <param name="WeightedRowShare">The weighted share of its row's total; null likewise.</param>
public sealed record DisclosedFigure(bool IsHidden, int? Count, double? Weighted, double? RowShare, double? WeightedRowShare);

/// <summary>
/// A two-way table after disclosure control: the one object that a page, a chart, a report and a CSV are made from. Small
/// counts are hidden, of sensitive variables also zeros and whole rows; then what would give them away, totals where need be.
/// </summary>
public sealed class DisclosedTable
{
    private const double CostOfTotal = 1e7;
    private const double CostOfZero = 1e6;

    private readonly DisclosedFigure[,] _figures;
    private readonly DisclosedFigure[] _rowTotals;
    private readonly DisclosedFigure[] _columnTotals;

    private DisclosedTable(ContingencyTable table, bool[] hidden, int primary)
    {
        int rows = table.Rows.Count, columns = table.Columns.Count;
        (Rows, Columns, PrimaryCount, HiddenCount) = (table.Rows, table.Columns, primary, hidden.Count(h => h));
        _figures = new DisclosedFigure[rows, columns];
        _rowTotals = new DisclosedFigure[rows];
        _columnTotals = new DisclosedFigure[columns];
        int all = 0;
        double allWeighted = 0;
        var (sums, weightedSums) = (new int[columns], new double[columns]);
        for (var r = 0; r < rows; r++)
        {
            var (n, w) = RowSums(table, r);
            (all, allWeighted) = (all + n, allWeighted + w);
            var isTotalHidden = hidden[(rows * columns) + r];
            _rowTotals[r] = Figure(isTotalHidden, n, w, 0, 0);
            for (var c = 0; c < columns; c++)
            {
                // A share of a hidden total would give the total away.
                _figures[r, c] = Figure(hidden[(r * columns) + c], table.Counts[r, c], table.Weighted[r, c], isTotalHidden ? 0 : n, isTotalHidden ? 0 : w);
                sums[c] += table.Counts[r, c];
                weightedSums[c] += table.Weighted[r, c];
            }
        }
        for (var c = 0; c < columns; c++) { _columnTotals[c] = Figure(hidden[(rows * columns) + rows + c], sums[c], weightedSums[c], 0, 0); }
        Total = Figure(hidden[^1], all, allWeighted, 0, 0);
    }

    /// <summary>The categories of the rows.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>The categories of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>A cell.</summary>
    public DisclosedFigure this[int row, int column] => _figures[row, column];

    /// <summary>All responses of the table.</summary>
    public DisclosedFigure Total { get; }

    /// <summary>Figures hidden for what they are.</summary>
    public int PrimaryCount { get; }

    /// <summary>Figures hidden in all: those, and what would give them away.</summary>
    public int HiddenCount { get; }

    /// <summary>The total of a row.</summary>
    public DisclosedFigure RowTotal(int row) => _rowTotals[row];

    /// <summary>The total of a column.</summary>
    public DisclosedFigure ColumnTotal(int column) => _columnTotals[column];

    /// <summary>Applies disclosure control.</summary>
    /// <param name="table">The table of those who answered both; its rows are groups, its columns answers.</param>
    /// <param name="rule">The threshold.</param>
    /// <param name="isSensitive">Whether nobody, or everybody, of a group giving an answer tells too much, as of health, belief or victims of crime.</param>
    public static DisclosedTable Of(ContingencyTable table, Disclosure rule, bool isSensitive = false)
    {
        var network = new SuppressionNetwork();
        var (top, bottom) = (network.AddNode(), network.AddNode());
        int[] rowNodes = [.. table.Rows.Select(_ => network.AddNode())];
        int[] columnNodes = [.. table.Columns.Select(_ => network.AddNode())];
        for (var r = 0; r < rowNodes.Length; r++)
        {
            var total = RowSums(table, r).N;
            for (var c = 0; c < columnNodes.Length; c++)
            {
                var count = table.Counts[r, c];
                var arc = network.AddArc(rowNodes[r], columnNodes[c], count, count == 0 ? CostOfZero : count + 1);
                if (rule.IsSmall(count) || (isSensitive && total > 0 && (count == 0 || count == total))) { network.Hide(arc); }
            }
        }
        for (var r = 0; r < rowNodes.Length; r++) { AddTotal(network, top, rowNodes[r], RowSums(table, r).N, CostOfTotal, rule); }
        for (var c = 0; c < columnNodes.Length; c++) { AddTotal(network, columnNodes[c], bottom, Enumerable.Range(0, rowNodes.Length).Sum(r => table.Counts[r, c]), CostOfTotal, rule); }
        AddTotal(network, bottom, top, table.N, SuppressionNetwork.Never, rule);

        var primary = network.HiddenCount;
        var isProtected = rule.Protect(network);
        return new(table, [.. Enumerable.Range(0, network.Count).Select(arc => !isProtected || network.IsHidden(arc))], primary);
    }

    private static void AddTotal(SuppressionNetwork network, int from, int to, int total, double cost, Disclosure rule)
    {
        var arc = network.AddArc(from, to, total, cost);
        if (rule.IsSmall(total)) { network.Hide(arc); }
    }

    private static (int N, double Weighted) RowSums(ContingencyTable table, int row)
    {
        var (n, weighted) = (0, 0.0);
        for (var c = 0; c < table.Columns.Count; c++)
        {
            n += table.Counts[row, c];
            weighted += table.Weighted[row, c];
        }
        return (n, weighted);
    }

    private static DisclosedFigure Figure(bool isHidden, int count, double weighted, int total, double weightedTotal) => isHidden
        ? new(true, null, null, null, null)
        : new(false, count, weighted, total > 0 ? (double)count / total : null, weightedTotal > 0 ? weighted / weightedTotal : null);
}
