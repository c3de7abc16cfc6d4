namespace Engage.Domain.Reports.Consultation;

/// <summary>The questions as people saw them.</summary>
internal sealed class QuestionnaireSection() : ReportSection("questionnaire", "The questions as asked")
{
    public override string Guidance => "Anything a reader should know about the wording.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        foreach (var question in input.Definition.Questions.Concat(input.Definition.EqualityQuestions))
        {
            yield return new ParagraphBlock([new Inline(question.Text, IsBold: true), .. question.Hint is { } hint ? [new Inline(" " + hint)] : Array.Empty<Inline>()]);
            foreach (var list in question.CodedLists.Where(l => l.Options.Count > 0))
            {
                yield return ParagraphBlock.Of(string.Join(" · ", list.Options.Select(o => o.Text)));
            }
        }
    }
}
