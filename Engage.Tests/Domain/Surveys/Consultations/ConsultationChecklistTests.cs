using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Surveys.Consultations;

/// <summary>
/// The checklist, worked by hand. The consultation is open from 7 December 2026, 9am, to 20 January 2027, 12 noon: 45 days
/// (25 in December, 20 in January), of which 33 are Monday to Friday; less 25 December, 28 December (Boxing Day, since the
/// 26th is a Saturday) and 1 January: 30 working days.
/// </summary>
public sealed class ConsultationChecklistTests
{
    private static readonly DateTimeOffset _draft = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _open = new(2026, 12, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _over = new(2027, 3, 5, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_consultation_run_by_the_book_meets_everything()
    {
        var checklist = ConsultationChecklist.Of(ByTheBook(_over));

        Assert.Empty(checklist.Items.Where(i => i.State != ChecklistState.Met).Select(i => $"{i.Words}: {i.Found}"));
        Assert.Equal(["formative", "reasons", "time", "consideration", "section-96", "duties", "calendar"], checklist.Groups.Select(g => g.Code));
        Assert.Equal("The last day of answering was 20 January 2027; the decision was on 1 February 2027, 12 days later.", Found(checklist, "The decision comes after it closes"));
        Assert.Equal(
            "7 December 2026 to 20 January 2027: 45 days, 30 of them working days. Inside it: Christmas Day (25 December 2026), Boxing Day (28 December 2026) and New Year’s Day (1 January 2027). Why that is enough is written.",
            Found(checklist, "The time people have is long enough, and it is said why"));
        Assert.Equal("Version 2 was published on 26 January 2027; the decision was on 1 February 2027.", Found(checklist, "A report of what people said was published before the decision"));
        Assert.Equal("All 2, the last on 21 January 2027, by The Chief Executive and The Commissioner.", Found(checklist, "Every written submission was considered before the decision"));
        Assert.Equal("812 answers of people on their own account. How they are reached: Online and on paper.", Found(checklist, "The people were heard"));
        Assert.Equal("14 answers; 2 written submissions; besides, single businesses: 31 answers. How they are reached: Letters to the chambers of commerce.", Found(checklist, "Ratepayers’ representatives were heard"));
    }

    [Fact]
    public void A_draft_without_a_basis_has_time_for_everything()
    {
        var input = ByTheBook(_draft) with { Survey = Survey(isPublished: false), Consultation = null, Submissions = [], Report = null, Responses = 0, Strands = new Dictionary<string, StrandCount>(StringComparer.Ordinal) };

        var checklist = ConsultationChecklist.Of(input);

        Assert.Equal(0, checklist.Count(ChecklistState.NotMet));
        Assert.Equal(0, checklist.Count(ChecklistState.Met));
        // 20 November to 1 February: 10 + 31 + 31 + 1 = 73 days.
        Assert.Equal("73 days left; no day is planned.", Found(checklist, "The Panel is told what is proposed by 1 February 2027"));
    }

    [Fact]
    public void What_should_have_been_written_before_it_opened_is_not_met_once_it_is_open()
    {
        var basis = MakeConsultations.Basis() with { Options = [MakeConsultations.NoChange, MakeConsultations.Basis().Options[1]], TimeReasons = "", Publicity = "" };

        var checklist = ConsultationChecklist.Of(ByTheBook(_open) with { Consultation = Record(basis) });

        Assert.Equal(
            ["Alternatives put aside are named, with the reason", "The time people have is long enough, and it is said why", "It was made known to the people it concerns"],
            checklist.Items.Where(i => i.State == ChecklistState.NotMet).Select(i => i.Words));
    }

    [Theory]
    // The day of the report and the day of the decision.
    [InlineData("2027-01-31", ChecklistState.Met)]
    [InlineData("2027-02-01", ChecklistState.NotMet)]
    [InlineData("2027-02-03", ChecklistState.NotMet)]
    public void A_report_counts_when_it_came_out_before_the_day_of_the_decision(string published, ChecklistState state)
    {
        var report = new PublishedVersion(1, DateTimeOffset.Parse(published + "T12:00Z", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(state, Item(ConsultationChecklist.Of(ByTheBook(_over) with { Report = report }), "A report of what people said was published before the decision").State);
    }

    [Fact]
    public void Without_a_report_there_is_time_until_the_day_of_the_decision_has_passed()
    {
        const string Words = "A report of what people said was published before the decision";
        var onTheDay = new DateTimeOffset(2027, 2, 1, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(ChecklistState.NotYet, Item(ConsultationChecklist.Of(ByTheBook(onTheDay) with { Report = null }), Words).State);
        Assert.Equal(ChecklistState.NotMet, Item(ConsultationChecklist.Of(ByTheBook(onTheDay.AddDays(1)) with { Report = null }), Words).State);
    }

    [Fact]
    public void A_proposal_that_went_to_the_Panel_before_it_closed_was_decided_too_early()
    {
        var record = Record(MakeConsultations.Basis());
        record.Note(PreceptStep.Proposal, new CalendarNote(null, new DateOnly(2027, 1, 18), false, ""), _open, "a");

        var item = Item(ConsultationChecklist.Of(ByTheBook(_over) with { Consultation = record }), "The decision comes after it closes");

        Assert.Equal((ChecklistState.NotMet, "The last day of answering was 20 January 2027; the decision was on 18 January 2027, not after it."), (item.State, item.Found));
    }

    [Fact]
    public void Submissions_not_considered_or_too_late_are_named_by_number()
    {
        const string Words = "Every written submission was considered before the decision";
        var (first, second, third, fourth) = (MakeConsultations.Submission(1), MakeConsultations.Submission(2), MakeConsultations.Submission(3), MakeConsultations.Submission(4));
        first.Consider(new DateOnly(2027, 1, 21), "The Commissioner", "Read.", _over, "a");
        fourth.TakeDown(TakenDown.Withdrawn, "Asked back.", _over, "a");
        var waiting = ByTheBook(new DateTimeOffset(2027, 1, 25, 9, 0, 0, TimeSpan.Zero)) with { Submissions = [third, second, first, fourth] };

        var before = Item(ConsultationChecklist.Of(waiting), Words);
        third.Consider(new DateOnly(2027, 2, 9), "The Commissioner", "Read.", _over, "a");
        var after = Item(ConsultationChecklist.Of(waiting with { Now = _over }), Words);

        Assert.Equal((ChecklistState.NotYet, "1 of 3. Not considered: number 2 and 3."), (before.State, before.Found));
        Assert.Equal((ChecklistState.NotMet, "1 of 3. Not considered in time: number 2 and 3."), (after.State, after.Found));
        Assert.Equal("No written submission was received.", Item(ConsultationChecklist.Of(waiting with { Now = _over, Submissions = [] }), Words).Found);
    }

    [Fact]
    public void Numbers_that_the_report_hides_do_not_follow_from_the_checklist()
    {
        var strands = new Dictionary<string, StrandCount>(StringComparer.Ordinal)
        {
            ["resident"] = new(700, false),
            ["victim"] = new(40, true),
            ["ratepayer-body"] = new(4, true),
            ["business"] = new(31, false),
        };

        var checklist = ConsultationChecklist.Of(ByTheBook(_over) with { Strands = strands, Submissions = [] });

        Assert.StartsWith("At least 700 answers of people on their own account.", Found(checklist, "The people were heard"), StringComparison.Ordinal);
        Assert.StartsWith("a number of answers too small to be shown; 0 written submissions", Found(checklist, "Ratepayers’ representatives were heard"), StringComparison.Ordinal);
        Assert.Equal(ChecklistState.Met, Item(checklist, "Ratepayers’ representatives were heard").State);
        Assert.DoesNotContain(checklist.Items, i => i.Found.Contains("40", StringComparison.Ordinal) || i.Found.Contains("740", StringComparison.Ordinal));
    }

    [Fact]
    public void An_exception_and_a_late_basis_are_said()
    {
        const string Words = "People could read all this from the first day";
        var excepted = Record(MakeConsultations.Basis());
        excepted.Except("The settlement came late.", _draft, "administrator");
        var late = new Consultation(Make.NewId(), Make.NewId(), MakeConsultations.Basis(), _open, "a");
        var changed = Record(MakeConsultations.Basis());
        changed.Revise(MakeConsultations.Basis() with { Reasons = "More." }, isPublished: true, _open, "a", "The settlement came.");

        Assert.Equal((ChecklistState.NotMet, "It opened with something missing, by an exception of 20 November 2026: The settlement came late."), Pair(excepted));
        Assert.Equal((ChecklistState.NotMet, "The basis was written on 20 December 2026, after it opened. Not changed since."), Pair(late));
        Assert.Equal((ChecklistState.Met, "Published with the survey. Changed on 20 December 2026 (The settlement came.)."), Pair(changed));

        (ChecklistState, string) Pair(Consultation record)
        {
            var item = Item(ConsultationChecklist.Of(ByTheBook(_over) with { Consultation = record }), Words);
            return (item.State, item.Found);
        }
    }

    [Fact]
    public void Section_96_and_its_calendar_are_asked_of_precepts_only()
    {
        var checklist = ConsultationChecklist.Of(ByTheBook(_over) with { IsPrecept = false });

        Assert.DoesNotContain(checklist.Groups, g => g.Code is "section-96" or "calendar");
        Assert.Empty(checklist.Calendar);
    }

    private static ChecklistInput ByTheBook(DateTimeOffset now)
    {
        var letter = MakeConsultations.Submission(1);
        letter.Consider(new DateOnly(2027, 1, 20), "The Chief Executive", "Read.", now, "a");
        var other = MakeConsultations.Submission(2);
        other.Consider(new DateOnly(2027, 1, 21), "The Commissioner", "Read.", now, "a");
        var record = Record(MakeConsultations.Basis());
        if (now == _over)
        {
            record.Note(PreceptStep.Proposal, new CalendarNote(null, new DateOnly(2027, 2, 1), false, ""), now, "a");
            record.Note(PreceptStep.PanelReport, new CalendarNote(null, new DateOnly(2027, 2, 8), false, ""), now, "a");
            record.Note(PreceptStep.ResponseToVeto, new CalendarNote(null, null, true, ""), now, "a");
            record.Note(PreceptStep.SecondReport, new CalendarNote(null, null, true, ""), now, "a");
            record.Note(PreceptStep.Issue, new CalendarNote(null, new DateOnly(2027, 3, 1), false, ""), now, "a");
        }
        return new ChecklistInput
        {
            Survey = Survey(isPublished: true),
            IsPrecept = true,
            Consultation = record,
            Responses = 857,
            Strands = new Dictionary<string, StrandCount>(StringComparer.Ordinal) { ["resident"] = new(700, false), ["victim"] = new(112, false), ["ratepayer-body"] = new(14, false), ["business"] = new(31, false) },
            Submissions = [letter, other],
            Report = new PublishedVersion(2, new DateTimeOffset(2027, 1, 26, 9, 0, 0, TimeSpan.Zero)),
            Now = now,
        };
    }

    private static Consultation Record(ConsultationBasis basis) => new(Make.NewId(), Make.NewId(), basis, _draft, "a");

    private static Survey Survey(bool isPublished)
    {
        var survey = new Survey(Make.NewId(), "precept", "Precept", "{}", "Europe/London", _draft, "a");
        survey.Schedule(new DateTime(2026, 12, 7, 9, 0, 0), new DateTime(2027, 1, 20, 12, 0, 0));
        if (isPublished) { survey.Publish(_draft.AddDays(3)); }
        return survey;
    }

    private static ChecklistItem Item(ConsultationChecklist checklist, string words) => checklist.Items.Single(i => i.Words == words);

    private static string Found(ConsultationChecklist checklist, string words) => Item(checklist, words).Found;
}
