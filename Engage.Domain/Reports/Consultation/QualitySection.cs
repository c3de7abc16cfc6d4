using Engage.Domain.Statistics;
using Engage.Domain.Surveys;

namespace Engage.Domain.Reports.Consultation;

/// <summary>What was noticed about the responses, and whether it changes the headline.</summary>
internal sealed class QualitySection() : ReportSection("quality", "Quality of the responses")
{
    public override string Guidance => "Anything noticed beyond the rules, such as a campaign, and what was done about it.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        var results = input.Results;
        if (results.Count == 0) { yield break; }
        yield return ParagraphBlock.Of(
            $"Nothing was excluded: all {Wording.Count(results.Count, "response is", "responses are")} counted. Signs that a response may not be what it seems are counted as flags. {Wording.Count(results.Flagged, "response carries", "responses carry")} at least one.");
        yield return new TableBlock(
            "Flags",
            [new("Flag", 4, IsRowHeader: true), new("Responses", 1, IsNumeric: true)],
            [
                ["A field that people cannot see was filled in", Wording.Count(results.Flags.GetValueOrDefault(ResponseFlags.Honeypot))],
                ["The whole survey took under three seconds", Wording.Count(results.Flags.GetValueOrDefault(ResponseFlags.TooFast))],
            ],
            [$"Base: all {Wording.Count(results.Count, "response", "responses")}. A response may carry several flags."]);

        if (QuestionRoles.HeadlineOf(input.Definition) is { } headline
            && results.Of(headline.Code) is OptionTally all && results.UnflaggedOf(headline.Code) is OptionTally unflagged
            && all.Bases.Answered > 0 && unflagged.Bases.Answered > 0)
        {
            yield return Compare(input, headline, all, unflagged);
        }
    }

    private static TableBlock Compare(ConsultationReportInput input, Question headline, OptionTally all, OptionTally unflagged)
    {
        // Shares only, and whole ones: two columns of counts would give away the flagged few by subtraction.
        var hidden = Figures.OptionsHidden(input.Disclosure, all);
        return new TableBlock(
            $"{headline.Text} With and without flagged responses",
            [new("Answer", 3, IsRowHeader: true), new("All responses", 1.2, IsNumeric: true), new("Without flagged ones", 1.4, IsNumeric: true)],
            [.. Enumerable.Range(0, all.Options.Count).Where(i => all.ShareOf(i) is not null).Select(i => (IReadOnlyList<string>)
            [
                all.Options[i].Text,
                hidden[i] ? Figures.Hidden : Wording.Percent(all.ShareOf(i)!.Value),
                hidden[i] ? Figures.Hidden : Wording.Percent(unflagged.ShareOf(i)!.Value),
            ])],
            [$"Base: {Wording.Count(all.Bases.Answered, "person", "people")} who answered, and those of them without a flag. Unweighted."]);
    }
}
