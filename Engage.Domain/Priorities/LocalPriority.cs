using Engage.Domain.Places;

namespace Engage.Domain.Priorities;

/// <summary>
/// A locally informed policing priority, or a public-centred principle, of one area. It is proposed, decided by one officer and
/// approved by a second; from then on it is public, and all that becomes of it is added entry by entry.
/// </summary>
public sealed class LocalPriority
{
    /// <summary>The most characters of the statement.</summary>
    public const int MaxStatementLength = 300;

    /// <summary>The most characters of the reasons and of what was not chosen, in Markdown.</summary>
    public const int MaxReasonsLength = 10_000;

    /// <summary>The most characters of the owner.</summary>
    public const int MaxOwnerLength = 200;

    /// <summary>The most characters of an entry.</summary>
    public const int MaxNoteLength = 2_000;

    private readonly List<PriorityEntry> _entries = [];

    /// <summary>Puts a priority forward.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    /// <param name="number">Unique among all priorities; part of its address.</param>
    /// <param name="note">Where the proposal comes from.</param>
    /// <exception cref="ArgumentException">The area or the statement is missing or too long.</exception>
    public LocalPriority(string id, int number, string areaCode, PriorityKind kind, string statement, string note, DateTimeOffset now, string by)
    {
        if (areaCode is not { Length: > 0 and <= Area.MaxCodeLength }) { throw new ArgumentException("A priority belongs to an area.", nameof(areaCode)); }
        CheckStatement(statement);
        (Id, Number, AreaCode, Kind, Statement) = (id, number, areaCode, kind, statement);
        Add(PriorityStatus.Proposed, note, now, by);
    }

    private LocalPriority(string id, string areaCode, string statement) => (Id, AreaCode, Statement) = (id, areaCode, statement);

    /// <summary>The internal id.</summary>
    public string Id { get; private set; }

    /// <summary>Its public number: /priorities/{number}.</summary>
    public int Number { get; private set; }

    /// <summary>The area it holds in; it stays even when the area has ended.</summary>
    public string AreaCode { get; private set; }

    /// <summary>Whether it is a priority or a principle.</summary>
    public PriorityKind Kind { get; private set; }

    /// <summary>What it says, in one plain sentence.</summary>
    public string Statement { get; private set; }

    /// <summary>Why it was chosen, in Markdown; empty until it is decided.</summary>
    public string Reasons { get; private set; } = "";

    /// <summary>What else was considered and why not, in Markdown; may be empty.</summary>
    public string NotChosen { get; private set; } = "";

    /// <summary>The part of a plan it serves, as a <see cref="PlanReference"/> is written; null for none.</summary>
    public string? Reference { get; private set; }

    /// <summary>The post that sees to it; empty until it is decided.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>When it is looked at next; null until it is decided, and when it is over.</summary>
    public DateOnly? ReviewOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public PriorityStatus Status { get; private set; }

    /// <summary>Who decided it last, and so cannot approve it.</summary>
    public string? DecidedBy { get; private set; }

    /// <summary>Who approved it.</summary>
    public string? ApprovedBy { get; private set; }

    /// <summary>When it became public; null before.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Whether it is made-up demonstration content.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Its history, from the proposal on.</summary>
    public IReadOnlyList<PriorityEntry> Entries => [.. _entries.OrderBy(e => e.Number)];

    /// <summary>Whether it is public and holds.</summary>
    public bool IsCurrent => Status is PriorityStatus.Agreed or PriorityStatus.UnderWay;

    /// <summary>Whether staff can still change its words.</summary>
    public bool IsOpen => Status is PriorityStatus.Proposed or PriorityStatus.Decided;

    /// <summary>Whether the public sees a priority of a status.</summary>
    public static bool IsPublicStatus(PriorityStatus status) => status is PriorityStatus.Agreed or PriorityStatus.UnderWay or PriorityStatus.Done or PriorityStatus.Ended;

    /// <summary>Whether an entry with a status needs words.</summary>
    public static bool NeedsNote(PriorityStatus status) => status is PriorityStatus.Done or PriorityStatus.Ended or PriorityStatus.NotTakenUp;

    /// <summary>Whether it holds and the day on which it was to be looked at has passed.</summary>
    public bool IsOverdueOn(DateOnly day) => IsCurrent && ReviewOn < day;

    /// <summary>Changes a proposal. A decision taken on other words is no decision: it is a proposal again.</summary>
    /// <exception cref="InvalidOperationException">It is public, or was not taken up.</exception>
    /// <exception cref="ArgumentException">The statement cannot be.</exception>
    public void Reword(PriorityKind kind, string statement, string? reference, DateTimeOffset now, string by)
    {
        if (!IsOpen) { throw new InvalidOperationException($"Priority {Number} is {Status}."); }
        CheckStatement(statement);
        (Kind, Statement, Reference) = (kind, statement, reference);
        if (Status == PriorityStatus.Decided) { Add(PriorityStatus.Proposed, "Reworded after the decision, so it is to be decided again.", now, by); }
    }

    /// <summary>Decides it: what holds, why, why nothing else, who sees to it and when it is looked at next.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    /// <exception cref="ArgumentException">There are no reasons, no owner, or the review is not after today.</exception>
    public void Decide(string reasons, string notChosen, string owner, DateOnly reviewOn, DateOnly today, DateTimeOffset now, string by)
    {
        if (!IsOpen) { throw new InvalidOperationException($"Priority {Number} is {Status}."); }
        if (reasons is not { Length: > 0 and <= MaxReasonsLength }) { throw new ArgumentException("A decision has reasons.", nameof(reasons)); }
        if (owner is not { Length: > 0 and <= MaxOwnerLength }) { throw new ArgumentException("A decision has an owner.", nameof(owner)); }
        if (reviewOn <= today) { throw new ArgumentException("A priority is looked at again after today.", nameof(reviewOn)); }
        (Reasons, NotChosen, Owner, ReviewOn, DecidedBy) = (reasons, notChosen, owner, reviewOn, by);
        Add(PriorityStatus.Decided, "", now, by);
    }

    /// <summary>Approves the decision: the second person's, which makes it public.</summary>
    /// <param name="evidence">How many pieces of evidence stand behind it.</param>
    /// <exception cref="InvalidOperationException">It is not decided, the same person decided it, or nothing stands behind it.</exception>
    public void Approve(int evidence, DateTimeOffset now, string by)
    {
        if (Status != PriorityStatus.Decided) { throw new InvalidOperationException($"Priority {Number} is {Status}, not decided."); }
        if (string.Equals(by, DecidedBy, StringComparison.OrdinalIgnoreCase)) { throw new InvalidOperationException("A second person must approve a priority."); }
        if (evidence == 0) { throw new InvalidOperationException($"Priority {Number} has no evidence."); }
        (ApprovedBy, PublishedAt) = (by, now);
        Add(PriorityStatus.Agreed, "", now, by);
    }

    /// <summary>Sends a decision back, so that it is a proposal again.</summary>
    /// <exception cref="InvalidOperationException">It is not decided.</exception>
    /// <exception cref="ArgumentException">No reason is given.</exception>
    public void SendBack(string note, DateTimeOffset now, string by)
    {
        if (Status != PriorityStatus.Decided) { throw new InvalidOperationException($"Priority {Number} is {Status}, not decided."); }
        if (string.IsNullOrWhiteSpace(note)) { throw new ArgumentException("Sending back has a reason.", nameof(note)); }
        Add(PriorityStatus.Proposed, note, now, by);
    }

    /// <summary>Leaves a proposal aside.</summary>
    /// <exception cref="InvalidOperationException">It is not open.</exception>
    /// <exception cref="ArgumentException">No reason is given.</exception>
    public void LeaveAside(string note, DateTimeOffset now, string by)
    {
        if (!IsOpen) { throw new InvalidOperationException($"Priority {Number} is {Status}."); }
        if (string.IsNullOrWhiteSpace(note)) { throw new ArgumentException("What is not taken up has a reason.", nameof(note)); }
        Add(PriorityStatus.NotTakenUp, note, now, by);
    }

    /// <summary>Adds what became of it, and when it is looked at next; public at once.</summary>
    /// <param name="status">One the public sees.</param>
    /// <param name="note">What happened; needed for what is done or has ended.</param>
    /// <param name="reviewOn">When it is looked at next; null leaves the day as it is.</param>
    /// <exception cref="InvalidOperationException">It is not public, or has ended.</exception>
    /// <exception cref="ArgumentException">The status is none of those, or words are missing.</exception>
    public void Report(PriorityStatus status, string note, DateOnly? reviewOn, DateTimeOffset now, string by)
    {
        if (PublishedAt is null || Status == PriorityStatus.Ended) { throw new InvalidOperationException($"There is nothing to report on priority {Number}."); }
        if (!IsPublicStatus(status)) { throw new ArgumentException($"A public priority cannot be {status}.", nameof(status)); }
        if (string.IsNullOrWhiteSpace(note) && NeedsNote(status)) { throw new ArgumentException("What is done or has ended is put into words.", nameof(note)); }
        ReviewOn = status is PriorityStatus.Done or PriorityStatus.Ended ? null : reviewOn ?? ReviewOn;
        Add(status, note, now, by);
    }

    private void Add(PriorityStatus status, string note, DateTimeOffset now, string by)
    {
        Status = status;
        _entries.Add(new PriorityEntry(Id, _entries.Count + 1, status, note, now, by));
    }

    private static void CheckStatement(string statement)
    {
        if (statement is not { Length: > 0 and <= MaxStatementLength }) { throw new ArgumentException($"A statement has 1 to {MaxStatementLength} characters.", nameof(statement)); }
    }
}
