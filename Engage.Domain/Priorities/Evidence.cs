using System.Security.Cryptography;
using System.Text;
using Engage.Domain.Reports;

namespace Engage.Domain.Priorities;

/// <summary>What a piece of evidence is.</summary>
public enum EvidenceKind
{
    /// <summary>A table of a published report on a survey.</summary>
    SurveyResult,

    /// <summary>The themes of what people wrote, as a published report counts them.</summary>
    Theme,

    /// <summary>A published recommendation of an assembly, with its vote.</summary>
    Recommendation,

    /// <summary>An entry of the engagement log.</summary>
    Engagement,

    /// <summary>A written submission.</summary>
    Submission,
}

/// <summary>
/// A frozen copy of what stood behind a priority, with the way to where it came from. What it says never changes; what has
/// become of its source since is asked anew each time it is shown (<see cref="EvidenceStanding"/>).
/// </summary>
public sealed class Evidence
{
    /// <summary>The most characters of its title.</summary>
    public const int MaxTitleLength = 300;

    /// <summary>The most characters of the sentence that says what it shows.</summary>
    public const int MaxFindingLength = 500;

    /// <summary>The priority.</summary>
    public required string PriorityId { get; init; }

    /// <summary>From 1 upwards within the priority.</summary>
    public required int Number { get; init; }

    /// <summary>What it is.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>The id of its source: a version of a report, a recommendation, an engagement, a submission.</summary>
    public required string SourceId { get; init; }

    /// <summary>Which part of the source: the caption of a table, the number of a version; may be empty.</summary>
    public required string SourcePart { get; init; }

    /// <summary>The row of a table that is about the area; null for the whole table.</summary>
    public string? Row { get; init; }

    /// <summary>Where it comes from, as a title.</summary>
    public required string Title { get; init; }

    /// <summary>The permanent address of the source.</summary>
    public required string Address { get; init; }

    /// <summary>What it shows, in the officer's sentence.</summary>
    public required string Finding { get; init; }

    /// <summary>The frozen copy: blocks of a report as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/>, in lower-case hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>When it was frozen.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>The account that chose it.</summary>
    public required string AddedBy { get; init; }

    /// <summary>When it was taken back; null while it counts.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Why it was taken back.</summary>
    public string? RemovedReason { get; private set; }

    /// <summary>Whether it counts.</summary>
    public bool Counts => RemovedAt is null;

    /// <summary>The frozen copy, to be shown.</summary>
    public IReadOnlyList<Block> Blocks => ReportJson.ReadBlocks(Content);

    /// <summary>What of the copy is shown: of a table the row that is about the area, when there is one.</summary>
    public IReadOnlyList<Block> Shown => [.. Blocks.Select(b => b is TableBlock table ? EvidenceComparison.Turn(table, Row) : b)];

    /// <summary>Whether the copy is still what was frozen.</summary>
    public bool IsIntact => string.Equals(ContentHash, HashOf(Content), StringComparison.Ordinal);

    /// <summary>Blocks as a frozen copy keeps them.</summary>
    public static string Freeze(IReadOnlyList<Block> blocks) => ReportJson.WriteBlocks(blocks);

    /// <summary>The fingerprint of a copy.</summary>
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    /// <summary>Takes it back; it stays in the record with the reason.</summary>
    /// <exception cref="InvalidOperationException">It was taken back before.</exception>
    /// <exception cref="ArgumentException">No reason is given.</exception>
    public void Remove(string reason, DateTimeOffset now)
    {
        if (!Counts) { throw new InvalidOperationException($"Evidence {Number} was taken back."); }
        if (string.IsNullOrWhiteSpace(reason)) { throw new ArgumentException("What is taken back has a reason.", nameof(reason)); }
        (RemovedAt, RemovedReason) = (now, reason);
    }
}
