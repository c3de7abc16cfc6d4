namespace Engage.Domain.Assemblies.Sessions;

/// <summary>Whether a session takes place.</summary>
public enum SessionState
{
    /// <summary>It takes place.</summary>
    Planned,

    /// <summary>It does not.</summary>
    Cancelled,
}

/// <summary>One meeting of an assembly. Its times are kept as people read them on a clock, with the zone, and converted late.</summary>
public sealed class Session
{
    /// <summary>The most characters of a title, a venue and a link.</summary>
    public const int MaxLineLength = 200;

    /// <summary>The most characters of an address, notes on access and a reason.</summary>
    public const int MaxTextLength = 2_000;

    /// <summary>The most places.</summary>
    public const int MaxCapacity = 2_000;

    private readonly List<AgendaItem> _agenda = [];
    private readonly List<Facilitator> _facilitators = [];

    /// <summary>Plans a session.</summary>
    /// <param name="id">A <see cref="PublicId"/>.</param>
    /// <param name="assemblyId">Whose meeting it is.</param>
    /// <param name="timeZone">The programme's zone.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="startsAt">When it begins, on a clock there.</param>
    /// <param name="endsAt">When it ends, on a clock there.</param>
    /// <param name="capacity">How many people can come.</param>
    /// <exception cref="ArgumentException">It ends before it begins, or nobody can come.</exception>
    public Session(string id, string assemblyId, string timeZone, string title, DateTime startsAt, DateTime endsAt, int capacity)
    {
        if (endsAt <= startsAt) { throw new ArgumentException("A session ends after it begins.", nameof(endsAt)); }
        (Id, AssemblyId, TimeZone, Title, StartsAt, EndsAt) = (id, assemblyId, timeZone, title, startsAt, endsAt);
        Resize(capacity);
    }

    private Session(string id, string assemblyId, string timeZone, string title) => (Id, AssemblyId, TimeZone, Title) = (id, assemblyId, timeZone, title);

    /// <summary>The internal id, a <see cref="PublicId"/>; also its public address.</summary>
    public string Id { get; private set; }

    /// <summary>The assembly.</summary>
    public string AssemblyId { get; private set; }

    /// <summary>The zone of its times.</summary>
    public string TimeZone { get; private set; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; }

    /// <summary>When it begins, on a clock there.</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>When it ends, on a clock there.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>Where it is; empty when it is online only.</summary>
    public string Venue { get; private set; } = "";

    /// <summary>The venue's postal address.</summary>
    public string Address { get; private set; } = "";

    /// <summary>How to get in, step-free ways, hearing loop.</summary>
    public string AccessNotes { get; private set; } = "";

    /// <summary>Where people join online; shown to those who have a place, never in public.</summary>
    public string? OnlineLink { get; private set; }

    /// <summary>How many places there are.</summary>
    public int Capacity { get; private set; }

    /// <summary>Whether anybody may book; otherwise only members of the assembly.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>Whether it takes place.</summary>
    public SessionState State { get; private set; }

    /// <summary>Why it was cancelled.</summary>
    public string? CancelledBecause { get; private set; }

    /// <summary>Which version of the appointment calendars hold: raised when time or place change, and when it is cancelled.</summary>
    public int Sequence { get; private set; }

    /// <summary>How many bookings have been made: the last number given out on the waiting list.</summary>
    public long LastTurn { get; private set; }

    /// <summary>The agenda in the order of the day.</summary>
    public IReadOnlyList<AgendaItem> Agenda => [.. _agenda.OrderBy(a => a.AfterMinutes).ThenBy(a => a.Id, StringComparer.Ordinal)];

    /// <summary>Who facilitates, by table and name.</summary>
    public IReadOnlyList<Facilitator> Facilitators => [.. _facilitators.OrderBy(f => f.Table ?? int.MaxValue).ThenBy(f => f.Name, StringComparer.Ordinal)];

    /// <summary>The zone of its times.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The instant it begins.</summary>
    public DateTimeOffset Start => WallClock.Instant(StartsAt, Zone);

    /// <summary>The instant it ends.</summary>
    public DateTimeOffset End => WallClock.Instant(EndsAt, Zone);

    /// <summary>Whether it is cancelled.</summary>
    public bool IsCancelled => State == SessionState.Cancelled;

    /// <summary>Whether it has no venue.</summary>
    public bool IsOnline => Venue.Length == 0;

    /// <summary>How the audit trail and messages name it.</summary>
    public string Subject => $"session:{Id}";

    /// <summary>Whether places can be booked or given up: it takes place and has not begun.</summary>
    public bool IsOpenAt(DateTimeOffset now) => !IsCancelled && now < Start;

    /// <summary>Renames the session and says who may come; neither changes the appointment.</summary>
    public void Describe(string title, bool isPublic) => (Title, IsPublic) = (title, isPublic);

    /// <summary>Sets how many people can come; those who have a place keep it.</summary>
    /// <exception cref="ArgumentException">The number is out of range.</exception>
    public void Resize(int capacity) =>
        Capacity = capacity is >= 1 and <= MaxCapacity ? capacity : throw new ArgumentException($"A session has 1 to {MaxCapacity} places.", nameof(capacity));

    /// <summary>Moves the session to another time; the agenda moves with it.</summary>
    /// <returns>Whether anything changed: then calendars need to be told.</returns>
    /// <exception cref="ArgumentException">It ends before it begins.</exception>
    public bool Retime(DateTime startsAt, DateTime endsAt)
    {
        if (endsAt <= startsAt) { throw new ArgumentException("A session ends after it begins.", nameof(endsAt)); }
        if (startsAt == StartsAt && endsAt == EndsAt) { return false; }
        (StartsAt, EndsAt) = (startsAt, endsAt);
        Sequence++;
        return true;
    }

    /// <summary>Says where it takes place.</summary>
    /// <returns>Whether people have to go elsewhere: then calendars need to be told.</returns>
    /// <exception cref="ArgumentException">There is neither a venue nor a link.</exception>
    public bool Place(string venue, string address, string accessNotes, string? onlineLink)
    {
        if (venue.Length == 0 && string.IsNullOrEmpty(onlineLink)) { throw new ArgumentException("A session has a venue or a link.", nameof(venue)); }
        var isElsewhere = (venue, address, onlineLink) != (Venue, Address, OnlineLink);
        (Venue, Address, AccessNotes, OnlineLink) = (venue, address, accessNotes, onlineLink);
        if (isElsewhere) { Sequence++; }
        return isElsewhere;
    }

    /// <summary>Cancels the session.</summary>
    /// <exception cref="InvalidOperationException">It is cancelled already.</exception>
    public void Cancel(string reason)
    {
        if (IsCancelled) { throw new InvalidOperationException($"Session {Id} is cancelled already."); }
        (State, CancelledBecause) = (SessionState.Cancelled, reason);
        Sequence++;
    }

    /// <summary>Puts an item on the agenda.</summary>
    public void Add(AgendaItem item) => _agenda.Add(item);

    /// <summary>Adds a facilitator.</summary>
    public void Add(Facilitator facilitator) => _facilitators.Add(facilitator);
}
