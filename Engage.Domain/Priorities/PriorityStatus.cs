namespace Engage.Domain.Priorities;

/// <summary>What an area asks for: something to be done first, or a way in which everything is done.</summary>
public enum PriorityKind
{
    /// <summary>Something the police do first in the area.</summary>
    Priority,

    /// <summary>A public-centred principle: how the police go about everything there.</summary>
    Principle,
}

/// <summary>Where a local priority stands.</summary>
public enum PriorityStatus
{
    /// <summary>Put forward, by an officer or by rule from results; only staff see it.</summary>
    Proposed,

    /// <summary>Decided by one officer, waiting for a second; only staff see it.</summary>
    Decided,

    /// <summary>Not taken up; only staff see it, with the reason.</summary>
    NotTakenUp,

    /// <summary>Public: it holds, and nothing was begun yet.</summary>
    Agreed,

    /// <summary>Public: work on it has begun.</summary>
    UnderWay,

    /// <summary>Public: what was promised is done.</summary>
    Done,

    /// <summary>Public: it holds no longer, with the reason.</summary>
    Ended,
}

/// <summary>One entry of a priority's history; never changed, never removed.</summary>
/// <param name="PriorityId">The priority.</param>
/// <param name="Number">From 1 upwards.</param>
/// <param name="Status">Where it stands from then on.</param>
/// <param name="Note">What happened, in plain words; may be empty.</param>
/// <param name="At">When.</param>
/// <param name="By">The account.</param>
public sealed record PriorityEntry(string PriorityId, int Number, PriorityStatus Status, string Note, DateTimeOffset At, string By)
{
    /// <summary>Whether the public sees it.</summary>
    public bool IsPublic => LocalPriority.IsPublicStatus(Status);
}
