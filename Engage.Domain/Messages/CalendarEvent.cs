namespace Engage.Domain.Messages;

/// <summary>A meeting as calendars know it. Its times are those on the wall of its zone: clocks may change, it still begins at ten.</summary>
/// <param name="Uid">Names it for ever, such as session-ID@engage.example.org.</param>
/// <param name="Sequence">Counts its changes: a calendar ignores what is older than what it has.</param>
/// <param name="Starts">When it begins, on the wall.</param>
/// <param name="Ends">When it ends, on the wall.</param>
/// <param name="TimeZone">The zone, such as Europe/London.</param>
/// <param name="Summary">Its title.</param>
/// <param name="Location">Where; may be empty.</param>
/// <param name="Description">What else to know; may be empty.</param>
/// <param name="DownloadPath">Where the entry can be downloaded, such as /sessions/ID.ics; null when it cannot.</param>
/// <param name="IsCancelled">Whether it does not take place, for this person or at all.</param>
public sealed record CalendarEvent(
    string Uid, int Sequence, DateTime Starts, DateTime Ends, string TimeZone, string Summary, string Location = "", string Description = "",
    string? DownloadPath = null, bool IsCancelled = false);
