namespace Engage.Domain.Surveys.Consultations;

/// <summary>One thing a consultation must have before it opens, or had better have.</summary>
/// <param name="Words">What it is, as a sentence that is true when it is met.</param>
/// <param name="IsMet">Whether it is.</param>
/// <param name="IsNeeded">Whether the consultation cannot open without it; otherwise it is advice.</param>
/// <param name="Detail">What was found.</param>
public sealed record BasisNeed(string Words, bool IsMet, bool IsNeeded, string? Detail)
{
    /// <summary>Everything that is looked at.</summary>
    /// <param name="basis">The basis; null while none is written.</param>
    /// <param name="closes">The last day of answering; null while it is not known.</param>
    public static IReadOnlyList<BasisNeed> Of(ConsultationBasis? basis, DateOnly? closes)
    {
        var found = basis ?? ConsultationBasis.Empty;
        return
        [
            new("The reasons for the proposal are given", found.Reasons.Length > 0, IsNeeded: true, found.Reasons.Length > 0 ? null : "Write why something is proposed"),
            Options(found),
            Decision(found, closes),
            Assessed("equality impact assessment", found.EqualityReference, found.EqualityDate),
            Assessed("data-protection impact assessment", found.DataProtectionReference, found.DataProtectionDate),
            new("Alternatives put aside are named with the reason", found.Options.Any(o => o.IsDiscarded && o.IsComplete), IsNeeded: false, Detail: null),
            new("It is said why the time is enough", found.TimeReasons.Length > 0, IsNeeded: false, Detail: null),
            new("It is said how the people are reached, and how it is made known", found.People.Length > 0 && found.Publicity.Length > 0, IsNeeded: false, Detail: null),
        ];
    }

    private static BasisNeed Options(ConsultationBasis basis)
    {
        var put = basis.Options.Count(o => !o.IsDiscarded);
        var fault = put < 2 ? "Name at least two options that people choose between"
            : !basis.Options.Any(o => o.IsNoChange) ? "Say which option is “no change”, or add it"
            : basis.Options.FirstOrDefault(o => !o.IsComplete) is { } unfinished ? $"Say what “{unfinished.Title}” means, and {(unfinished.IsDiscarded ? "why it was put aside" : "what speaks for and against it")}"
            : null;
        return new("The options are described, “no change” among them", fault is null, IsNeeded: true, fault ?? $"{Wording.Count(put, "option", "options")} put to people, {Wording.Count(basis.Options.Count - put)} put aside");
    }

    private static BasisNeed Decision(ConsultationBasis basis, DateOnly? closes)
    {
        var fault = basis.DecisionMaker.Length == 0 ? "Say who decides"
            : basis.DecisionDate is not { } day ? "Say on which day it is decided"
            : day <= closes ? $"The decision is on {Wording.Day(day)}. It must come after the last day of answering, {Wording.Day(closes.Value)}"
            : null;
        return new("It is said who decides, on a day after it closes", fault is null, IsNeeded: true, fault ?? $"{basis.DecisionMaker}, on {Wording.Day(basis.DecisionDate!.Value)}");
    }

    private static BasisNeed Assessed(string what, string reference, DateOnly? day) => new(
        $"There is {(what[0] == 'e' ? "an" : "a")} {what}",
        reference.Length > 0 && day is not null,
        IsNeeded: true,
        reference.Length == 0 ? $"Give the reference of the {what}" : day is { } date ? $"{reference}, {Wording.Day(date)}" : $"Give the day of the {what}");
}
