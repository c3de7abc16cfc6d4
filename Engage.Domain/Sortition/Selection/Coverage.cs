using Engage.Domain.Sortition.Optimisation;

namespace Engage.Domain.Sortition.Selection;

/// <summary>Which types are on some panel.</summary>
/// <param name="CanBeSelected">For each type.</param>
/// <param name="Panels">Panels that show it, for each type the number of seats; none when no panel exists.</param>
/// <param name="IsComplete">Whether the others are proven to be on no panel.</param>
internal sealed record Coverage(bool[] CanBeSelected, IReadOnlyList<int[]> Panels, bool IsComplete)
{
    /// <summary>Looks for panels with as many types not seen yet as possible, until no panel has any.</summary>
    public static Coverage Find(PanelModel model, BranchAndBound search, IProgress<SelectionProgress>? progress)
    {
        var seen = new bool[model.TypeCount];
        List<int[]> panels = [];
        var weights = new double[model.TypeCount];
        while (true)
        {
            for (var t = 0; t < weights.Length; t++) { weights[t] = seen[t] ? 0 : 1; }
            if (search.Relax(weights) is not { } bound || (panels.Count > 0 && bound < 1 - 1e-6)) { return new(seen, panels, IsComplete: true); }

            // The first panel may hold nobody new only when the pool is empty; afterwards one new type is enough.
            var found = search.Search(atLeast: panels.Count == 0 ? double.NegativeInfinity : 1 - 1e-6, goodEnough: Math.Max(panels.Count == 0 ? 0 : 1, 0.5 * bound), step: 0.5);
            if (found.Counts is null) { return new(seen, panels, found.IsComplete); }
            panels.Add(found.Counts);
            for (var t = 0; t < seen.Length; t++) { seen[t] |= found.Counts[t] > 0; }
            progress?.Report(new SelectionProgress(SelectionStep.FindingPanels, panels.Count, seen.Count(s => !s)));
            if (Array.TrueForAll(seen, s => s)) { return new(seen, panels, IsComplete: true); }
        }
    }
}
