namespace Engage.Domain.Priorities;

/// <summary>How pages, reports and messages call what concerns priorities.</summary>
public static class PriorityNames
{
    /// <summary>A kind.</summary>
    public static string Of(PriorityKind kind) => kind switch
    {
        PriorityKind.Priority => "Priority",
        PriorityKind.Principle => "Principle",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A status.</summary>
    public static string Of(PriorityStatus status) => status switch
    {
        PriorityStatus.Proposed => "Proposed",
        PriorityStatus.Decided => "To approve",
        PriorityStatus.NotTakenUp => "Not taken up",
        PriorityStatus.Agreed => "Agreed",
        PriorityStatus.UnderWay => "Under way",
        PriorityStatus.Done => "Done",
        PriorityStatus.Ended => "Ended",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>A kind of evidence.</summary>
    public static string Of(EvidenceKind kind) => kind switch
    {
        EvidenceKind.SurveyResult => "Survey result",
        EvidenceKind.Theme => "What people wrote",
        EvidenceKind.Recommendation => "Assembly recommendation",
        EvidenceKind.Engagement => "Engagement",
        EvidenceKind.Submission => "Written submission",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
