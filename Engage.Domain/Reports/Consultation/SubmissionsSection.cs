using Engage.Domain.Surveys.Consultations;

namespace Engage.Domain.Reports.Consultation;

/// <summary>A written submission as the report shows it: with the name that may be published, and none other.</summary>
/// <param name="Submission">What is in the register.</param>
/// <param name="Name">The organisation, the person who agreed, or a word such as "A resident".</param>
/// <param name="Themes">Its themes in words.</param>
public sealed record SubmissionFacts(WrittenSubmission Submission, string Name, IReadOnlyList<string> Themes);

/// <summary>The register of written submissions: those of organisations apart from those of residents and of the police.</summary>
internal sealed class SubmissionsSection() : ReportSection("submissions", "Written submissions")
{
    public override string Guidance => "Anything about the letters, petitions and presentations as a whole. The register is printed by itself.";

    public override IEnumerable<Block> Write(ConsultationReportInput input) => SubmissionBlocks.Register(input.Submissions, 2);
}

/// <summary>The register of written submissions as blocks of a report or a decision pack.</summary>
public static class SubmissionBlocks
{
    /// <summary>A sentence, then for each group its table and what each submission says and what came of it; nothing for an empty register.</summary>
    /// <param name="all">The register.</param>
    /// <param name="level">The level of the groups' headings.</param>
    public static IEnumerable<Block> Register(IReadOnlyList<SubmissionFacts> all, int level)
    {
        if (all.Count == 0) { yield break; }
        yield return ParagraphBlock.Of($"{Wording.Count(all.Count, "written submission was", "written submissions were")} received beside the answers. They are not counted as answers; each is read as a whole, and the register says when and by whom it was considered.");
        foreach (var (code, title, kept) in Groups)
        {
            var group = all.Where(f => kept(f.Submission)).OrderBy(f => f.Submission.Number).ToList();
            if (group.Count == 0) { continue; }
            yield return new HeadingBlock(level, title, $"submissions-{code}");
            yield return Table(title, group);
            foreach (var facts in group)
            {
                yield return new HeadingBlock(level + 1, $"{Wording.Count(facts.Submission.Number)}. {(facts.Submission.TakenDown is { } down ? SubmissionWords.Of(down) : facts.Name)}", $"submission-{facts.Submission.Number}");
                foreach (var block in One(facts)) { yield return block; }
            }
        }
    }

    private static (string Code, string Title, Func<WrittenSubmission, bool> Kept)[] Groups { get; } =
    [
        ("organisations", "From organisations and representatives", s => !IsPolice(s) && IsBody(s)),
        ("people", "From residents and others", s => !IsPolice(s) && !IsBody(s)),
        ("police", "From the police", IsPolice),
    ];

    private static bool IsPolice(WrittenSubmission submission) => submission.Sender == SenderKind.PoliceStaff;

    private static bool IsBody(WrittenSubmission submission) =>
        submission.IsFromOrganisation || submission.Sender is SenderKind.Business or SenderKind.RatepayerBody or SenderKind.Charity or SenderKind.Council or SenderKind.ParishCouncil or SenderKind.Representative;

    private static TableBlock Table(string title, IReadOnlyList<SubmissionFacts> group) => new(
        title,
        [new("From", 3, IsRowHeader: true), new("Form", 1.6), new("Received", 1.4), new("Considered", 1.4)],
        [.. group.Select(f => (IReadOnlyList<string>)[
            $"{Wording.Count(f.Submission.Number)}. {(f.Submission.TakenDown is { } down ? SubmissionWords.Of(down) : f.Name)}",
            SubmissionWords.WithSignatures(f.Submission.Form, f.Submission.Signatures),
            Wording.Day(f.Submission.ReceivedOn),
            f.Submission.Considered is [.., var last] ? Wording.Day(last.On) : "Not yet"])],
        []);

    private static IEnumerable<Block> One(SubmissionFacts facts)
    {
        var submission = facts.Submission;
        if (submission.TakenDown is { } down)
        {
            yield return ParagraphBlock.Of($"{SubmissionWords.Of(down)}: {submission.TakenDownReason}");
        }
        else
        {
            yield return ParagraphBlock.Of(submission.Summary);
            if (facts.Themes.Count > 0) { yield return ParagraphBlock.Of($"Themes: {Wording.List(facts.Themes)}."); }
        }
        if (submission.AcknowledgedOn is { } acknowledged) { yield return ParagraphBlock.Of($"Acknowledged on {Wording.Day(acknowledged)}."); }
        foreach (var entry in submission.Considered)
        {
            var when = new Inline($"Considered on {Wording.Day(entry.On)} by {entry.Who}.", IsBold: true);
            yield return new ParagraphBlock(submission.TakenDown is null ? [when, new($" {entry.Outcome}")] : [when]);
        }
    }
}
