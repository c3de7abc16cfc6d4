using Engage.Domain.Surveys;

namespace Engage.Domain.Reports.Consultation;

/// <summary>Why people were asked, who decides and when.</summary>
internal sealed class PurposeSection() : ReportSection("purpose", "Why we asked and who decides")
{
    public override string Guidance => "What was already decided, what was still open, and what alternatives were put aside and why.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        var definition = input.Definition;
        if (definition.Summary is { Length: > 0 } summary) { yield return ParagraphBlock.Of(summary); }
        if (definition.LegalBasis is { Length: > 0 } basis)
        {
            foreach (var block in input.Markdown(basis, 1, "legal-basis")) { yield return block; }
        }
        if (definition.Decision is { } decision)
        {
            yield return new CalloutBlock("The decision", [.. Words(input, decision)]);
        }
    }

    private static IEnumerable<Block> Words(ConsultationReportInput input, Decision decision)
    {
        yield return ParagraphBlock.Of($"{decision.Maker} decides by {Wording.Day(decision.Date)}.");
        if (decision.Explanation is { Length: > 0 } explanation)
        {
            foreach (var block in input.Markdown(explanation, 1, "decision")) { yield return block; }
        }
    }
}
