using Engage.Domain;
using Engage.Domain.Assemblies.Sessions;

namespace Engage.Web.Assemblies.Sessions;

/// <summary>How screens, messages and files name sessions and what belongs to them.</summary>
public static class SessionWords
{
    /// <summary>When it is: Saturday 6 March 2027, 10am to 2pm.</summary>
    public static string When(Session session) =>
        DateOnly.FromDateTime(session.StartsAt) == DateOnly.FromDateTime(session.EndsAt)
            ? $"{Wording.LongDay(DateOnly.FromDateTime(session.StartsAt))}, {Time(session.StartsAt)} to {Time(session.EndsAt)}"
            : $"{Wording.LongDay(DateOnly.FromDateTime(session.StartsAt))}, {Time(session.StartsAt)} to {Wording.LongDay(DateOnly.FromDateTime(session.EndsAt))}, {Time(session.EndsAt)}";

    /// <summary>Where it is, in a line.</summary>
    public static string Where(Session session) => session.IsOnline ? "Online" : session.Address.Length == 0 ? session.Venue : $"{session.Venue}, {Line(session.Address)}";

    /// <summary>A clock time of the session's day.</summary>
    public static string Time(DateTime at) => Wording.Time(TimeOnly.FromDateTime(at));

    /// <summary>The state of a booking and the colour of its tag.</summary>
    public static (string Words, string Colour) Tag(BookingState state) => state switch
    {
        BookingState.Unconfirmed => ("E-mail not confirmed", "grey"),
        BookingState.Booked => ("Booked", "green"),
        BookingState.Waiting => ("Waiting list", "yellow"),
        BookingState.Offered => ("Place offered", "turquoise"),
        BookingState.Cancelled => ("Given up", "grey"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The size of a file: 840 KB, 2.4 MB.</summary>
    public static string Size(int bytes) => bytes < 1_000_000 ? $"{Wording.Count(Math.Max(1, (bytes + 500) / 1000))} KB" : $"{Wording.Number(bytes / 1_000_000.0, 1)} MB";

    /// <summary>A text of several lines as one.</summary>
    public static string Line(string text) => string.Join(", ", text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimEnd(',')));
}
