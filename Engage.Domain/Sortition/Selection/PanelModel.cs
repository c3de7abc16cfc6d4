using Engage.Domain.Sortition.Optimisation;

namespace Engage.Domain.Sortition.Selection;

/// <summary>An inequality that every panel keeps and fractions of panels may break.</summary>
/// <param name="Weights">For each type what one seat counts.</param>
/// <param name="Bound">The most any panel comes to.</param>
internal sealed record Cut(double[] Weights, double Bound);

/// <summary>
/// The rules of a panel as rows over the types: each quota, the panel's size, and for each class of households the number of such households. All entries are one.
/// </summary>
internal sealed class PanelModel
{
    /// <summary>Writes the rules down.</summary>
    /// <param name="types">The types of the pool.</param>
    /// <param name="panelSize">How many seats.</param>
    public PanelModel(PersonTypes types, int panelSize)
    {
        (Types, PanelSize, QuotaCount) = (types, panelSize, types.Pool.Quotas.Count);
        Size = [.. types.Members.Select(m => m.Count)];
        var bounds = types.Pool.Quotas.Select(q => ((double)q.Quota.Min, (double)q.Quota.Max))
            .Append((panelSize, panelSize))
            .Concat(types.Households.Select(h => (double.NegativeInfinity, (double)h.Length)));
        RowBounds = [.. bounds];
        RowsOf = new int[types.Count][];
        for (var t = 0; t < types.Count; t++)
        {
            List<int> rows = [.. types.Rows[t], QuotaCount];
            if (types.ClassOf[t] >= 0) { rows.Add(QuotaCount + 1 + types.ClassOf[t]); }
            RowsOf[t] = [.. rows];
        }
    }

    /// <summary>The types.</summary>
    public PersonTypes Types { get; }

    /// <summary>How many types there are.</summary>
    public int TypeCount => Size.Length;

    /// <summary>How many seats.</summary>
    public int PanelSize { get; }

    /// <summary>How many quotas; they are the first rows, the panel's size comes next, then the classes of households.</summary>
    public int QuotaCount { get; }

    /// <summary>For each type how many members it has.</summary>
    public int[] Size { get; }

    /// <summary>The bounds of each row.</summary>
    public (double Lower, double Upper)[] RowBounds { get; }

    /// <summary>For each type the rows it counts in.</summary>
    public int[][] RowsOf { get; }

    /// <summary>What each row comes to.</summary>
    /// <param name="seats">For each type how many seats, also in fractions.</param>
    public double[] RowSums(Func<int, double> seats)
    {
        var sums = new double[RowBounds.Length];
        for (var t = 0; t < TypeCount; t++)
        {
            var value = seats(t);
            foreach (var row in RowsOf[t]) { sums[row] += value; }
        }
        return sums;
    }

    /// <summary>Whether the counts are a panel: all rules kept to the letter.</summary>
    public bool IsPanel(int[] counts)
    {
        for (var t = 0; t < counts.Length; t++)
        {
            if (counts[t] < 0 || counts[t] > Size[t]) { return false; }
        }
        var sums = RowSums(t => counts[t]);
        return sums.Select((sum, r) => sum >= RowBounds[r].Lower && sum <= RowBounds[r].Upper).All(kept => kept);
    }

    /// <summary>The search for panels: one column a type, from none to all of its members.</summary>
    public BranchAndBound ToSearch(SearchLimits limits)
    {
        var program = new LinearProgram();
        foreach (var (lower, upper) in RowBounds) { program.AddRow(lower, upper); }
        for (var t = 0; t < TypeCount; t++)
        {
            foreach (var row in RowsOf[t]) { program.AddEntry(row, 1); }
            program.AddColumn(0, Size[t]);
        }
        return new BranchAndBound(new Simplex(program)) { Limits = limits };
    }
}
