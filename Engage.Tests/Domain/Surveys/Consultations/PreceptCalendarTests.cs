using Engage.Domain.Surveys.Consultations;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Surveys.Consultations;

/// <summary>The statutory clock: 1, 8, 15 and 22 February and 1 March of the right year.</summary>
public sealed class PreceptCalendarTests
{
    [Theory]
    [InlineData("2026-12-20", 2027)]
    [InlineData("2027-01-20", 2027)]
    [InlineData("2027-03-01", 2027)]
    [InlineData("2027-03-02", 2028)]
    public void A_consultation_belongs_to_the_next_first_of_March(string closes, int year) =>
        Assert.Equal(year, PreceptCalendar.YearOf(DateOnly.Parse(closes, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    // 30 January to 1 February: two days.
    [InlineData("2027-01-30", null, null, CalendarState.Due, "2 days left; no day is planned")]
    [InlineData("2027-01-31", "2027-01-31", null, CalendarState.Due, "1 day left; planned for 31 January 2027")]
    [InlineData("2027-01-31", "2027-02-03", null, CalendarState.Due, "1 day left; planned for 3 February 2027, which is too late")]
    [InlineData("2027-02-01", null, null, CalendarState.Due, "Today is the last day; no day is planned")]
    [InlineData("2027-02-02", "2027-02-01", null, CalendarState.Late, "1 day late")]
    [InlineData("2027-02-05", null, "2027-02-01", CalendarState.Done, "Done on 1 February 2027")]
    [InlineData("2027-02-05", null, "2027-02-04", CalendarState.DoneLate, "Done on 4 February 2027, 3 days late")]
    public void A_step_is_due_done_or_late(string today, string? planned, string? done, CalendarState state, string found)
    {
        var entry = new CalendarEntry("", 1, PreceptStep.Proposal, Day(planned), Day(done), IsNotNeeded: false, "", default, "");

        var line = PreceptCalendar.Of(2027, step => step == PreceptStep.Proposal ? entry : null, Day(today)!.Value)[0];

        Assert.Equal((new DateOnly(2027, 2, 1), state, found), (line.Deadline, line.State, line.Found));
    }

    [Fact]
    public void What_follows_a_veto_may_be_not_needed_and_the_last_word_counts()
    {
        var consultation = new Consultation(Make.NewId(), Make.NewId(), ConsultationBasis.Empty, default, "a");
        consultation.Note(PreceptStep.ResponseToVeto, new CalendarNote(new DateOnly(2027, 2, 12), null, false, ""), default, "a");
        consultation.Note(PreceptStep.ResponseToVeto, new CalendarNote(null, null, true, "No veto."), default, "a");

        var lines = PreceptCalendar.Of(2027, consultation.LastOf, new DateOnly(2027, 3, 5));

        Assert.Equal([CalendarState.Late, CalendarState.Late, CalendarState.NotNeeded, CalendarState.Late, CalendarState.Late], lines.Select(l => l.State));
        Assert.Equal(["2027-02-01", "2027-02-08", "2027-02-15", "2027-02-22", "2027-03-01"], lines.Select(l => l.Deadline.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal("4 days late", lines[4].Found);
        Assert.Equal(2, consultation.Calendar.Count);
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
