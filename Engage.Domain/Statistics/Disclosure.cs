namespace Engage.Domain.Statistics;

/// <summary>
/// Small-number suppression for counts that leave the office. Counts from 1 up to the threshold are hidden (primary
/// suppression); then further cells are hidden until no hidden cell can be worked out from what is shown, or known to within
/// less than the threshold, by any combination of rows and columns (complementary suppression; Cox 1980, 1995).
/// </summary>
public sealed class Disclosure
{
    /// <summary>The usual threshold: counts of 1 to 9 are hidden.</summary>
    public const int UsualThreshold = 10;

    private const double CostOfZero = 1e6;

    /// <summary>Makes the rule for a threshold.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is below 1; 1 hides nothing.</exception>
    public Disclosure(int threshold = UsualThreshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 1);
        Threshold = threshold;
    }

    /// <summary>Positive counts below this are hidden.</summary>
    public int Threshold { get; }

    /// <summary>Whether a count may not be shown by itself.</summary>
    public bool IsSmall(int count) => count > 0 && count < Threshold;

    /// <summary>Which counts of one line are hidden.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="addToTotal">Whether they add up to a total that is printed, as single choices do and several choices do not.</param>
    public bool[] Hide(IReadOnlyList<int> counts, bool addToTotal)
    {
        if (!addToTotal) { return [.. counts.Select(IsSmall)]; }
        var network = new SuppressionNetwork();
        var (from, to) = (network.AddNode(), network.AddNode());
        foreach (var count in counts) { AddCell(network, from, to, count); }
        if (!Protect(network)) { foreach (var i in Enumerable.Range(0, counts.Count)) { network.Hide(i); } }
        return [.. counts.Select((_, i) => network.IsHidden(i))];
    }

    /// <summary>Which counts are hidden of areas and of the areas that they lie within, when the totals of both are printed.</summary>
    /// <param name="outer">The greater areas.</param>
    /// <param name="inner">The smaller areas; in all of a greater one there may be fewer people, where the smaller area of some is not known.</param>
    /// <param name="outerOf">For each smaller area the greater one.</param>
    public (bool[] Outer, bool[] Inner) HideNested(IReadOnlyList<int> outer, IReadOnlyList<int> inner, IReadOnlyList<int> outerOf)
    {
        var plan = new SuppressionPlan(this);
        var (top, bottom) = (plan.Network.AddNode(), plan.Network.AddNode());
        int[] nodes = [.. outer.Select(_ => plan.Network.AddNode())];
        var known = new int[outer.Count];
        for (var i = 0; i < inner.Count; i++)
        {
            known[outerOf[i]] += inner[i];
            plan.AddCell(nodes[outerOf[i]], bottom, inner[i], isPrimary: false);
        }
        // Whose smaller area is not known is taken as if it were printed: it hides nobody.
        for (var a = 0; a < outer.Count; a++) { plan.AddCell(top, nodes[a], known[a], isPrimary: IsSmall(outer[a])); }
        plan.AddTotal(bottom, top, inner.Sum(), isHidden: false);
        var hidden = plan.Hidden();
        return (hidden[inner.Count..^1], hidden[..inner.Count]);
    }

    /// <summary>
    /// Which cells of a two-way table are hidden, when the totals of its rows are printed and, if so said, of its columns. A
    /// row or column whose total is small is hidden whole, and no more can be done for it below a printed total;
    /// <see cref="DisclosedTable"/> hides totals as well.
    /// </summary>
    /// <param name="counts">Rows by columns, none negative.</param>
    /// <param name="rowsAdd">Whether the cells of a row add up to its printed total.</param>
    /// <param name="columnsAdd">Whether the cells of a column add up to its printed total.</param>
    public bool[,] Hide(int[,] counts, bool rowsAdd = true, bool columnsAdd = true)
    {
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        var network = new SuppressionNetwork();
        var (top, bottom) = (network.AddNode(), network.AddNode());
        int[] rowNodes = [.. Enumerable.Range(0, rows).Select(_ => rowsAdd ? network.AddNode() : top)];
        int[] columnNodes = [.. Enumerable.Range(0, columns).Select(_ => columnsAdd ? network.AddNode() : bottom)];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++) { AddCell(network, rowNodes[r], columnNodes[c], counts[r, c]); }
        }
        var isLost = LinesOfSmallTotals(counts, rowsAdd, columnsAdd);
        for (var i = 0; i < isLost.Length; i++) { if (isLost[i]) { network.Hide(i); } }
        if ((rowsAdd || columnsAdd) && !Protect(network, isLost)) { for (var i = 0; i < rows * columns; i++) { network.Hide(i); } }

        var hidden = new bool[rows, columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++) { hidden[r, c] = network.IsHidden((r * columns) + c); }
        }
        return hidden;
    }

    /// <summary>Hides more until what an outsider can know of each hidden figure is at least as wide as the threshold.</summary>
    /// <param name="network">The figures.</param>
    /// <param name="isLost">Figures for which that cannot be, and for which the most possible is done; null for none.</param>
    /// <returns>Whether that was possible for all others.</returns>
    internal bool Protect(SuppressionNetwork network, bool[]? isLost = null)
    {
        int before, after = network.HiddenCount;
        do
        {
            before = after;
            for (var arc = 0; arc < network.Count; arc++)
            {
                if (network.IsHidden(arc) && !network.Protect(arc, Threshold) && isLost?[arc] != true) { return false; }
            }
            after = network.HiddenCount;
        }
        while (after > before);
        return true;
    }

    private void AddCell(SuppressionNetwork network, int from, int to, int count)
    {
        // The smallest figure loses least; a zero protects only when nothing else is left.
        var arc = network.AddArc(from, to, count, count == 0 ? CostOfZero : count + 1);
        if (IsSmall(count)) { network.Hide(arc); }
    }

    /// <summary>For each cell, row by row, whether it lies in a row or column with a small total.</summary>
    private bool[] LinesOfSmallTotals(int[,] counts, bool rowsAdd, bool columnsAdd)
    {
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        var (rowTotals, columnTotals, lost) = (new int[rows], new int[columns], new bool[rows * columns]);
        for (var i = 0; i < lost.Length; i++)
        {
            rowTotals[i / columns] += counts[i / columns, i % columns];
            columnTotals[i % columns] += counts[i / columns, i % columns];
        }
        for (var i = 0; i < lost.Length; i++) { lost[i] = (rowsAdd && IsSmall(rowTotals[i / columns])) || (columnsAdd && IsSmall(columnTotals[i % columns])); }
        return lost;
    }
}
