using Engage.Domain.Assemblies.Recommendations;

namespace Engage.Domain.Priorities;

/// <summary>Something done for a local priority: who does it, by when, and how far it is.</summary>
public sealed class PriorityAction
{
    /// <summary>The most characters of what is done.</summary>
    public const int MaxTextLength = 500;

    private readonly List<ActionEntry> _entries = [];

    /// <summary>Plans an action.</summary>
    /// <param name="number">From 1 upwards within the priority.</param>
    /// <exception cref="ArgumentException">What is done, or who does it, is missing or too long.</exception>
    public PriorityAction(string id, string priorityId, int number, string text, string owner, DateOnly dueOn, string? reference, DateTimeOffset now, string by)
    {
        if (text is not { Length: > 0 and <= MaxTextLength }) { throw new ArgumentException($"An action has 1 to {MaxTextLength} characters.", nameof(text)); }
        if (owner is not { Length: > 0 and <= LocalPriority.MaxOwnerLength }) { throw new ArgumentException("An action has an owner.", nameof(owner)); }
        (Id, PriorityId, Number, Text, Owner, DueOn, Reference) = (id, priorityId, number, text, owner, dueOn, reference);
        _entries.Add(new ActionEntry(id, 1, ProgressStatus.Planned, "", null, now, by));
    }

    private PriorityAction(string id, string priorityId, string text, string owner) => (Id, PriorityId, Text, Owner) = (id, priorityId, text, owner);

    /// <summary>The internal id.</summary>
    public string Id { get; private set; }

    /// <summary>The priority it serves.</summary>
    public string PriorityId { get; private set; }

    /// <summary>From 1 upwards within the priority.</summary>
    public int Number { get; private set; }

    /// <summary>What is done.</summary>
    public string Text { get; private set; }

    /// <summary>The post that does it.</summary>
    public string Owner { get; private set; }

    /// <summary>By when it was promised first.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>The part of a plan it serves, as a <see cref="PlanReference"/> is written; null for that of its priority.</summary>
    public string? Reference { get; private set; }

    /// <summary>What became of it, from the first entry on.</summary>
    public IReadOnlyList<ActionEntry> Entries => [.. _entries.OrderBy(e => e.Number)];

    /// <summary>How far it is.</summary>
    public ProgressStatus Status => Entries[^1].Status;

    /// <summary>By when it is promised now.</summary>
    public DateOnly DueNow => Entries.LastOrDefault(e => e.DueOn is not null)?.DueOn ?? DueOn;

    /// <summary>Whether it was neither done nor dropped when its day had passed.</summary>
    public bool IsOverdueOn(DateOnly day) => Status is not (ProgressStatus.Done or ProgressStatus.Dropped) && DueNow < day;

    /// <summary>Adds what became of it; earlier entries stay.</summary>
    /// <param name="dueOn">A new day, when it moves.</param>
    /// <exception cref="ArgumentException">Late or dropped without a reason.</exception>
    public void Report(ProgressStatus status, string note, DateOnly? dueOn, DateTimeOffset now, string by)
    {
        if (RecommendationResponse.NeedsReason(status) && string.IsNullOrWhiteSpace(note)) { throw new ArgumentException("What is late or dropped has a reason.", nameof(note)); }
        _entries.Add(new ActionEntry(Id, _entries.Count + 1, status, note, dueOn, now, by));
    }
}

/// <summary>One entry on an action; never changed, never removed.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="Number">From 1 upwards.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Note">What happened; may be empty.</param>
/// <param name="DueOn">The new day, when it moved.</param>
/// <param name="At">When it was written.</param>
/// <param name="By">The account that wrote it.</param>
public sealed record ActionEntry(string ActionId, int Number, ProgressStatus Status, string Note, DateOnly? DueOn, DateTimeOffset At, string By);
