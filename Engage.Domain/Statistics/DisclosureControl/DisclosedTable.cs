namespace Engage.Domain.Statistics;

/// <summary>One figure of a table as it may leave the office: weighted and unweighted are hidden together.</summary>
/// <param name="IsHidden">Whether it is hidden.</param>
/// <param name="Count">Responses; null when hidden.</param>
/// <param name="Weighted">The sum of their weights; null when hidden.</param>
/// <param name="RowShare">The unweighted share of its row's total; null when it or that total is hidden or 0.</param>
/// <param name="WeightedRowShare">The weighted share of its row's total; null likewise.</param>
public sealed record DisclosedFigure(bool IsHidden, int? Count, double? Weighted, double? RowShare, double? WeightedRowShare);

/// <summary>Totals that another table prints or hides: here they are what they are there.</summary>
/// <param name="Rows">For each row whether its total is hidden; null where that is free.</param>
/// <param name="Columns">For each column, likewise.</param>
public sealed record DecidedTotals(IReadOnlyList<bool>? Rows, IReadOnlyList<bool>? Columns);

/// <summary>
/// A two-way table after disclosure control: the one object that a page, a chart, a report and a CSV are made from. Small
/// counts are hidden, of sensitive variables also zeros and whole rows; then what would give them away, totals where need be.
/// </summary>
public sealed class DisclosedTable
{
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
    /// <param name="decided">Totals that are printed elsewhere too; null for none.</param>
    public static DisclosedTable Of(ContingencyTable table, Disclosure rule, bool isSensitive = false, DecidedTotals? decided = null)
    {
        var plan = new SuppressionPlan(rule);
        var (top, bottom) = (plan.Network.AddNode(), plan.Network.AddNode());
        int[] rowNodes = [.. table.Rows.Select(_ => plan.Network.AddNode())];
        int[] columnNodes = [.. table.Columns.Select(_ => plan.Network.AddNode())];
        AddCells(plan, table, r => rowNodes[r], (_, c) => columnNodes[c], isSensitive);
        for (var r = 0; r < rowNodes.Length; r++) { plan.AddTotal(top, rowNodes[r], RowSums(table, r).N, decided?.Rows?[r]); }
        for (var c = 0; c < columnNodes.Length; c++) { plan.AddTotal(columnNodes[c], bottom, ColumnSum(table, c), decided?.Columns?[c]); }
        plan.AddTotal(bottom, top, table.N, isHidden: rule.IsSmall(table.N));
        return new(table, plan.Hidden(), plan.PrimaryCount);
    }

    /// <summary>
    /// Applies disclosure control to two tables of the same answers whose groups lie within one another, such as areas: no
    /// hidden figure of one follows from the other. What adds up to the greater groups is one network with them.
    /// </summary>
    /// <param name="inner">The table of the smaller groups. Those of a greater group whose smaller one is not known are a row too: the cells of a greater group add up.</param>
    /// <param name="outerOf">For each of its rows, the greater group.</param>
    /// <param name="outerNames">The greater groups.</param>
    /// <param name="rule">The threshold.</param>
    /// <param name="decided">Totals of the inner rows and of the columns that are printed elsewhere too; null for none.</param>
    /// <param name="decidedOuter">Totals of the outer rows, likewise.</param>
    public static (DisclosedTable Outer, DisclosedTable Inner) Nested(
        ContingencyTable inner, IReadOnlyList<int> outerOf, IReadOnlyList<string> outerNames, Disclosure rule, DecidedTotals? decided = null, IReadOnlyList<bool>? decidedOuter = null)
    {
        var (outer, columns) = (inner.Collapse(outerOf, outerNames), inner.Columns.Count);
        var plan = new SuppressionPlan(rule);
        var (top, bottom) = (plan.Network.AddNode(), plan.Network.AddNode());
        int[] innerNodes = [.. inner.Rows.Select(_ => plan.Network.AddNode())];
        int[] outerNodes = [.. outer.Rows.Select(_ => plan.Network.AddNode())];
        int[] columnNodes = [.. inner.Columns.Select(_ => plan.Network.AddNode())];
        int[] meeting = [.. Enumerable.Range(0, outer.Rows.Count * columns).Select(_ => plan.Network.AddNode())];

        AddCells(plan, inner, r => innerNodes[r], (r, c) => meeting[(outerOf[r] * columns) + c], isSensitive: false);
        for (var r = 0; r < innerNodes.Length; r++) { plan.AddTotal(outerNodes[outerOf[r]], innerNodes[r], RowSums(inner, r).N, decided?.Rows?[r]); }
        var innerCount = plan.Network.Count;
        // That the cells of a greater group add up to its total follows from the rest, and needs no node of its own.
        for (var r = 0; r < outerNodes.Length; r++)
        {
            for (var c = 0; c < columns; c++) { plan.AddCell(meeting[(r * columns) + c], columnNodes[c], outer.Counts[r, c], isPrimary: false); }
        }
        for (var r = 0; r < outerNodes.Length; r++) { plan.AddTotal(top, outerNodes[r], RowSums(outer, r).N, decidedOuter?[r]); }
        var outerCount = plan.Network.Count - innerCount;
        for (var c = 0; c < columns; c++) { plan.AddTotal(columnNodes[c], bottom, ColumnSum(inner, c), decided?.Columns?[c]); }
        plan.AddTotal(bottom, top, inner.N, isHidden: rule.IsSmall(inner.N));

        var hidden = plan.Hidden();
        var totals = hidden[(innerCount + outerCount)..];
        return (new(outer, [.. hidden[innerCount..(innerCount + outerCount)], .. totals], plan.PrimaryCount), new(inner, [.. hidden[..innerCount], .. totals], plan.PrimaryCount));
    }

    private static void AddCells(SuppressionPlan plan, ContingencyTable table, Func<int, int> from, Func<int, int, int> to, bool isSensitive)
    {
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var total = RowSums(table, r).N;
            for (var c = 0; c < table.Columns.Count; c++)
            {
                var count = table.Counts[r, c];
                plan.AddCell(from(r), to(r, c), count, isSensitive && total > 0 && (count == 0 || count == total));
            }
        }
    }

    private static int ColumnSum(ContingencyTable table, int column) => Enumerable.Range(0, table.Rows.Count).Sum(r => table.Counts[r, column]);

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
