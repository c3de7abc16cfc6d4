using Engage.Domain.Sortition.Optimisation;

namespace Engage.Domain.Sortition.Selection;

/// <summary>A quota to be changed.</summary>
/// <param name="Line">The quota as it is.</param>
/// <param name="Quota">As it would have to be.</param>
public sealed record QuotaChange(QuotaLine Line, Quota Quota)
{
    /// <inheritdoc/>
    public override string ToString() => (Quota.Min != Line.Quota.Min, Quota.Max != Line.Quota.Max) switch
    {
        (true, true) => $"{Line.Feature}, {Line.Value}: from {Line.Quota} to {Quota}",
        (true, _) => $"{Line.Feature}, {Line.Value}: at least {Quota.Min} instead of {Line.Quota.Min}",
        _ => $"{Line.Feature}, {Line.Value}: at most {Quota.Max} instead of {Line.Quota.Max}",
    };
}

/// <summary>
/// The smallest change of quotas that makes a panel possible (Flanigan, Gölz, Gupta, Hennig, Procaccia 2021): each seat off a lower bound costs 1 + 2/min (nothing when the bound
/// is zero), each seat on an upper bound costs 1, within the limits of change of each quota.
/// </summary>
/// <param name="Cost">What the change costs.</param>
/// <param name="Changes">The quotas that change.</param>
/// <param name="Quotas">All quotas afterwards, in the order of the pool.</param>
/// <param name="IsProven">Whether no cheaper change exists.</param>
public sealed record QuotaRelaxation(double Cost, IReadOnlyList<QuotaChange> Changes, IReadOnlyList<Quota> Quotas, bool IsProven)
{
    /// <summary>Finds it.</summary>
    /// <param name="pool">The pool with quotas that no panel meets.</param>
    /// <param name="panelSize">How many seats.</param>
    /// <param name="limits">When to stop.</param>
    /// <returns>Null when no change within the limits helps, or none was found in time.</returns>
    public static QuotaRelaxation? Find(Pool pool, int panelSize, SearchLimits limits = default) => Find(new PanelModel(PersonTypes.Of(pool), panelSize), null, limits);

    /// <summary>Finds the smallest change that makes a panel with a certain type possible.</summary>
    internal static QuotaRelaxation? Find(PanelModel model, int? mustHave, SearchLimits limits)
    {
        var quotas = model.Types.Pool.Quotas;
        var program = new LinearProgram();
        foreach (var (lower, upper) in model.RowBounds) { program.AddRow(lower, upper); }
        for (var t = 0; t < model.TypeCount; t++)
        {
            foreach (var row in model.RowsOf[t]) { program.AddEntry(row, 1); }
            program.AddColumn(t == mustHave ? 1 : 0, model.Size[t]);
        }
        List<double> costs = [.. new double[model.TypeCount]];
        foreach (var (row, _, _, quota) in quotas)
        {
            program.AddEntry(row, 1);
            program.AddColumn(0, quota.Min - quota.MinFlex);
            costs.Add(quota.Min == 0 ? 0 : -1 - 2.0 / quota.Min);
            program.AddEntry(row, -1);
            program.AddColumn(0, Math.Min(quota.MaxFlex, Math.Max(model.PanelSize, quota.Max)) - quota.Max);
            costs.Add(-1);
        }

        var search = new BranchAndBound(new Simplex(program)) { Limits = limits };
        if (search.Relax([.. costs]) is null) { return null; }
        var best = search.SearchBest();
        return best.Counts is { } counts ? Read(model, counts, best.IsComplete) : null;

    }

    private static QuotaRelaxation Read(PanelModel model, int[] counts, bool isProven)
    {
        var lines = model.Types.Pool.Quotas;
        List<Quota> quotas = [];
        List<QuotaChange> changes = [];
        double cost = 0;
        foreach (var line in lines)
        {
            var (down, up) = (counts[model.TypeCount + 2 * line.Row], counts[model.TypeCount + 2 * line.Row + 1]);
            var quota = new Quota(line.Quota.Min - down, line.Quota.Max + up, line.Quota.MinFlex, line.Quota.MaxFlex);
            quotas.Add(quota);
            if (down + up == 0) { continue; }
            changes.Add(new QuotaChange(line, quota));
            cost += down * (1 + 2.0 / Math.Max(1, line.Quota.Min)) + up;
        }
        return new QuotaRelaxation(cost, changes, quotas, isProven);
    }
}
