namespace Engage.Domain.Sortition.Selection;

/// <summary>How a selection ended: <see cref="FairLottery"/>, <see cref="NoPanelPossible"/> or <see cref="NothingFound"/>.</summary>
public abstract record SelectionOutcome;

/// <summary>No panel meets the quotas.</summary>
/// <param name="Relaxation">The smallest change that makes one possible; null when no change within the limits does, or none was found in time.</param>
public sealed record NoPanelPossible(QuotaRelaxation? Relaxation) : SelectionOutcome;

/// <summary>The time was used up before any panel was found.</summary>
public sealed record NothingFound : SelectionOutcome;

/// <summary>Somebody who is on no panel that meets the quotas.</summary>
/// <param name="Id">The member's id.</param>
/// <param name="Because">Which quotas stand in the way.</param>
public sealed record Unselectable(string Id, string Because);

/// <summary>
/// That the smallest chance cannot be larger: the weights are not negative and sum to one, and no panel's weights sum to more than the bound. In any lottery the weighted mean of
/// all chances is the mean weight of its panels, so somebody has at most this chance.
/// </summary>
/// <param name="Weights">For each member of the pool.</param>
/// <param name="Bound">The most that any panel's weights come to.</param>
public sealed record OptimalityCertificate(IReadOnlyList<double> Weights, double Bound);

/// <summary>Chances for everybody, and the lottery over panels that gives them.</summary>
public sealed record FairLottery : SelectionOutcome
{
    internal FairLottery(PersonTypes types, IReadOnlyList<WeightedPanel> panels, double[] chanceOfType) =>
        (Types, Panels, ChanceOfType) = (types, panels, chanceOfType);

    /// <summary>The types of the pool.</summary>
    public PersonTypes Types { get; }

    /// <summary>How many kinds of panels the lottery has.</summary>
    public int PanelCount => Panels.Count;

    /// <summary>Whether the chances are proven to be the best.</summary>
    public required bool IsOptimal { get; init; }

    /// <summary>For each member of the pool the chance of being selected.</summary>
    public IReadOnlyList<double> Probabilities => [.. Types.TypeOf.Select(t => ChanceOfType[t])];

    /// <summary>The smallest chance among those who can be selected.</summary>
    public required double Minimum { get; init; }

    /// <summary>No lottery gives everybody who can be selected more than this.</summary>
    public required double UpperBound { get; init; }

    /// <summary>By how much somebody's chance in the lottery differs at most from the chance stated.</summary>
    public required double Deviation { get; init; }

    /// <summary>Who cannot be selected, and why.</summary>
    public required IReadOnlyList<Unselectable> Unselectable { get; init; }

    /// <summary>The proof of <see cref="UpperBound"/>; null where there is none.</summary>
    public OptimalityCertificate? Certificate { get; init; }

    /// <summary>The kinds of panels.</summary>
    internal IReadOnlyList<WeightedPanel> Panels { get; }

    /// <summary>Kinds of panels that were found and have no chance; they help to come near the chances with few panels.</summary>
    internal IReadOnlyList<int[]> OtherPanels { get; init; } = [];

    /// <summary>For each type the chance of each member.</summary>
    internal double[] ChanceOfType { get; }
}
