using Engage.Domain;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Consultations;
using Engage.Domain.Surveys.Questions;

namespace Engage.Web.Surveys;

/// <summary>One thing looked at before a survey opens.</summary>
/// <param name="Words">What it is, as a sentence that is true when it is met.</param>
/// <param name="IsMet">Whether it is.</param>
/// <param name="IsNeeded">Whether the survey cannot open without it; otherwise it is advice.</param>
/// <param name="Detail">What was found.</param>
public sealed record OpeningCheck(string Words, bool IsMet, bool IsNeeded, string? Detail)
{
    /// <summary>Everything that is looked at in the newest version of a draft, and in the basis of a consultation.</summary>
    /// <param name="consultation">Its record; null while none is begun.</param>
    /// <param name="closesAtLocal">When it is to close; null while that is not known.</param>
    public static IReadOnlyList<OpeningCheck> Of(Survey survey, Consultation? consultation, DateTime? closesAtLocal)
    {
        var outcome = SurveyDefinition.Parse(survey.Newest.Definition);
        if (outcome.Definition is not { } definition)
        {
            return [new("The definition is proved", IsMet: false, IsNeeded: true, Wording.Count(outcome.Problems.Count, "problem was found", "problems were found"))];
        }

        var checks = new List<OpeningCheck>
        {
            new("The definition is proved", IsMet: true, IsNeeded: true, $"{Wording.Count(definition.Questions.Count, "question", "questions")}: every one can be reached, and no condition looks ahead"),
        };
        foreach (var precept in definition.Questions.OfType<PreceptQuestion>())
        {
            var lowest = precept.Options.FirstOrDefault(o => o.BandDRise == 0);
            checks.Add(new("“No increase” is one of the options", lowest is not null, IsNeeded: true, lowest?.Text));
            checks.Add(new("The referendum limit is set", precept.ReferendumLimit is not null, IsNeeded: false, precept.ReferendumLimit is null ? "Without it no option can be flagged as needing a referendum" : null));
        }
        if (Consultation.IsNeededFor(survey, definition)) { checks.AddRange(Basis(consultation, definition, closesAtLocal)); }
        checks.Add(new("It says who decides, and when", definition.Decision is not null, IsNeeded: false, definition.Decision is { } decision ? $"{decision.Maker}, {Wording.Day(decision.Date)}" : "People should know what their answers count towards"));
        checks.Add(new("It says what happens with the answers", definition.Afterwards is not null, IsNeeded: false, Detail: null));
        checks.Add(new("It says how to answer without the web", definition.OtherWays is not null, IsNeeded: false, Detail: null));
        return checks;
    }

    private static IEnumerable<OpeningCheck> Basis(Consultation? consultation, SurveyDefinition definition, DateTime? closesAtLocal)
    {
        // What closes at midnight closes on the day that ends.
        DateOnly? lastDay = closesAtLocal is { } closes ? DateOnly.FromDateTime(closes.AddTicks(-1)) : null;
        var isExcepted = consultation?.ExceptionAt is not null;
        foreach (var need in BasisNeed.Of(consultation?.Basis, lastDay))
        {
            yield return need is { IsNeeded: true, IsMet: false } && isExcepted
                ? new OpeningCheck(need.Words, IsMet: false, IsNeeded: false, $"{need.Detail}. {consultation!.ExceptionBy} allowed it to open without: {consultation.ExceptionReason}")
                : new OpeningCheck(need.Words, need.IsMet, need.IsNeeded, need.Detail);
        }
        if (definition.Decision is { } decision && consultation?.Basis.DecisionDate is { } day)
        {
            yield return new OpeningCheck("The survey and its basis name the same day of the decision", decision.Date == day, IsNeeded: false, decision.Date == day ? null : $"The survey says {Wording.Day(decision.Date)}, the basis {Wording.Day(day)}");
        }
    }
}
