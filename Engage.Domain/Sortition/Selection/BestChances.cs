using Engage.Domain.Sortition.Optimisation;

namespace Engage.Domain.Sortition.Selection;

/// <summary>The best chances over the rules and the cuts found so far.</summary>
/// <param name="Probabilities">For each type the chance of each member.</param>
/// <param name="Minimum">No lottery has a larger smallest chance.</param>
/// <param name="Weights">For each type the weight of each member in the proof of it; null when the rules alone do not prove it.</param>
internal sealed record BestChances(double[] Probabilities, double Minimum, double[]? Weights)
{
    /// <summary>Finds them.</summary>
    public static BestChances Find(SelectionAlgorithm algorithm, PanelModel model, bool[] canBeSelected, IReadOnlyList<Cut> cuts, SearchLimits limits)
    {
        var leximin = Solve(new LeximinProgram(model, canBeSelected, cuts, limits), onlyMinimum: algorithm != SelectionAlgorithm.Leximin);
        var chances = algorithm switch
        {
            SelectionAlgorithm.Leximin or SelectionAlgorithm.Maximin => leximin.Probabilities,
            SelectionAlgorithm.Nash => NashProgram.Solve(model, canBeSelected, cuts, limits),
            SelectionAlgorithm.Goldilocks => Solve(new LeximinProgram(model, canBeSelected, cuts, limits, GoldilocksProgram.LargestChance(model, canBeSelected, cuts, limits))).Probabilities,
            _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "This method does not choose chances."),
        };
        return new BestChances(chances, leximin.Minimum, leximin.Weights);
    }

    private static RelaxedChances Solve(LeximinProgram program, bool onlyMinimum = false) =>
        program.Solve(onlyMinimum) ?? throw new InvalidOperationException("Panels were found that keep no rule.");
}
