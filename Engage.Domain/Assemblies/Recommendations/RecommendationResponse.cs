namespace Engage.Domain.Assemblies.Recommendations;

/// <summary>What the office-holder made of a recommendation.</summary>
public enum Decision
{
    /// <summary>It will be done.</summary>
    Accept,

    /// <summary>Some of it will be done, or in another way.</summary>
    AcceptInPart,

    /// <summary>It will not be done.</summary>
    Reject,
}

/// <summary>How far what was promised has come.</summary>
public enum ProgressStatus
{
    /// <summary>Not begun yet.</summary>
    Planned,

    /// <summary>Begun.</summary>
    UnderWay,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Will come later than promised.</summary>
    Late,

    /// <summary>Will not be done after all.</summary>
    Dropped,
}

/// <summary>
/// The office-holder's answer to one recommendation. It may change until a second person has published it; from then on it
/// stands, and what becomes of it is added entry by entry.
/// </summary>
public sealed class RecommendationResponse
{
    /// <summary>The most characters of the reasons, in Markdown.</summary>
    public const int MaxReasonsLength = 10_000;

    /// <summary>The most characters of the owner.</summary>
    public const int MaxOwnerLength = 200;

    /// <summary>The most characters of a note on progress.</summary>
    public const int MaxNoteLength = 1_000;

    private readonly List<ProgressEntry> _progress = [];

    /// <summary>The recommendation it answers.</summary>
    public required string RecommendationId { get; init; }

    /// <summary>What was decided.</summary>
    public Decision Decision { get; private set; }

    /// <summary>Why, in Markdown; never empty.</summary>
    public string Reasons { get; private set; } = "";

    /// <summary>Who sees to it; empty when it was rejected.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>Until when it was promised; null when it was rejected.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>When it was written down last.</summary>
    public DateTimeOffset PreparedAt { get; private set; }

    /// <summary>Who wrote it down last, and so cannot publish it.</summary>
    public string PreparedBy { get; private set; } = "";

    /// <summary>When it was published; null while only staff see it.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The second person, who published it.</summary>
    public string? ApprovedBy { get; private set; }

    /// <summary>What became of it, from the first entry on.</summary>
    public IReadOnlyList<ProgressEntry> Progress => [.. _progress.OrderBy(p => p.Number)];

    /// <summary>How far it has come; null when it was rejected or nothing was said yet.</summary>
    public ProgressStatus? Status => _progress.MaxBy(p => p.Number)?.Status;

    /// <summary>The day it is promised for now; a later entry may have moved it.</summary>
    public DateOnly? DueNow => _progress.Where(p => p.DueOn is not null).MaxBy(p => p.Number)?.DueOn ?? DueOn;

    /// <summary>Whether something promised was neither done nor dropped when its day had passed.</summary>
    public bool IsOverdueOn(DateOnly day) =>
        PublishedAt is not null && Decision != Decision.Reject && Status is not (ProgressStatus.Done or ProgressStatus.Dropped) && DueNow < day;

    /// <summary>Writes the answer down.</summary>
    /// <param name="owner">Who sees to it; needed unless it is rejected.</param>
    /// <param name="dueOn">Until when; needed unless it is rejected.</param>
    /// <exception cref="InvalidOperationException">It is public already.</exception>
    /// <exception cref="ArgumentException">There are no reasons, or something accepted has no owner or no day.</exception>
    public void Prepare(Decision decision, string reasons, string owner, DateOnly? dueOn, DateTimeOffset now, string by)
    {
        if (PublishedAt is not null) { throw new InvalidOperationException($"The response to {RecommendationId} is published."); }
        if (string.IsNullOrWhiteSpace(reasons)) { throw new ArgumentException("A response has reasons.", nameof(reasons)); }
        var isPromise = decision != Decision.Reject;
        if (isPromise && (string.IsNullOrWhiteSpace(owner) || dueOn is null)) { throw new ArgumentException("What is accepted has an owner and a day.", nameof(owner)); }
        (Decision, Reasons, Owner, DueOn, PreparedAt, PreparedBy) = (decision, reasons, isPromise ? owner : "", isPromise ? dueOn : null, now, by);
    }

    /// <summary>Publishes it: the second person's approval. What is promised begins as planned.</summary>
    /// <exception cref="InvalidOperationException">It is published already, or the same person wrote it down.</exception>
    public void Publish(string approvedBy, DateTimeOffset now)
    {
        if (PublishedAt is not null) { throw new InvalidOperationException($"The response to {RecommendationId} is published."); }
        if (string.Equals(approvedBy, PreparedBy, StringComparison.OrdinalIgnoreCase)) { throw new InvalidOperationException("A second person must approve a response."); }
        (PublishedAt, ApprovedBy) = (now, approvedBy);
        if (Decision != Decision.Reject) { Add(ProgressStatus.Planned, "", null, now, approvedBy); }
    }

    /// <summary>Adds what became of it; earlier entries stay.</summary>
    /// <param name="note">What happened; needed for what is late or dropped.</param>
    /// <param name="dueOn">A new day, when it moves.</param>
    /// <exception cref="InvalidOperationException">It is not public, or was rejected.</exception>
    /// <exception cref="ArgumentException">Late or dropped without a reason.</exception>
    public void Report(ProgressStatus status, string note, DateOnly? dueOn, DateTimeOffset now, string by)
    {
        if (PublishedAt is null || Decision == Decision.Reject) { throw new InvalidOperationException($"There is nothing to report on the response to {RecommendationId}."); }
        if (NeedsReason(status) && string.IsNullOrWhiteSpace(note)) { throw new ArgumentException("What is late or dropped has a reason.", nameof(note)); }
        Add(status, note, dueOn, now, by);
    }

    /// <summary>Whether a status needs a reason.</summary>
    public static bool NeedsReason(ProgressStatus status) => status is ProgressStatus.Late or ProgressStatus.Dropped;

    private void Add(ProgressStatus status, string note, DateOnly? dueOn, DateTimeOffset now, string by) =>
        _progress.Add(new ProgressEntry(RecommendationId, _progress.Count + 1, status, note, dueOn, now, by));
}

/// <summary>One entry on what became of a response; never changed, never removed.</summary>
/// <param name="RecommendationId">The recommendation.</param>
/// <param name="Number">From 1 upwards.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Note">What happened; may be empty.</param>
/// <param name="DueOn">The new day, when it moved.</param>
/// <param name="At">When it was written.</param>
/// <param name="By">The account that wrote it.</param>
public sealed record ProgressEntry(string RecommendationId, int Number, ProgressStatus Status, string Note, DateOnly? DueOn, DateTimeOffset At, string By);
