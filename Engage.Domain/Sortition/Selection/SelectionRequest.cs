using Engage.Domain.Sortition.Optimisation;

namespace Engage.Domain.Sortition.Selection;

/// <summary>What is asked of a selection.</summary>
/// <param name="Pool">Who can be drawn, and the quotas.</param>
/// <param name="PanelSize">How many seats, at least one.</param>
public sealed record SelectionRequest(Pool Pool, int PanelSize)
{
    /// <summary>How the chances are chosen.</summary>
    public SelectionAlgorithm Algorithm { get; init; } = SelectionAlgorithm.Leximin;

    /// <summary>By how much the lottery's chances may miss the best ones, from 1e-9 to 0.01.</summary>
    public double Tolerance { get; init; } = 1e-7;

    /// <summary>The seed of <see cref="SelectionAlgorithm.Legacy"/>; the other methods compute their chances without any randomness.</summary>
    public ulong Seed { get; init; }

    /// <summary>When to stop.</summary>
    public SearchLimits Limits { get; init; }

    /// <summary>Who hears how far the work has come.</summary>
    public IProgress<SelectionProgress>? Progress { get; init; }
}
