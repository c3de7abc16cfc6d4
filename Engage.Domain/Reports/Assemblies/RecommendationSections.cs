using Engage.Domain.Assemblies.Recommendations;
using Engage.Domain.Reports.Charts;
using Engage.Domain.Reports.Consultation;

namespace Engage.Domain.Reports.Assemblies;

/// <summary>Each recommendation with its vote, its reasons, its conditions and what the minority thought.</summary>
internal sealed class RecommendationsSection() : ReportPart<AssemblyReportInput>("recommendations", "Recommendations")
{
    private static readonly string _tooFew = $"Not shown: fewer than {Wording.Count(Poll.LeastPrinted)}";

    public override string Guidance => "How the recommendations were drafted and changed before the vote.";

    public override IEnumerable<Block> Write(AssemblyReportInput input)
    {
        if (input.Recommendations.Count == 0) { yield break; }
        var voted = input.Recommendations.Where(r => r.Result is not null).ToList();
        if (voted.Count > 0)
        {
            yield return ParagraphBlock.Of("Members voted in secret: support, oppose or abstain, for each recommendation. Percentages are of those who voted for or against; who abstained took part, but counts for neither side.");
            var chart = BarChart.Draw([.. voted.Select(r => new Bar(Name(r), r.Result!.IsTooSmall ? null : 100 * r.Result.ShareInFavour))], ValueFormat.Percent, _tooFew);
            yield return chart.ToFigure("Support of those who voted for or against");
            yield return ParagraphBlock.Of(chart.Finding);
            yield return Votes(voted);
        }
        foreach (var block in input.Recommendations.SelectMany(r => Write(input, r))) { yield return block; }
    }

    internal static string Name(RecommendationFacts facts) => $"{Wording.Count(facts.Number)}. {facts.Text.Title}";

    private static TableBlock Votes(List<RecommendationFacts> voted) => new(
        "Votes",
        [
            new("Recommendation", 3, IsRowHeader: true), new("Support", 1.1, IsNumeric: true), new("Oppose", 1.1, IsNumeric: true), new("Abstain", 1.1, IsNumeric: true), new("Share in favour", 1.2, IsNumeric: true), new("Took part", 1.4, IsNumeric: true), new("Outcome", 1.4),
        ],
        [.. voted.Select(r => (r, Result: r.Result!)).Select(x => (IReadOnlyList<string>)
        [
            Name(x.r),
            Figures.CountOr(x.Result.IsTooSmall, x.Result.Support), Figures.CountOr(x.Result.IsTooSmall, x.Result.Oppose), Figures.CountOr(x.Result.IsTooSmall, x.Result.Abstain),
            x.Result.IsTooSmall ? Figures.Hidden : x.Result.ShareInFavour is { } share ? Wording.Percent(share) : Figures.None,
            x.Result.IsTooSmall ? Figures.Hidden : $"{Wording.Count(x.Result.Cast)} of {Wording.Count(x.Result.Members)}",
            x.Result.Outcome,
        ])],
        ["Share in favour: of those who voted for or against.", .. voted.Exists(r => r.Result!.IsTooSmall) ? new[] { $"{Figures.Hidden}: not shown, because fewer than {Wording.Count(Poll.LeastPrinted)} took part." } : []]);

    private static IEnumerable<Block> Write(AssemblyReportInput input, RecommendationFacts facts)
    {
        var id = $"recommendation-{facts.Number}";
        yield return new HeadingBlock(2, Name(facts), id);
        foreach (var block in input.Markdown(facts.Text.Wording, 3, id + "-text")) { yield return block; }
        if (facts.Result is { } result) { yield return new CalloutBlock(result.Outcome, [ParagraphBlock.Of(result.Sentence)]); }
        foreach (var (name, text, part) in new[] { ("Reasons", facts.Text.Reasons, "reasons"), ("Conditions", facts.Text.Conditions, "conditions"), ("Minority views", facts.Text.MinorityViews, "minority") })
        {
            if (text.Length == 0) { continue; }
            yield return new HeadingBlock(3, name, $"{id}-{part}");
            foreach (var block in input.Markdown(text, 3, $"{id}-{part}-text")) { yield return block; }
        }
    }
}

/// <summary>What members thought of the assembly itself.</summary>
internal sealed class EvaluationSection() : ReportPart<AssemblyReportInput>("evaluation", "What members thought of the assembly")
{
    public override string Guidance => "What members said would have helped, without names.";

    public override IEnumerable<Block> Write(AssemblyReportInput input)
    {
        if (input.Evaluation is not { } facts) { yield break; }
        if (facts.Took < Poll.LeastPrinted)
        {
            yield return ParagraphBlock.Of($"Fewer than {Wording.Count(Poll.LeastPrinted)} of {Wording.Count(facts.Members, "member", "members")} answered, so the figures are not shown.");
            yield break;
        }
        var scale = Evaluation.Scale.Select(s => s.Words).ToList();
        var chart = LikertChart.Draw(scale, [.. Evaluation.Statements.Select((s, i) => new LikertRow(s.Words, [.. facts.Counts[i].Take(scale.Count).Select(c => (double)c)]))]);
        yield return ParagraphBlock.Of($"After the last session {Wording.Count(facts.Took)} of {Wording.Count(facts.Members, "member", "members")} said in secret how far they agree with five statements.");
        yield return chart.ToFigure("How far members agree");
        yield return ParagraphBlock.Of(chart.Finding);
        yield return new TableBlock(
            "How far members agree",
            [new("Statement", 3, IsRowHeader: true), .. scale.Select(s => new TableColumn(s, 1.1, IsNumeric: true)), new("Did not say", 1, IsNumeric: true)],
            [.. Evaluation.Statements.Select((s, i) => (IReadOnlyList<string>)[s.Words, .. facts.Counts[i].Select(Wording.Count)])],
            [$"Base: {Wording.Count(facts.Took, "member", "members")} who answered. The chart leaves out those who did not say."]);
    }
}

/// <summary>What the office-holder answered, and how far it has come.</summary>
internal sealed class ResponsesSection() : ReportPart<AssemblyReportInput>("response", "Response")
{
    public override string Guidance => "What the office-holder says about the recommendations as a whole.";

    public override IEnumerable<Block> Write(AssemblyReportInput input)
    {
        if (!input.Recommendations.Any(r => r.Response is not null)) { yield break; }
        yield return new TableBlock(
            "Responses and where they stand",
            [new("Recommendation", 3, IsRowHeader: true), new("Response", 1.4), new("Who sees to it", 2), new("By", 1.4), new("Status", 1.1)],
            [.. input.Recommendations.Select(r => (IReadOnlyList<string>)
            [
                RecommendationsSection.Name(r),
                r.Response is { } answer ? ResponseWords.Of(answer.Decision) : "None yet",
                r.Response is { Owner.Length: > 0 } owned ? owned.Owner : Figures.None,
                r.Response?.DueOn is { } due ? Wording.Day(due) : Figures.None,
                r.Response?.StatusWords ?? Figures.None,
            ])],
            [$"As of {Wording.Day(input.Today)}. Overdue: promised for a day that has passed, and neither done nor dropped."]);
        foreach (var (facts, response) in input.Recommendations.Where(r => r.Response is not null).Select(r => (r, r.Response!)))
        {
            var id = $"response-{facts.Number}";
            yield return new HeadingBlock(2, $"{ResponseWords.Of(response.Decision)}: {RecommendationsSection.Name(facts)}", id);
            foreach (var block in input.Markdown(response.Reasons, 2, id + "-text")) { yield return block; }
            if (response.LastNote.Length > 0) { yield return new ParagraphBlock([new Inline($"{response.StatusWords}: ", IsBold: true), new Inline(response.LastNote)]); }
        }
    }
}

/// <summary>What a sceptic needs to check the report.</summary>
internal sealed class CheckingSection() : ReportPart<AssemblyReportInput>("checking", "How to check this report")
{
    public override string Guidance => "Anything unusual in how the figures were made.";

    public override IEnumerable<Block> Write(AssemblyReportInput input)
    {
        yield return ListBlock.Of(false,
        [
            "A ballot is counted as it is put in and not kept: the system knows that a member has voted, not what. Numbers of ballots and of turns used agree, or no result is printed.",
            $"Results of fewer than {Wording.Count(Poll.LeastPrinted)} ballots are printed as an outcome without numbers. Members know before they vote that totals are printed.",
            "What was promised is followed up in entries that nobody can change or remove.",
        ]);
        yield return MadeFrom.Table(input.DataHash, input.Now, input.Zone, input.Audit);
    }
}
