namespace Engage.Web.Jobs;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Waiting for a worker.</summary>
    Queued,

    /// <summary>A worker holds its lease.</summary>
    Running,

    /// <summary>Finished well.</summary>
    Done,

    /// <summary>Given up; the message says why.</summary>
    Failed,

    /// <summary>Stopped by a person.</summary>
    Cancelled,
}

/// <summary>A piece of long work: made by a page, done by a worker, watched by refreshing a page.</summary>
public sealed class Job
{
    /// <summary>The most characters of a message or a result.</summary>
    public const int MaxMessageLength = 2000;

    /// <summary>A PublicId.</summary>
    public required string Id { get; init; }

    /// <summary>Which handler does it, such as report.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about, such as a survey's slug.</summary>
    public required string Subject { get; init; }

    /// <summary>Where it stands.</summary>
    public JobState State { get; private set; }

    /// <summary>Per cent done, 0 to 100.</summary>
    public int Progress { get; private set; }

    /// <summary>What is being done, or why it failed; a sentence for staff.</summary>
    public string? Message { get; private set; }

    /// <summary>What it made, such as an address to go to.</summary>
    public string? Result { get; private set; }

    /// <summary>The worker that holds it.</summary>
    public string? LeaseOwner { get; private set; }

    /// <summary>Until when that worker has it for sure; after that another may take it.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>How many times a worker has begun it.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether somebody asked for it to stop.</summary>
    public bool CancelRequested { get; private set; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The account that asked for it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When a worker last began it.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it ended, well or not.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Whether nothing more will happen to it.</summary>
    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;
}
