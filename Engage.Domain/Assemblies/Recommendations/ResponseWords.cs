namespace Engage.Domain.Assemblies.Recommendations;

/// <summary>How pages, reports and messages call decisions and progress.</summary>
public static class ResponseWords
{
    /// <summary>A decision.</summary>
    public static string Of(Decision decision) => decision switch
    {
        Decision.Accept => "Accepted",
        Decision.AcceptInPart => "Accepted in part",
        Decision.Reject => "Rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(decision)),
    };

    /// <summary>How far something promised has come.</summary>
    public static string Of(ProgressStatus status) => status switch
    {
        ProgressStatus.Planned => "Planned",
        ProgressStatus.UnderWay => "Under way",
        ProgressStatus.Done => "Done",
        ProgressStatus.Late => "Late",
        ProgressStatus.Dropped => "Dropped",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
