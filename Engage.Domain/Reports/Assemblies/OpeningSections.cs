using Engage.Domain.Assemblies.Recommendations;

namespace Engage.Domain.Reports.Assemblies;

/// <summary>One page that can be read alone.</summary>
internal sealed class AssemblySummary() : ReportPart<AssemblyReportInput>("summary", "Summary")
{
    public override string Guidance => "The two or three things a reader in a hurry should take away.";

    public override IEnumerable<Block> Write(AssemblyReportInput input)
    {
        var recruitment = input.Recruitment;
        yield return ParagraphBlock.Of(
            $"{Wording.Count(recruitment.Members, "person", "people")} from {input.Area}, chosen by lot from {Wording.Count(recruitment.Registered)} who registered their interest, were asked: “{input.Programme.Question}”");
        if (input.Recommendations.Count == 0) { yield break; }

        var adopted = input.Recommendations.Count(r => r.Result?.IsAdopted == true);
        yield return ParagraphBlock.Of($"They voted in secret on {Wording.Count(input.Recommendations.Count, "recommendation", "recommendations")} and adopted {Wording.Count(adopted)}.");
        yield return ListBlock.Of(isOrdered: false, input.Recommendations.Where(r => r.Result?.IsAdopted == true).Select(r => $"{Wording.Count(r.Number)}. {r.Text.Title}{Support(r.Result!)}").DefaultIfEmpty("None was adopted."));
        var responses = input.Recommendations.Select(r => r.Response).OfType<ResponseFacts>().ToList();
        if (responses.Count == 0) { yield break; }
        yield return new CalloutBlock($"What the {input.Publisher.OfficeHolderTitle} answered",
        [
            ParagraphBlock.Of($"{Of(Decision.Accept)} accepted, {Of(Decision.AcceptInPart)} accepted in part, {Of(Decision.Reject)} rejected. {Wording.Count(responses.Count(r => r.Status == ProgressStatus.Done))} done and {Wording.Count(responses.Count(r => r.IsOverdue))} overdue on {Wording.Day(input.Today)}."),
        ]);

        string Of(Decision decision) => Wording.Count(responses.Count(r => r.Decision == decision));
    }

    private static string Support(VoteResult result) => result.IsTooSmall ? "" : $" ({Wording.Count(result.Support)} of {Wording.Count(result.Deciding)})";
}

/// <summary>What was asked, what may be decided on, and what was promised.</summary>
internal sealed class RemitSection() : ReportPart<AssemblyReportInput>("remit", "What was asked and what was promised")
{
    public override string Guidance => "Why this question was put to an assembly, and what came before.";

    public override IEnumerable<Block> Write(AssemblyReportInput input)
    {
        yield return new QuoteBlock([ParagraphBlock.Of(input.Programme.Question)]);
        foreach (var (title, text, id) in new[] { ("Remit", input.Programme.Remit, "remit-text"), ("Commitment", input.Programme.Commitment, "commitment-text"), ("Who watched over it", input.Programme.AdvisoryPanel, "advisory-text") })
        {
            if (string.IsNullOrWhiteSpace(text)) { continue; }
            yield return new HeadingBlock(2, title, id);
            foreach (var block in input.Markdown(text, 2, id + "-body")) { yield return block; }
        }
    }
}
