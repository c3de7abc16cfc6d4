using Engage.Domain.Messages;

namespace Engage.Domain.Places.Local;

/// <summary>What happens at an event.</summary>
public enum EventKind
{
    /// <summary>Officers answer questions at a fixed place.</summary>
    Surgery,

    /// <summary>Anybody can come by.</summary>
    DropIn,

    /// <summary>Officers walk round with residents.</summary>
    Walkabout,

    /// <summary>A meeting on the internet.</summary>
    Online,

    /// <summary>A meeting in a room.</summary>
    Meeting,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>An occasion to meet officers of an area, on one day. Its times are those on the clocks there.</summary>
public sealed class LocalEvent(string id) : LocalRecord(id)
{
    /// <inheritdoc/>
    public override LocalKind Kind => LocalKind.Events;

    /// <inheritdoc/>
    public override string Name => Title;

    /// <summary>What happens.</summary>
    public EventKind EventKind { get; private set; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Where it is; how to join when it is online.</summary>
    public string Place { get; private set; } = "";

    /// <summary>When it begins, on a clock there.</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>When it ends, on a clock there.</summary>
    public DateTime EndsAt { get; private set; }

    /// <summary>What to expect; may be empty.</summary>
    public string Description { get; private set; } = "";

    /// <summary>Why it does not take place; empty while it does.</summary>
    public string CancelledBecause { get; private set; } = "";

    /// <summary>Counts its changes, for calendars.</summary>
    public int Sequence { get; private set; }

    /// <summary>Whether it does not take place.</summary>
    public bool IsCancelled => CancelledBecause.Length > 0;

    /// <summary>When it is: Saturday 6 March 2027, 6:30pm to 8pm.</summary>
    public string WhenInWords => $"{Wording.LongDay(DateOnly.FromDateTime(StartsAt))}, {Wording.Time(TimeOnly.FromDateTime(StartsAt))} to {Wording.Time(TimeOnly.FromDateTime(EndsAt))}";

    /// <summary>The event as calendars know it.</summary>
    /// <param name="host">What makes its name one of a kind, such as engage.example.org.</param>
    /// <param name="timeZone">Whose clocks its times are on.</param>
    public CalendarEvent ToCalendar(string host, string timeZone) =>
        new($"event-{Id}@{host}", Sequence, StartsAt, EndsAt, timeZone, Title, Place, IsCancelled ? $"Cancelled: {CancelledBecause}" : Description, $"/areas/events/{Id}.ics", IsCancelled);

    private protected override void TakeOwn(LocalValues values)
    {
        var day = values.Day("day")!.Value;
        var before = (Title, Place, StartsAt, EndsAt, Description, CancelledBecause);
        (EventKind, Title, Place, StartsAt, EndsAt, Description, CancelledBecause) = (
            values.Choice<EventKind>("kind"), values.Text("title"), values.Text("place"), day.ToDateTime(values.Time("starts")), day.ToDateTime(values.Time("ends")), values.Text("description"), values.Text("cancelled"));
        if (before.Title.Length > 0 && before != (Title, Place, StartsAt, EndsAt, Description, CancelledBecause)) { Sequence++; }
    }

    private protected override string WriteOwn(string field) => field switch
    {
        "kind" => LocalChoices.Code(EventKind),
        "title" => Title,
        "place" => Place,
        "day" => LocalText.Day(DateOnly.FromDateTime(StartsAt)),
        "starts" => LocalText.Time(TimeOnly.FromDateTime(StartsAt)),
        "ends" => LocalText.Time(TimeOnly.FromDateTime(EndsAt)),
        "description" => Description,
        _ => CancelledBecause,
    };
}
