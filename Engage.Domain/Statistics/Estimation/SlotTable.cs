using System.Runtime.InteropServices;

namespace Engage.Domain.Statistics;

/// <summary>What the rows of a group and category add up to.</summary>
/// <param name="N">Rows.</param>
/// <param name="Positive">Rows with a weight above 0.</param>
/// <param name="W">Their weights.</param>
/// <param name="W2">Their squared weights.</param>
[StructLayout(LayoutKind.Auto)]
internal record struct SlotSums(int N, int Positive, double W, double W2)
{
    public static SlotSums operator +(SlotSums a, SlotSums b) => new(a.N + b.N, a.Positive + b.Positive, a.W + b.W, a.W2 + b.W2);
}

/// <summary>One pass over a column: counts, weights and squared weights by group and category, and by raking cell where there are cells.</summary>
internal sealed class SlotTable
{
    private const int BlockLength = 4096;

    private readonly int _slots;
    private readonly SlotSums[] _sums;
    private readonly int[] _cells;

    private SlotTable(int groups, int slots, int cells) => (_slots, _sums, _cells) = (slots, new SlotSums[groups * slots], new int[cells * slots]);

    /// <summary>The sums of a group and category.</summary>
    public SlotSums this[int group, int slot] => _sums[(group * _slots) + slot];

    /// <summary>The sums of a group over all its categories.</summary>
    public SlotSums Total(int group)
    {
        var total = default(SlotSums);
        for (var s = 0; s < _slots; s++) { total += this[group, s]; }
        return total;
    }

    /// <summary>Rows of a cell and category.</summary>
    public int CellCount(int cell, int slot) => _cells[(cell * _slots) + slot];

    /// <summary>Rows of a cell in any category.</summary>
    public int CellBase(int cell)
    {
        var n = 0;
        for (var s = 0; s < _slots; s++) { n += CellCount(cell, s); }
        return n;
    }

    /// <summary>Counts.</summary>
    public static SlotTable Count(Sample sample, DomainRows domains, CodeColumn variable, CategorySlots slots)
    {
        var table = new SlotTable(domains.Groups, slots.Slots.Count, domains.Cells?.Count ?? 0);
        if (domains.Cells is not null) { table.CountCells(sample, domains, variable, slots); }
        else { table.CountRows(sample, domains, variable, slots.SlotOf); }
        return table;
    }

    private void CountCells(Sample sample, DomainRows domains, CodeColumn variable, CategorySlots slots)
    {
        var codeCount = variable.CodeCount;
        var counts = CellKernel.Count(domains.Cells!, variable);
        for (var cell = 0; cell < domains.GroupOfCell.Length; cell++)
        {
            var group = domains.GroupOfCell[cell];
            var weight = sample.Calibration!.Weights[domains.RakingCellOfCell[cell]];
            for (var code = 0; code < codeCount; code++)
            {
                var (slot, n) = (slots.SlotOf[code], counts[(cell * codeCount) + code]);
                if (slot < 0 || n == 0) { continue; }
                _cells[(cell * _slots) + slot] += n;
                if (group >= 0) { _sums[(group * _slots) + slot] += new SlotSums(n, weight > 0 ? n : 0, n * weight, n * weight * weight); }
            }
        }
    }

    private void CountRows(Sample sample, DomainRows domains, CodeColumn variable, int[] slotOf)
    {
        Span<int> codes = stackalloc int[BlockLength];
        Span<int> groups = stackalloc int[BlockLength];
        for (var start = 0; start < sample.Count; start += BlockLength)
        {
            var block = codes[..Math.Min(BlockLength, sample.Count - start)];
            variable.CopyCodes(start, block);
            if (domains.By is null) { groups.Fill(CodeColumn.FirstCategory); }
            else { domains.By.CopyCodes(start, groups[..block.Length]); }
            for (var i = 0; i < block.Length; i++)
            {
                int slot = slotOf[block[i]], group = groups[i] - CodeColumn.FirstCategory;
                if (slot < 0 || group < 0) { continue; }
                var weight = sample.WeightOf(start + i);
                ref var sums = ref _sums[(group * _slots) + slot];
                sums.N++;
                sums.Positive += weight > 0 ? 1 : 0;
                sums.W += weight;
                sums.W2 += weight * weight;
            }
        }
    }
}

/// <summary>The innermost loop: how many rows have each pair of class and code.</summary>
internal static class CellKernel
{
    private const int BlockLength = 4096;

    /// <summary>Counts by class times the column's code count plus code.</summary>
    public static int[] Count(RowClasses classes, CodeColumn column)
    {
        var counts = new int[classes.Count * column.CodeCount];
        var codeCount = column.CodeCount;
        var classOf = classes.ClassOf;
        if (column.Width == 1)
        {
            var bytes = column.Bytes;
            for (var row = 0; row < bytes.Length; row++) { counts[(classOf[row] * codeCount) + bytes[row]]++; }
            return counts;
        }

        Span<int> block = stackalloc int[BlockLength];
        for (var start = 0; start < classOf.Length; start += BlockLength)
        {
            var codes = block[..Math.Min(BlockLength, classOf.Length - start)];
            column.CopyCodes(start, codes);
            for (var i = 0; i < codes.Length; i++) { counts[(classOf[start + i] * codeCount) + codes[i]]++; }
        }
        return counts;
    }
}
