namespace Engage.Domain.Sortition.Selection;

/// <summary>What a selection is at.</summary>
public enum SelectionStep
{
    /// <summary>Looking who can be on a panel at all.</summary>
    FindingPanels,

    /// <summary>Writing the fairest chances as a lottery over panels.</summary>
    Composing,

    /// <summary>Looking for the smallest change of quotas that makes a panel possible.</summary>
    RelaxingQuotas,
}

/// <summary>How far a selection has come.</summary>
/// <param name="Step">What it is at.</param>
/// <param name="Panels">How many panels were looked at in this step.</param>
/// <param name="Remaining">People's kinds not seen yet, or how far some chance still is from its aim.</param>
public sealed record SelectionProgress(SelectionStep Step, int Panels, double Remaining);
