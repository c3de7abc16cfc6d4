using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Reports.Consultation;

/// <summary>One page that can be read alone.</summary>
internal sealed class SummarySection() : ReportSection("summary", "Summary")
{
    public override string Guidance => "The two or three things a reader in a hurry should take away.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        var results = input.Results;
        yield return ParagraphBlock.Of(
            $"{Wording.Count(results.Count, "response was", "responses were")} received{Window(input)}. This report shows what people said, who answered and who did not, and how the consultation was run.");

        var blocks = new ResultBlocks(input.Disclosure, input.Places);
        var findings = input.Definition.Questions
            .Where(QuestionRoles.IsOpinion)
            .Select(q => (Question: q, Finding: blocks.Finding(results.Of(q.Code))))
            .Where(f => f.Finding is not null)
            .Take(6)
            .ToList();
        if (findings.Count > 0)
        {
            yield return new ListBlock(false, [.. findings.Select(f => (IReadOnlyList<Block>)
                [new ParagraphBlock([new Inline($"{f.Question.Text} ", IsBold: true), new Inline(f.Finding!)])])]);
        }

        yield return new CalloutBlock("Not a probability sample",
        [
            ParagraphBlock.Of("Anybody could answer, and those who did chose themselves. The figures show what the people who answered think; they have no margin of error and cannot be read as the view of all residents. " + WeightingTables.Sentence(results.Weighting)),
        ]);
    }

    private static string Window(ConsultationReportInput input) =>
        input.Survey is { OpensInWords: { } opens, ClosesInWords: { } closes }
            ? $" between {opens} and {(input.Survey.ClosesAt > input.Now ? Wording.Moment(input.Now, input.Zone) : closes)}"
            : "";
}

/// <summary>What a question is for, as the report needs to know it.</summary>
internal static class QuestionRoles
{
    /// <summary>The variable of the question a report leads with.</summary>
    public const string Headline = "headline";

    /// <summary>Whether a question asks what people think, rather than who they are or where they live.</summary>
    public static bool IsOpinion(Question question) =>
        question.Variable is null or Headline && question is not (PlaceQuestion or CouncilTaxBandQuestion);

    /// <summary>The question a report leads with: the one marked so, else the first opinion; null when there is none.</summary>
    public static Question? HeadlineOf(SurveyDefinition definition) =>
        definition.Questions.FirstOrDefault(q => string.Equals(q.Variable, Headline, StringComparison.Ordinal))
        ?? definition.Questions.FirstOrDefault(IsOpinion);
}
