using Engage.Domain.Messages;

namespace Engage.Tests.Domain.Messages;

/// <summary>Entries as RFC 5545 and RFC 5546 write them; expectations written out by hand.</summary>
public sealed class CalendarTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 21, 0, 0, TimeSpan.Zero);
    private static readonly CalendarPerson Office = new("engage@office.example", "Office of the Commissioner");
    private static readonly CalendarEvent Session = new(
        "session-s1@office.example", 2, At(2027, 3, 28, 10), At(2027, 3, 28, 14), "Europe/London", "Session 2; crime, fear", "Town Hall\nHigh Street, Winsford");

    [Fact]
    public void A_download_is_written_to_the_letter()
    {
        const string Expected =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Engage//Engage//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n" +
            "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n" +
            "BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:BST\r\nDTSTART:19960331T010000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n" +
            "BEGIN:STANDARD\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nTZNAME:GMT\r\nDTSTART:19961027T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n" +
            "END:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:session-s1@office.example\r\nSEQUENCE:2\r\nDTSTAMP:20261121T210000Z\r\n" +
            "DTSTART;TZID=Europe/London:20270328T100000\r\nDTEND;TZID=Europe/London:20270328T140000\r\n" +
            "SUMMARY:Session 2\\; crime\\, fear\r\nLOCATION:Town Hall\\nHigh Street\\, Winsford\r\n" +
            "ORGANIZER;CN=\"Office of the Commissioner\":mailto:engage@office.example\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        Assert.Equal(Expected, ICalendar.Write(Session, CalendarMethod.Publish, Office, attendee: null, Now));
    }

    [Fact]
    public void A_request_names_the_one_person_it_goes_to()
    {
        var file = ICalendar.Write(Session, CalendarMethod.Request, Office, new CalendarPerson("jo@example.org", "Jo \"x\" Bloggs\r\nATTENDEE:mailto:evil@example.org"), Now);

        Assert.Contains("METHOD:REQUEST\r\n", file, StringComparison.Ordinal);
        Assert.Equal(
            "ATTENDEE;CN=\"Jo x BloggsATTENDEE:mailto:evil@example.org\";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:jo@example.org",
            Unfolded(file).Single(line => line.StartsWith("ATTENDEE", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_cancellation_has_the_same_uid_and_says_so()
    {
        var lines = Unfolded(ICalendar.Write(Session with { Sequence = 3, IsCancelled = true }, CalendarMethod.Cancel, Office, new CalendarPerson("jo@example.org", "Jo"), Now));

        Assert.Subset(lines.ToHashSet(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal) { "METHOD:CANCEL", "UID:session-s1@office.example", "SEQUENCE:3", "STATUS:CANCELLED" });
    }

    [Fact]
    public void Long_lines_are_folded_at_75_octets_and_never_within_a_character()
    {
        var summary = string.Concat(Enumerable.Repeat("Heddlu a dŵr 👮 ", 20)).Trim();

        var file = ICalendar.Write(Session with { Summary = summary }, CalendarMethod.Publish, Office, attendee: null, Now);

        Assert.All(file.Split("\r\n"), line => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains("SUMMARY:" + summary, Unfolded(file));
        Assert.DoesNotContain("�", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Elsewhere_times_are_written_in_utc() =>
        Assert.Contains("DTSTART:20270328T080000Z", Unfolded(ICalendar.Write(Session with { TimeZone = "Europe/Berlin" }, CalendarMethod.Publish, Office, attendee: null, Now)));

    private static List<string> Unfolded(string file) => [.. file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")];

    private static DateTime At(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, DateTimeKind.Unspecified);
}
