namespace Engage.Domain.Statistics;

/// <summary>
/// Weighted shares with linearised errors: the influence of a row on the share of a category in a group is
/// w (y − p) / Σw over the group, and 0 outside it (Woodruff 1971; Särndal, Swensson, Wretman 1992, section 5.6).
/// </summary>
internal static class ProportionEngine
{
    /// <summary>Estimates the share of each category in each group.</summary>
    public static List<EstimateFigures> Run(Sample sample, DomainRows domains, CodeColumn variable, MissingRule missing)
    {
        var slots = CategorySlots.Of(variable, missing);
        var table = SlotTable.Count(sample, domains, variable, slots);
        var cellErrors = domains.Cells is null ? null : new CellErrors(sample);
        var rowErrors = sample.Units is not null || (sample.IsRaked && cellErrors is null) ? new RowErrors(sample) : null;
        var pull = rowErrors is null ? [] : new double[sample.Count];

        var found = new List<EstimateFigures>();
        for (var g = 0; g < domains.Groups; g++)
        {
            var total = table.Total(g);
            var degrees = sample.Units is null ? total.Positive - 1 : sample.Units.DegreesOfFreedom(row => domains.GroupOf(row) == g && slots.SlotOf[variable[row]] >= 0 && sample.WeightOf(row) > 0, sample.Count);
            foreach (var (s, slot) in slots.Slots.Index())
            {
                var cell = table[g, s];
                var estimate = new Estimate
                {
                    Group = domains.NameOf(g),
                    Category = slot.Name,
                    State = slot.State,
                    N = cell.N,
                    Weighted = cell.W,
                    Base = total.N,
                    WeightedBase = total.W,
                    EffectiveBase = total.W2 > 0 ? total.W * total.W / total.W2 : 0,
                    Unweighted = total.N > 0 ? (double)cell.N / total.N : null,
                };
                if (!(total.W > 0))
                {
                    found.Add(new(estimate, degrees));
                    continue;
                }

                var p = cell.W / total.W;
                double se;
                double? rakeAware = null;
                if (rowErrors is not null)
                {
                    Fill(pull, row => domains.GroupOf(row) != g || slots.SlotOf[variable[row]] < 0 ? 0 : ((slots.SlotOf[variable[row]] == s ? 1 : 0) - p) / total.W);
                    se = rowErrors.Of(pull, isRakeAware: false);
                    if (sample.IsRaked) { rakeAware = rowErrors.Of(pull, isRakeAware: true); }
                }
                else { se = Simple(sample.Count, p, cell.W2, total); }
                if (cellErrors is not null) { rakeAware = OnCells(cellErrors, domains, table, g, s, p, total.W); }
                found.Add(new(estimate with { Value = p, StandardError = se, RakeAwareStandardError = rakeAware }, degrees));
            }
        }
        return found;
    }

    private static double Simple(int n, double p, double squares, SlotSums total) =>
        // Σz is 0, for each group's weighted residuals add up to nothing.
        n > 1 ? Math.Sqrt((double)n / (n - 1) * ((squares * (1 - p) * (1 - p)) + (Math.Max(0, total.W2 - squares) * p * p))) / total.W : double.NaN;

    private static double OnCells(CellErrors errors, DomainRows domains, SlotTable table, int group, int slot, double p, double weightedBase)
    {
        double inside = (1 - p) / weightedBase, outside = -p / weightedBase;
        errors.Clear();
        for (var cell = 0; cell < domains.GroupOfCell.Length; cell++)
        {
            if (domains.GroupOfCell[cell] != group) { continue; }
            int n = table.CellCount(cell, slot), rest = table.CellBase(cell) - n;
            errors.Add(domains.RakingCellOfCell[cell], (n * inside) + (rest * outside), (n * inside * inside) + (rest * outside * outside));
        }
        return errors.Result();
    }

    private static void Fill(double[] pull, Func<int, double> of)
    {
        for (var row = 0; row < pull.Length; row++) { pull[row] = of(row); }
    }
}

/// <summary>Which codes of a column are categories of a table, and in what order.</summary>
/// <param name="Slots">The table's categories.</param>
/// <param name="SlotOf">The slot of each code; -1 for codes left out.</param>
internal sealed record CategorySlots(IReadOnlyList<(string Name, AnswerState State)> Slots, int[] SlotOf)
{
    private static readonly (AnswerState State, string Name)[] MissingKinds =
        [(AnswerState.DontKnow, "don't know"), (AnswerState.PreferNotToSay, "prefer not to say"), (AnswerState.PassedOver, "missing")];

    /// <summary>Chooses the categories; with <see cref="MissingRule.Category"/> the kinds of missing that occur come last.</summary>
    public static CategorySlots Of(CodeColumn column, MissingRule missing)
    {
        var slots = column.Categories.Select(c => (c, AnswerState.Answered)).ToList();
        var slotOf = new int[column.CodeCount];
        Array.Fill(slotOf, -1, 0, CodeColumn.FirstCategory);
        for (var code = CodeColumn.FirstCategory; code < slotOf.Length; code++) { slotOf[code] = code - CodeColumn.FirstCategory; }
        if (missing == MissingRule.Category)
        {
            var occurs = new bool[column.CodeCount];
            foreach (var code in column.ToCodes()) { occurs[code] = true; }
            foreach (var (state, name) in MissingKinds)
            {
                if (!occurs[(int)state]) { continue; }
                slotOf[(int)state] = slots.Count;
                slots.Add((name, state));
            }
        }
        return new(slots, slotOf);
    }
}
