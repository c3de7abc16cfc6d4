using Engage.Domain;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;

namespace Engage.Web.Surveys;

/// <summary>One thing looked at before a survey opens.</summary>
/// <param name="Words">What it is, as a sentence that is true when it is met.</param>
/// <param name="IsMet">Whether it is.</param>
/// <param name="IsNeeded">Whether the survey cannot open without it; otherwise it is advice.</param>
/// <param name="Detail">What was found.</param>
public sealed record OpeningCheck(string Words, bool IsMet, bool IsNeeded, string? Detail)
{
    /// <summary>Everything that is looked at in the newest version of a draft.</summary>
    public static IReadOnlyList<OpeningCheck> Of(Survey survey)
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
        checks.Add(new("It says who decides, and when", definition.Decision is not null, IsNeeded: false, definition.Decision is { } decision ? $"{decision.Maker}, {Wording.Day(decision.Date)}" : "People should know what their answers count towards"));
        checks.Add(new("It says what happens with the answers", definition.Afterwards is not null, IsNeeded: false, Detail: null));
        checks.Add(new("It says how to answer without the web", definition.OtherWays is not null, IsNeeded: false, Detail: null));
        return checks;
    }
}
