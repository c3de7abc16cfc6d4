using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Consultation;

/// <summary>The opinion questions by authority and by Local Policing Unit.</summary>
internal sealed class ByAreaSection() : ReportSection("by-area", "Results by area")
{
    public override string Guidance => "What is known locally that helps to read the differences.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        foreach (var block in GroupTables.Write(input, [Groupings.LocalAuthority, Groupings.LocalPolicingUnit],
            "Areas are those of the postcode or area people gave. A difference of a few points may be chance, or come from who chose to answer in each area."))
        {
            yield return block;
        }
        if (QuestionRoles.HeadlineOf(input.Definition) is not { } headline) { yield break; }
        var differences = input.Results.Groupings.Where(g => g.IsPlace).SelectMany(g => AreaDifferences.Of(input, headline, g)).ToList();
        if (differences.Count == 0) { yield break; }
        yield return new HeadingBlock(2, "Do areas differ?", "by-area-differences");
        foreach (var block in differences) { yield return block; }
    }
}

/// <summary>The headline question by the groups people belong to.</summary>
internal sealed class ByGroupSection() : ReportSection("by-group", "Results by group")
{
    public override string Guidance => "Differences between groups that the decision should take into account.";

    public override IEnumerable<Block> Write(ConsultationReportInput input) =>
        GroupTables.Write(input, ["strand", "age-band", "sex", "council-tax-band"],
            "People who told us which group they belong to. Differences are not tested in this report.", headlineOnly: true);
}

/// <summary>The duty to have due regard: the headline by the protected groups that were asked about.</summary>
internal sealed class EqualitySection() : ReportSection("equality", "Equality")
{
    public override string Guidance => "How the decision-maker had due regard to the needs named in section 149 of the Equality Act 2010.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        foreach (var block in EngagementTables.Write(input)) { yield return block; }
        if (input.Definition.EqualityQuestions.Count == 0 || input.Results.Count == 0) { yield break; }
        var blocks = new ResultBlocks(input.Disclosure, input.Places);
        yield return ParagraphBlock.Of("After their answers people were asked optional questions about themselves. “Prefer not to say” is counted as not known.");
        foreach (var question in input.Definition.EqualityQuestions.Where(q => q.ShowIf is null && input.Results.Of(q.Code) is OptionTally))
        {
            var tally = input.Results.Of(question.Code);
            if (tally.Bases.Answered < input.Disclosure.Threshold) { continue; }
            yield return new HeadingBlock(2, question.Text, "equality-" + question.Code);
            foreach (var block in blocks.For(question.Text, tally).OfType<TableBlock>()) { yield return block; }
        }
        foreach (var block in GroupTables.Write(input, ["disability", "ethnic-group", "tenure"], "The leading question by these groups:", headlineOnly: true)) { yield return block; }
    }
}
