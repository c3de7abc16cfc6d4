using Engage.Domain.Sortition.Optimisation;

namespace Engage.Domain.Sortition.Selection;

/// <summary>
/// Finds the best chances and a lottery over panels that gives them: the optimum over the rules, which may be a little too good; then a lottery for it, or an inequality that
/// all panels keep and the optimum does not; then again, until a lottery is found.
/// </summary>
public static class FairSelection
{
    private const int MostCuts = 2_000;

    /// <summary>Computes the chances.</summary>
    /// <returns>A lottery, or why there is none. Reaching the time limit is a lottery that is not proven best, not an error.</returns>
    /// <exception cref="ArgumentException">The panel's size or the tolerance is out of range.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static SelectionOutcome Run(SelectionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.PanelSize < 1) { throw new ArgumentException("A panel has at least one seat.", nameof(request)); }
        if (!(request.Tolerance is >= 1e-9 and <= 0.01)) { throw new ArgumentException($"A tolerance of {request.Tolerance} is out of range.", nameof(request)); }

        var model = new PanelModel(PersonTypes.Of(request.Pool), request.PanelSize);
        var search = model.ToSearch(request.Limits);
        var coverage = Coverage.Find(model, search, request.Progress);
        if (coverage.Panels.Count == 0)
        {
            return coverage.IsComplete ? new NoPanelPossible(QuotaRelaxation.Find(request.Pool, request.PanelSize, request.Limits)) : new NothingFound();
        }
        var unselectable = coverage.IsComplete ? UnselectableMembers.Explain(model, coverage.CanBeSelected, request.Limits) : [];
        return request.Algorithm == SelectionAlgorithm.Legacy
            ? LegacySelection.Run(model, coverage, unselectable, request)
            : Optimise(model, search, coverage, unselectable, request);
    }

    private static FairLottery Optimise(PanelModel model, BranchAndBound search, Coverage coverage, IReadOnlyList<Unselectable> unselectable, SelectionRequest request)
    {
        var decomposition = new Decomposition(model, search, coverage.CanBeSelected, request.Limits, request.Progress);
        foreach (var panel in coverage.Panels) { decomposition.Add(panel); }
        List<Cut> cuts = [];
        while (true)
        {
            var best = BestChances.Find(request.Algorithm, model, coverage.CanBeSelected, cuts, request.Limits);
            var result = decomposition.Run(best.Probabilities, request.Tolerance);
            if (result.Cut is { } cut && cuts.Count < MostCuts)
            {
                cuts.Add(cut);
                continue;
            }
            var isOptimal = result is { IsSettled: true, Cut: null } && coverage.IsComplete;
            var lottery = isOptimal ? result.Lottery : FallbackLottery.Choose(model, result.Lottery, decomposition.Panels);
            var chances = isOptimal ? best.Probabilities : FallbackLottery.Chances(model, lottery);
            return new FairLottery(model.Types, lottery, chances)
            {
                IsOptimal = isOptimal,
                Minimum = Smallest(chances, coverage.CanBeSelected),
                UpperBound = best.Minimum,
                Deviation = isOptimal ? result.Deviation : 0,
                OtherPanels = [.. decomposition.Panels.Except(lottery.Select(p => p.Counts))],
                Unselectable = unselectable,
                Certificate = best.Weights is { } weights ? new OptimalityCertificate([.. model.Types.TypeOf.Select(t => weights[t])], best.Minimum) : null,
            };
        }
    }

    private static double Smallest(double[] chances, bool[] canBeSelected) => chances.Where((_, t) => canBeSelected[t]).DefaultIfEmpty(0).Min();
}
