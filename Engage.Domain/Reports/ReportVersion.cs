namespace Engage.Domain.Reports;

/// <summary>Where a version of a report stands.</summary>
public enum ReportState
{
    /// <summary>Made, waiting for a second person.</summary>
    Draft,

    /// <summary>Public at its permanent address.</summary>
    Published,

    /// <summary>Taken back after it was public: its address says so, and its content is no longer handed out.</summary>
    Withdrawn,
}

/// <summary>One frozen version of a report on a survey or an assembly: the content, and the PDF made from it.</summary>
public sealed class ReportVersion
{
    /// <summary>The most characters a reason for withdrawing has.</summary>
    public const int MaxReasonLength = 1000;

    /// <summary>A <see cref="PublicId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The survey or the assembly it reports on, or the consultation whose decision pack it is: ids are random, so one is never also another.</summary>
    public required string SubjectId { get; init; }

    /// <summary>From 1 upwards within the subject; part of the permanent address.</summary>
    public required int Number { get; init; }

    /// <summary>Whether the public sees it.</summary>
    public ReportState State { get; private set; }

    /// <summary>The report's content as JSON; the page, the PDF and the open data are drawn from it.</summary>
    public required string Content { get; init; }

    /// <summary>The tagged PDF.</summary>
    public required byte[] Pdf { get; init; }

    /// <summary>SHA-256 (hex) of what it was computed from: the responses in the order of their ids, or an assembly's facts.</summary>
    public required string DataHash { get; init; }

    /// <summary>The version of another report that it contains word for word, as a decision pack does; null for none.</summary>
    public string? ContainsId { get; init; }

    /// <summary>How many responses it counts; nought for an assembly.</summary>
    public int Responses { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset PreparedAt { get; init; }

    /// <summary>The account that asked for it.</summary>
    public required string PreparedBy { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The second person, who approved and published it.</summary>
    public string? ApprovedBy { get; private set; }

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Who withdrew it.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>Why it was withdrawn, as everybody reads it at its address.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>Publishes the version.</summary>
    /// <exception cref="InvalidOperationException">It is published already, or the same person prepared it.</exception>
    public void Publish(string approvedBy, DateTimeOffset now)
    {
        if (State != ReportState.Draft) { throw new InvalidOperationException("The report is published already."); }
        if (string.Equals(approvedBy, PreparedBy, StringComparison.OrdinalIgnoreCase)) { throw new InvalidOperationException("A second person must approve a report."); }
        (State, ApprovedBy, PublishedAt) = (ReportState.Published, approvedBy, now);
    }

    /// <summary>Takes a published version back. One person is enough: what is wrong must come down at once.</summary>
    /// <param name="reason">Published in its place; up to <see cref="MaxReasonLength"/> characters.</param>
    /// <exception cref="InvalidOperationException">It is not public.</exception>
    /// <exception cref="ArgumentException">There is no reason, or it is too long.</exception>
    public void Withdraw(string by, string reason, DateTimeOffset now)
    {
        if (State != ReportState.Published) { throw new InvalidOperationException("Only a published report can be withdrawn."); }
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxReasonLength) { throw new ArgumentException($"A reason has 1 to {MaxReasonLength} characters.", nameof(reason)); }
        (State, WithdrawnBy, WithdrawnReason, WithdrawnAt) = (ReportState.Withdrawn, by, reason, now);
    }
}

/// <summary>What staff wrote under one section of a report.</summary>
public sealed class Commentary
{
    /// <summary>The survey or the assembly.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The code of the section, such as headline or by-area.</summary>
    public required string Section { get; init; }

    /// <summary>The text, in the safe subset of Markdown.</summary>
    public required string Markdown { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Who changed it last.</summary>
    public required string UpdatedBy { get; set; }
}
