namespace Engage.Domain.Reports.Consultation;

/// <summary>Who answered, against the census: the section that tells a reader how far to trust the rest.</summary>
internal sealed class RespondentsSection() : ReportSection("respondents", "Who answered")
{
    public override string Guidance => "Which groups are missing and what was done to reach them.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        if (input.Results.Count == 0) { yield break; }
        yield return ParagraphBlock.Of("Each table compares the people who told us about themselves with the census. A group that is smaller here than in the census is heard less in the figures of this report.");
        var groupings = input.Results.Groupings.Where(g => !string.Equals(g.Code, "strand", StringComparison.Ordinal));
        foreach (var block in new CensusComparison(input.Results, input.Population, input.Places, input.Disclosure).Blocks(groupings)) { yield return block; }
    }
}
