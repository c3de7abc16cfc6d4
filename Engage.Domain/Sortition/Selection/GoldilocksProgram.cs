using Engage.Domain.Sortition.Optimisation;

namespace Engage.Domain.Sortition.Selection;

/// <summary>
/// The largest chance in a Goldilocks optimum (Baharav, Flanigan 2024, with γ = 1): (n/k)·max + (k/n)/min as small as possible. How large the smallest chance can be under a cap
/// is concave in the cap, so the best cap is found by the golden section (Kiefer 1953). Leximin under that cap settles the chances in between.
/// </summary>
internal static class GoldilocksProgram
{
    private const int Sections = 60;

    private static readonly double Golden = (Math.Sqrt(5) - 1) / 2;

    /// <summary>Finds the best cap.</summary>
    public static double LargestChance(PanelModel model, bool[] canBeSelected, IReadOnlyList<Cut> cuts, SearchLimits limits)
    {
        double people = model.Size.Where((_, t) => canBeSelected[t]).Sum();
        var share = model.PanelSize / people;
        double Cost(double cap) => new LeximinProgram(model, canBeSelected, cuts, limits, cap).Solve(onlyMinimum: true) is { Minimum: > 0 } chances
            ? cap / share + share / chances.Minimum
            : double.PositiveInfinity;

        var (low, high) = (share, 1.0);
        var (a, b) = (high - Golden * (high - low), low + Golden * (high - low));
        var (costOfA, costOfB) = (Cost(a), Cost(b));
        for (var i = 0; i < Sections && high - low > 1e-10 && !limits.AreReached; i++)
        {
            // Where both caps are too low for any lottery, the larger one is the way.
            if (costOfA < costOfB) { (high, b, costOfB, a) = (b, a, costOfA, b - Golden * (b - low)); costOfA = Cost(a); }
            else { (low, a, costOfA, b) = (a, b, costOfB, a + Golden * (high - a)); costOfB = Cost(b); }
        }
        return double.IsInfinity(Cost(high)) ? 1 : Math.Min(1, high + 1e-7);
    }
}
