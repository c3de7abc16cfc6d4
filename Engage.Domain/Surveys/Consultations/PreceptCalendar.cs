namespace Engage.Domain.Surveys.Consultations;

/// <summary>A step on the way from the proposal to the precept.</summary>
public enum PreceptStep
{
    /// <summary>The office-holder tells the Panel what is proposed.</summary>
    Proposal,

    /// <summary>The Panel reports on it, and may veto it.</summary>
    PanelReport,

    /// <summary>After a veto the office-holder answers with a revised precept.</summary>
    ResponseToVeto,

    /// <summary>The Panel reports on the revised precept.</summary>
    SecondReport,

    /// <summary>The precept is issued to the billing authorities.</summary>
    Issue,
}

/// <summary>How a step stands.</summary>
public enum CalendarState
{
    /// <summary>Its day has not come.</summary>
    Due,

    /// <summary>Done by its day.</summary>
    Done,

    /// <summary>Done after its day.</summary>
    DoneLate,

    /// <summary>Its day has passed, and it is not done.</summary>
    Late,

    /// <summary>Not needed, as what follows a veto when there was none.</summary>
    NotNeeded,
}

/// <summary>A step with its last day and where it stands.</summary>
/// <param name="Step">The step.</param>
/// <param name="Words">What must be done.</param>
/// <param name="Deadline">The last day.</param>
/// <param name="PlannedOn">When it is planned.</param>
/// <param name="DoneOn">When it was done.</param>
/// <param name="State">How it stands.</param>
/// <param name="Found">The same in words: days left, or days late.</param>
/// <param name="Remark">A word of the officer who noted it; may be empty.</param>
public sealed record CalendarLine(PreceptStep Step, string Words, DateOnly Deadline, DateOnly? PlannedOn, DateOnly? DoneOn, CalendarState State, string Found, string Remark);

/// <summary>
/// The statutory clock of a police precept (Police Reform and Social Responsibility Act 2011, schedule 5; Police and Crime
/// Panels (Precepts and Chief Constable Appointments) Regulations 2012, SI 2012/2271, part 2).
/// </summary>
public static class PreceptCalendar
{
    /// <summary>The year whose February a consultation belongs to: its last day of answering lies before that year's 1 March, or on it.</summary>
    public static int YearOf(DateOnly closes) => closes <= new DateOnly(closes.Year, 3, 1) ? closes.Year : closes.Year + 1;

    /// <summary>The last day of a step.</summary>
    public static DateOnly Deadline(PreceptStep step, int year) => step switch
    {
        PreceptStep.Proposal => new DateOnly(year, 2, 1),
        PreceptStep.PanelReport => new DateOnly(year, 2, 8),
        PreceptStep.ResponseToVeto => new DateOnly(year, 2, 15),
        PreceptStep.SecondReport => new DateOnly(year, 2, 22),
        PreceptStep.Issue => new DateOnly(year, 3, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>What must be done in a step.</summary>
    public static string Words(PreceptStep step) => step switch
    {
        PreceptStep.Proposal => "The Panel is told what is proposed",
        PreceptStep.PanelReport => "The Panel reports",
        PreceptStep.ResponseToVeto => "After a veto: a revised precept is proposed",
        PreceptStep.SecondReport => "After a veto: the Panel reports again",
        PreceptStep.Issue => "The precept is issued",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>Whether a step follows a veto only, and so may be not needed.</summary>
    public static bool IsAfterVeto(PreceptStep step) => step is PreceptStep.ResponseToVeto or PreceptStep.SecondReport;

    /// <summary>Every step in order.</summary>
    /// <param name="year">See <see cref="YearOf"/>.</param>
    /// <param name="noted">What was noted last of a step; null when nothing was.</param>
    /// <param name="today">The day it is.</param>
    public static IReadOnlyList<CalendarLine> Of(int year, Func<PreceptStep, CalendarEntry?> noted, DateOnly today) =>
        [.. Enum.GetValues<PreceptStep>().Select(step => Line(step, Deadline(step, year), noted(step), today))];

    private static CalendarLine Line(PreceptStep step, DateOnly deadline, CalendarEntry? noted, DateOnly today)
    {
        var (state, found) = Judge(deadline, noted, today);
        return new CalendarLine(step, Words(step), deadline, noted?.PlannedOn, noted?.DoneOn, state, found, noted?.Remark ?? "");
    }

    private static (CalendarState State, string Found) Judge(DateOnly deadline, CalendarEntry? noted, DateOnly today)
    {
        if (noted is { IsNotNeeded: true }) { return (CalendarState.NotNeeded, "Not needed"); }
        if (noted?.DoneOn is { } done)
        {
            return done <= deadline ? (CalendarState.Done, $"Done on {Wording.Day(done)}") : (CalendarState.DoneLate, $"Done on {Wording.Day(done)}, {Days(done, deadline)} late");
        }
        if (today > deadline) { return (CalendarState.Late, $"{Days(today, deadline)} late"); }
        var left = today == deadline ? "Today is the last day" : $"{Days(deadline, today)} left";
        var plan = noted?.PlannedOn switch
        {
            null => "no day is planned",
            { } day when day > deadline => $"planned for {Wording.Day(day)}, which is too late",
            { } day => $"planned for {Wording.Day(day)}",
        };
        return (CalendarState.Due, $"{left}; {plan}");
    }

    private static string Days(DateOnly later, DateOnly earlier) => Wording.Count(later.DayNumber - earlier.DayNumber, "day", "days");
}
