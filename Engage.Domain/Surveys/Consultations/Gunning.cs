namespace Engage.Domain.Surveys.Consultations;

/// <summary>The four Gunning principles, and the two assessments, as items of the checklist.</summary>
internal static class Gunning
{
    public static IEnumerable<ChecklistItem> Formative(ChecklistInput input)
    {
        yield return DecisionAfterwards(input);
        var noChange = input.Basis.Options.FirstOrDefault(o => o.IsNoChange);
        yield return Written(input, "“No change” is one of the options", noChange is not null, noChange is null ? "No option is marked so." : $"“{noChange.Title}”.");
        var discarded = input.Basis.Options.Where(o => o.IsDiscarded).ToList();
        yield return Written(
            input,
            "Alternatives put aside are named, with the reason",
            discarded.Count > 0 && discarded.TrueForAll(o => o.IsComplete),
            discarded.Count == 0 ? "None is named." : $"{Wording.Count(discarded.Count, "alternative", "alternatives")}: {Wording.List([.. discarded.Select(o => $"“{o.Title}”")])}.");
    }

    public static IEnumerable<ChecklistItem> Reasons(ChecklistInput input)
    {
        var words = input.Basis.Reasons.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        yield return Written(input, "The reasons for the proposal are given", words > 0, words == 0 ? "Nothing is written." : $"{Wording.Count(words, "word", "words")}.");

        var put = input.Basis.Options.Where(o => !o.IsDiscarded).ToList();
        var unfinished = put.Where(o => !o.IsComplete).ToList();
        yield return Written(
            input,
            "Each option says what it means, what speaks for it and what against",
            put.Count > 1 && unfinished.Count == 0,
            put.Count < 2 ? $"{Wording.Count(put.Count, "option is", "options are")} put to people."
                : unfinished.Count > 0 ? $"Not finished: {Wording.List([.. unfinished.Select(o => $"“{o.Title}”")])}."
                : $"{Wording.Count(put.Count)} options.");
        yield return FromTheFirstDay(input);
    }

    public static IEnumerable<ChecklistItem> Time(ChecklistInput input)
    {
        const string Words = "The time people have is long enough, and it is said why";
        if (input is not { Opens: { } opens, Closes: { } closes })
        {
            yield return new ChecklistItem(Words, ChecklistState.NotYet, "It has no window yet.", ChecklistPlace.Basis);
        }
        else
        {
            yield return Written(input, Words, input.Basis.TimeReasons.Length > 0, Window(opens, closes) + (input.Basis.TimeReasons.Length > 0 ? " Why that is enough is written." : " Why that is enough is not written."));
        }
        yield return Written(input, "It was made known to the people it concerns", input.Basis.Publicity.Length > 0, input.Basis.Publicity.Length > 0 ? "How is written in the basis." : "Nothing is written.");
    }

    public static IEnumerable<ChecklistItem> Consideration(ChecklistInput input)
    {
        const string Report = "A report of what people said was published before the decision";
        var decision = DecidedOn(input);
        if (input.Report is { } report)
        {
            var day = WallClock.Day(report.PublishedAt, input.Zone);
            yield return decision is not { } decided
                ? new ChecklistItem(Report, ChecklistState.NotYet, $"Version {report.Version} was published on {Wording.Day(day)}. No day of the decision is known.", ChecklistPlace.Basis)
                : new ChecklistItem(Report, day < decided ? ChecklistState.Met : ChecklistState.NotMet, $"Version {report.Version} was published on {Wording.Day(day)}; the decision {Is(input, decided)} on {Wording.Day(decided)}.", ChecklistPlace.Report);
        }
        else
        {
            yield return new ChecklistItem(Report, decision < input.Today ? ChecklistState.NotMet : ChecklistState.NotYet, "No version is public.", ChecklistPlace.Report);
        }
        yield return Submissions(input, decision);
    }

    public static IEnumerable<ChecklistItem> Duties(ChecklistInput input)
    {
        var basis = input.Basis;
        yield return Assessed(input, "An equality impact assessment was made (Equality Act 2010, section 149)", basis.EqualityReference, basis.EqualityDate);
        yield return Assessed(input, "A data-protection impact assessment was made (UK GDPR, article 35)", basis.DataProtectionReference, basis.DataProtectionDate);
    }

    /// <summary>The day the proposal went to the Panel, once it did; until then the day the basis names.</summary>
    private static DateOnly? DecidedOn(ChecklistInput input) =>
        (input.IsPrecept ? input.Consultation?.LastOf(PreceptStep.Proposal)?.DoneOn : null) ?? input.Basis.DecisionDate;

    private static ChecklistItem DecisionAfterwards(ChecklistInput input)
    {
        const string Words = "The decision comes after it closes";
        if (DecidedOn(input) is not { } decided) { return Written(input, Words, isMet: false, "No day of the decision is written."); }
        if (input.Closes is not { } closes) { return new ChecklistItem(Words, ChecklistState.NotYet, $"The decision {Is(input, decided)} on {Wording.Day(decided)}; it has no window yet.", ChecklistPlace.Basis); }
        var days = decided.DayNumber - closes.DayNumber;
        return new ChecklistItem(
            Words,
            days > 0 ? ChecklistState.Met : ChecklistState.NotMet,
            $"The last day of answering {(closes < input.Today ? "was" : "is")} {Wording.Day(closes)}; the decision {Is(input, decided)} on {Wording.Day(decided)}, {(days > 0 ? $"{Wording.Count(days, "day", "days")} later" : "not after it")}.",
            ChecklistPlace.Basis);
    }

    private static ChecklistItem FromTheFirstDay(ChecklistInput input)
    {
        const string Words = "People could read all this from the first day";
        if (input.Consultation is not { } consultation) { return Written(input, Words, isMet: false, "No basis is written."); }
        if (input.Survey.PublishedAt is null) { return new ChecklistItem(Words, ChecklistState.NotYet, "The basis is published with the survey.", ChecklistPlace.Basis); }
        if (consultation.ExceptionAt is { } excepted) { return new ChecklistItem(Words, ChecklistState.NotMet, $"It opened with something missing, by an exception of {Day(input, excepted)}: {consultation.ExceptionReason}", ChecklistPlace.Basis); }
        var first = consultation.Versions[0];
        var changes = consultation.Versions.Skip(1).Select(v => $"{Day(input, v.CreatedAt)} ({v.Note})").ToList();
        var isFirst = first.CreatedAt <= input.Survey.OpensAt;
        return new ChecklistItem(
            Words,
            isFirst ? ChecklistState.Met : ChecklistState.NotMet,
            (isFirst ? "Published with the survey." : $"The basis was written on {Day(input, first.CreatedAt)}, after it opened.") + (changes.Count == 0 ? " Not changed since." : $" Changed on {Wording.List(changes)}."),
            ChecklistPlace.Basis);
    }

    private static ChecklistItem Submissions(ChecklistInput input, DateOnly? decision)
    {
        const string Words = "Every written submission was considered before the decision";
        var standing = input.Submissions.Where(s => s.TakenDown != TakenDown.Withdrawn).OrderBy(s => s.Number).ToList();
        var isOver = input.Closes < input.Today;
        if (standing.Count == 0)
        {
            return new ChecklistItem(Words, isOver ? ChecklistState.Met : ChecklistState.NotYet, isOver ? "No written submission was received." : "None is in the register yet.", ChecklistPlace.Submissions);
        }
        var waiting = standing.Where(s => !s.Considered.Any(c => decision is null || c.On <= decision)).ToList();
        var late = waiting.Where(s => s.Considered.Count > 0).ToList();
        if (waiting.Count == 0)
        {
            var who = standing.SelectMany(s => s.Considered).Select(c => c.Who).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
            var last = standing.Max(s => s.Considered.Min(c => c.On));
            return new ChecklistItem(Words, isOver ? ChecklistState.Met : ChecklistState.NotYet, $"{(standing.Count == 1 ? "The one" : $"All {Wording.Count(standing.Count)}")}, the last on {Wording.Day(last)}, by {Wording.List(who)}.{(isOver ? "" : " More may come.")}", ChecklistPlace.Submissions);
        }
        var numbers = Wording.List([.. waiting.Select(s => Wording.Count(s.Number))]);
        return new ChecklistItem(
            Words,
            decision < input.Today || late.Count > 0 ? ChecklistState.NotMet : ChecklistState.NotYet,
            $"{Wording.Count(standing.Count - waiting.Count)} of {Wording.Count(standing.Count)}. Not considered{(late.Count > 0 ? " in time" : "")}: number {numbers}.",
            ChecklistPlace.Submissions);
    }

    private static ChecklistItem Assessed(ChecklistInput input, string words, string reference, DateOnly? day) =>
        Written(input, words, reference.Length > 0 && day is not null, reference.Length == 0 ? "No reference is written." : day is { } date ? $"{reference}, {Wording.Day(date)}." : $"{reference}, without a day.");

    // What is only a matter of writing it down is due when the survey is published.
    private static ChecklistItem Written(ChecklistInput input, string words, bool isMet, string found) =>
        new(words, isMet ? ChecklistState.Met : input.Survey.PublishedAt is null ? ChecklistState.NotYet : ChecklistState.NotMet, found, ChecklistPlace.Basis);

    private static string Window(DateOnly opens, DateOnly closes)
    {
        var days = closes.DayNumber - opens.DayNumber + 1;
        var holidays = BankHolidays.Between(opens, closes);
        var working = Enumerable.Range(0, Math.Max(0, days)).Select(opens.AddDays).Count(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Any(h => h.Day == d));
        var inside = holidays.Count == 0 ? "No bank holiday lies inside." : $"Inside it: {Wording.List([.. holidays.Select(h => $"{h.Name} ({Wording.Day(h.Day)})")])}.";
        return $"{Wording.Day(opens)} to {Wording.Day(closes)}: {Wording.Count(days, "day", "days")}, {Wording.Count(working)} of them working days. {inside}";
    }

    private static string Is(ChecklistInput input, DateOnly day) => day < input.Today ? "was" : "is";

    private static string Day(ChecklistInput input, DateTimeOffset instant) => Wording.Day(WallClock.Day(instant, input.Zone));
}
