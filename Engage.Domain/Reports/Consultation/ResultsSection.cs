using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Reports.Consultation;

/// <summary>Every opinion question: what was asked, of whom, and the result.</summary>
internal sealed class ResultsSection() : ReportSection("results", "What people said")
{
    public override string Guidance => "What the figures mean for the decision; keep opinion apart from finding.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        if (input.Results.Count == 0)
        {
            yield return ParagraphBlock.Of("There are no responses yet.");
            yield break;
        }
        var blocks = new ResultBlocks(input.Disclosure, input.Places);
        foreach (var question in input.Definition.Questions.Where(QuestionRoles.IsOpinion))
        {
            yield return new HeadingBlock(2, question.Text, "question-" + question.Code);
            foreach (var block in blocks.For(question, input.Results)) { yield return block; }
            if (question is PreceptQuestion precept)
            {
                foreach (var block in PreceptTables.Of(precept)) { yield return block; }
            }
        }
    }
}
