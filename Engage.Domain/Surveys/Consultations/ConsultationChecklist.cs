namespace Engage.Domain.Surveys.Consultations;

/// <summary>How an item of the checklist stands.</summary>
public enum ChecklistState
{
    /// <summary>There is still time, or it cannot be known yet.</summary>
    NotYet,

    /// <summary>It is so.</summary>
    Met,

    /// <summary>It should be so by now and is not.</summary>
    NotMet,
}

/// <summary>Where what is missing can be mended.</summary>
public enum ChecklistPlace
{
    /// <summary>The basis.</summary>
    Basis,

    /// <summary>The register of written submissions.</summary>
    Submissions,

    /// <summary>The report.</summary>
    Report,

    /// <summary>The precept calendar.</summary>
    Calendar,

    /// <summary>The results, or the questions behind them.</summary>
    Results,
}

/// <summary>One thing that is looked at.</summary>
/// <param name="Words">What it is, as a sentence that is true when it is met.</param>
/// <param name="State">How it stands.</param>
/// <param name="Found">What was found.</param>
/// <param name="Mend">Where to mend it.</param>
public sealed record ChecklistItem(string Words, ChecklistState State, string Found, ChecklistPlace Mend);

/// <summary>Items under a principle.</summary>
/// <param name="Code">Stable; also the id of its heading.</param>
/// <param name="Title">The principle.</param>
/// <param name="Meaning">What it asks, in a sentence.</param>
/// <param name="Items">The items.</param>
public sealed record ChecklistGroup(string Code, string Title, string Meaning, IReadOnlyList<ChecklistItem> Items);

/// <summary>A report that is public and stands.</summary>
/// <param name="Version">Its number.</param>
/// <param name="PublishedAt">When it was published.</param>
public sealed record PublishedVersion(int Version, DateTimeOffset PublishedAt);

/// <summary>How many answered in one capacity.</summary>
/// <param name="Count">How many.</param>
/// <param name="IsHidden">Whether the report hides the number: then the checklist, which is printed beside it, does too.</param>
public sealed record StrandCount(int Count, bool IsHidden);

/// <summary>Everything the checklist is computed from.</summary>
public sealed record ChecklistInput
{
    /// <summary>The survey, with its window.</summary>
    public required Survey Survey { get; init; }

    /// <summary>Whether it asks about a precept: then section 96 and its calendar apply.</summary>
    public required bool IsPrecept { get; init; }

    /// <summary>The record of the consultation; null while none is begun.</summary>
    public required Consultation? Consultation { get; init; }

    /// <summary>How many responses there are.</summary>
    public required int Responses { get; init; }

    /// <summary>How many answered in each capacity, by code; null when the survey does not ask.</summary>
    public IReadOnlyDictionary<string, StrandCount>? Strands { get; init; }

    /// <summary>The written submissions, those taken down included.</summary>
    public IReadOnlyList<WrittenSubmission> Submissions { get; init; } = [];

    /// <summary>The first published version of the report that stands; null while there is none.</summary>
    public PublishedVersion? Report { get; init; }

    /// <summary>The moment.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The zone of the survey.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Survey.TimeZone);

    /// <summary>The basis as it stands.</summary>
    public ConsultationBasis Basis => Consultation?.Basis ?? ConsultationBasis.Empty;

    /// <summary>The day it is.</summary>
    public DateOnly Today => WallClock.Day(Now, Zone);

    /// <summary>The first day of answering.</summary>
    public DateOnly? Opens => Survey.OpensAt is { } opens ? WallClock.Day(opens, Zone) : null;

    /// <summary>The last day of answering: a survey that closes at midnight closes on the day that ends.</summary>
    public DateOnly? Closes => Survey.ClosesAt is { } closes ? WallClock.Day(closes.AddTicks(-1), Zone) : null;
}

/// <summary>
/// Whether a consultation is run as the courts and the law ask, as far as the record shows it: the four principles of R v
/// Brent London Borough Council, ex parte Gunning (1985) 84 LGR 168, endorsed in R (Moseley) v Haringey London Borough Council
/// [2014] UKSC 56, and for a precept section 96 of the Police Act 1996 and the calendar of schedule 5 to the Police Reform
/// and Social Responsibility Act 2011. A list of facts, not a legal opinion.
/// </summary>
/// <param name="Groups">The principles with their items.</param>
/// <param name="Calendar">The statutory calendar; empty where none applies, or the window is not known.</param>
public sealed record ConsultationChecklist(IReadOnlyList<ChecklistGroup> Groups, IReadOnlyList<CalendarLine> Calendar)
{
    /// <summary>All items.</summary>
    public IEnumerable<ChecklistItem> Items => Groups.SelectMany(g => g.Items);

    /// <summary>How many items stand so.</summary>
    public int Count(ChecklistState state) => Items.Count(i => i.State == state);

    /// <summary>Looks at everything.</summary>
    public static ConsultationChecklist Of(ChecklistInput input)
    {
        IReadOnlyList<CalendarLine> calendar = input is { IsPrecept: true, Closes: { } closes }
            ? PreceptCalendar.Of(PreceptCalendar.YearOf(closes), step => input.Consultation?.LastOf(step), input.Today)
            : [];
        List<ChecklistGroup> groups =
        [
            new("formative", "At a formative stage", "People are asked while the proposal can still change.", [.. Gunning.Formative(input)]),
            new("reasons", "Enough reasons", "People are told enough to think about the proposal and answer it with understanding.", [.. Gunning.Reasons(input)]),
            new("time", "Enough time", "People have the time to think and to answer.", [.. Gunning.Time(input)]),
            new("consideration", "Conscientious consideration", "What people said is taken into account before it is decided.", [.. Gunning.Consideration(input)]),
        ];
        if (input.IsPrecept) { groups.Add(new("section-96", "Section 96 of the Police Act 1996", "The views of the people and of ratepayers’ representatives are obtained before the precept, and those of victims where they are asked.", [.. Section96.Of(input)])); }
        groups.Add(new("duties", "Equality and data protection", "What else the law asks for before a decision.", [.. Gunning.Duties(input)]));
        if (calendar.Count > 0) { groups.Add(new("calendar", "The precept calendar", "Each step is taken by its last day.", [.. calendar.Select(Item)])); }
        return new ConsultationChecklist(groups, calendar);
    }

    private static ChecklistItem Item(CalendarLine line) => new(
        $"{line.Words} by {Wording.Day(line.Deadline)}",
        line.State switch
        {
            CalendarState.Done or CalendarState.NotNeeded => ChecklistState.Met,
            CalendarState.Due => ChecklistState.NotYet,
            _ => ChecklistState.NotMet,
        },
        line.Found + ".",
        ChecklistPlace.Calendar);
}
