using Engage.Domain.Sortition.Selection;

namespace Engage.Domain.Sortition.Draws;

/// <summary>
/// A lottery anybody can follow: so many panels, numbered, each with the same chance (Flanigan, Kehne, Procaccia 2021). How often a person is on one of them is their chance.
/// </summary>
public sealed class UniformLottery
{
    private UniformLottery(FairLottery fair, IReadOnlyList<int[]> panels)
    {
        (Fair, Panels) = (fair, panels);
        var counts = new int[fair.Types.TypeOf.Count];
        foreach (var panel in panels)
        {
            foreach (var member in panel) { counts[member]++; }
        }
        Probabilities = [.. counts.Select(c => (double)c / panels.Count)];
        MaxDeviation = Probabilities.Zip(fair.Probabilities, (p, aim) => Math.Abs(p - aim)).DefaultIfEmpty(0).Max();
    }

    /// <summary>The lottery it stands for.</summary>
    public FairLottery Fair { get; }

    /// <summary>The panels in their order, each as ascending indices of members of the pool.</summary>
    public IReadOnlyList<int[]> Panels { get; }

    /// <summary>For each member of the pool the share of panels they are on.</summary>
    public IReadOnlyList<double> Probabilities { get; }

    /// <summary>By how much somebody's chance differs at most from the fair one.</summary>
    public double MaxDeviation { get; }

    /// <summary>Makes one.</summary>
    /// <param name="fair">The lottery to stand for.</param>
    /// <param name="panels">How many panels, at least one; a thousand is usual, so that three digits draw one.</param>
    /// <param name="seed">Settles the order of panels and whose turn comes first.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static UniformLottery Of(FairLottery fair, int panels = 1_000, ulong seed = 0, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fair);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(panels);
        var random = new SeededRandom(seed);
        int[][] shuffled = [.. PanelCounts.Round(fair, panels, cancellationToken).SelectMany(k => Enumerable.Repeat(k.Kind, k.Times))];
        random.Shuffle<int[]>(shuffled);
        var turns = new Turns(fair.Types, random);
        return new UniformLottery(fair, [.. shuffled.Select(turns.Seat)]);
    }
}
