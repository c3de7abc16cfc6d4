using System.Globalization;
using System.Text;

namespace Engage.Domain.Messages;

/// <summary>What a calendar is to do with an entry (RFC 5546).</summary>
public enum CalendarMethod
{
    /// <summary>Keep it; for downloads.</summary>
    Publish,

    /// <summary>Enter it for the person it is mailed to.</summary>
    Request,

    /// <summary>Take it out again.</summary>
    Cancel,
}

/// <summary>A person as calendars name them.</summary>
public sealed record CalendarPerson(string Address, string Name);

/// <summary>
/// Writes calendar entries (RFC 5545). Times in Europe/London are written as they are on the wall, with the zone's rules,
/// so that an entry stays at ten o'clock even if those rules change; times elsewhere in UTC.
/// </summary>
public static class ICalendar
{
    private const string London = "Europe/London";
    private const int MaxOctets = 75;

    // British Summer Time as it has been since 1996: last Sundays of March and October, at 01:00 UTC.
    private static readonly string[] LondonZone =
    [
        "BEGIN:VTIMEZONE", "TZID:Europe/London",
        "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "TZNAME:BST", "DTSTART:19960331T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "TZNAME:GMT", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
        "END:VTIMEZONE",
    ];

    /// <summary>The entry as a file.</summary>
    /// <param name="organiser">The body.</param>
    /// <param name="attendee">The one person it is mailed to; null in a download.</param>
    /// <param name="now">When it is written.</param>
    public static string Write(CalendarEvent entry, CalendarMethod method, CalendarPerson organiser, CalendarPerson? attendee, DateTimeOffset now)
    {
        var file = new StringBuilder();
        foreach (var line in Lines(entry, method, organiser, attendee, now)) { Fold(file, line); }
        return file.ToString();
    }

    /// <summary>Several entries as one file, or a feed that calendars subscribe to and look at every few hours.</summary>
    /// <param name="name">What calendars call it.</param>
    /// <param name="organiser">The body.</param>
    /// <param name="now">When it is written.</param>
    public static string WriteAll(IReadOnlyList<CalendarEvent> entries, string name, CalendarPerson organiser, DateTimeOffset now)
    {
        var file = new StringBuilder();
        IEnumerable<string> lines =
        [
            .. Head(CalendarMethod.Publish), $"X-WR-CALNAME:{Text(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
            .. entries.Any(e => e.TimeZone == London) ? LondonZone : [],
            .. entries.SelectMany(e => Entry(e, CalendarMethod.Publish, organiser, null, now)),
            "END:VCALENDAR",
        ];
        foreach (var line in lines) { Fold(file, line); }
        return file.ToString();
    }

    private static string[] Head(CalendarMethod method) => ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Engage//Engage//EN", "CALSCALE:GREGORIAN", $"METHOD:{method.ToString().ToUpperInvariant()}"];

    private static IEnumerable<string> Lines(CalendarEvent entry, CalendarMethod method, CalendarPerson organiser, CalendarPerson? attendee, DateTimeOffset now) =>
        [.. Head(method), .. entry.TimeZone == London ? LondonZone : [], .. Entry(entry, method, organiser, attendee, now), "END:VCALENDAR"];

    private static IEnumerable<string> Entry(CalendarEvent entry, CalendarMethod method, CalendarPerson organiser, CalendarPerson? attendee, DateTimeOffset now)
    {
        var isLondon = entry.TimeZone == London;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(entry.TimeZone);
        return
        [
            "BEGIN:VEVENT",
            $"UID:{Text(entry.Uid)}",
            $"SEQUENCE:{entry.Sequence.ToString(CultureInfo.InvariantCulture)}",
            $"DTSTAMP:{Utc(now)}",
            isLondon ? $"DTSTART;TZID={London}:{Wall(entry.Starts)}" : $"DTSTART:{Utc(WallClock.Instant(entry.Starts, zone))}",
            isLondon ? $"DTEND;TZID={London}:{Wall(entry.Ends)}" : $"DTEND:{Utc(WallClock.Instant(entry.Ends, zone))}",
            $"SUMMARY:{Text(entry.Summary)}",
            .. Optional("LOCATION", entry.Location),
            .. Optional("DESCRIPTION", entry.Description),
            $"ORGANIZER;CN={Parameter(organiser.Name)}:{MailTo(organiser.Address)}",
            .. attendee is null ? Array.Empty<string>() : [$"ATTENDEE;CN={Parameter(attendee.Name)};ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:{MailTo(attendee.Address)}"],
            $"STATUS:{(method == CalendarMethod.Cancel || entry.IsCancelled ? "CANCELLED" : "CONFIRMED")}",
            "TRANSP:OPAQUE", "END:VEVENT",
        ];
    }

    private static string[] Optional(string name, string text) => text.Length == 0 ? [] : [$"{name}:{Text(text)}"];

    private static string Wall(DateTime local) => local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Escapes a text (RFC 5545, 3.3.11); other controls than line ends are dropped.</summary>
    private static string Text(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c == '\n') { escaped.Append("\\n"); }
            else if (c is '\\' or ';' or ',') { escaped.Append('\\').Append(c); }
            else if (!char.IsControl(c)) { escaped.Append(c); }
        }
        return escaped.ToString();
    }

    // A parameter cannot hold quotation marks or controls at all.
    private static string Parameter(string text) => $"\"{string.Concat(text.Where(c => c != '"' && !char.IsControl(c)))}\"";

    private static string MailTo(string address) =>
        "mailto:" + string.Concat(address.Select(c => c is '%' or '?' or '#' or '&' or '/' or '`' or '{' or '}' or '|' or '^' ? Uri.HexEscape(c) : c.ToString()));

    /// <summary>Breaks a line after at most 75 octets, never within a character.</summary>
    private static void Fold(StringBuilder file, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }
            file.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        file.Append("\r\n");
    }
}
