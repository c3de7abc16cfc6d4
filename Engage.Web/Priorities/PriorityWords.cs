using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Priorities;

namespace Engage.Web.Priorities;

/// <summary>How screens name what priorities go through, with the colour of the tag.</summary>
public static class PriorityWords
{
    /// <summary>A status, for staff and the public.</summary>
    public static (string Words, string Colour) Tag(PriorityStatus status) => (PriorityNames.Of(status), status switch
    {
        PriorityStatus.Proposed => "grey",
        PriorityStatus.Decided => "yellow",
        PriorityStatus.Agreed => "light-blue",
        PriorityStatus.UnderWay => "blue",
        PriorityStatus.Done => "green",
        _ => "grey",
    });

    /// <summary>A priority on a day: what is overdue is said before anything else.</summary>
    public static (string Words, string Colour) Tag(LocalPriority priority, DateOnly today) => priority.IsOverdueOn(today) ? ("Overdue", "red") : Tag(priority.Status);

    /// <summary>An action on a day.</summary>
    public static (string Words, string Colour) Tag(PriorityAction action, DateOnly today) => action.IsOverdueOn(today)
        ? ("Overdue", "red")
        : (ResponseWords.Of(action.Status), action.Status switch
        {
            ProgressStatus.Done => "green",
            ProgressStatus.UnderWay => "blue",
            ProgressStatus.Planned => "light-blue",
            _ => "red",
        });

    /// <summary>What became of the source of a piece of evidence; null when it stands as it was.</summary>
    public static (string Words, string Colour)? Tag(EvidenceState state) => state switch
    {
        EvidenceState.Republished => ("Confirmed", "green"),
        EvidenceState.Superseded => ("Newer figures", "yellow"),
        EvidenceState.Suppressed => ("Not shown", "grey"),
        EvidenceState.Withdrawn => ("Withdrawn", "red"),
        _ => null,
    };
}
