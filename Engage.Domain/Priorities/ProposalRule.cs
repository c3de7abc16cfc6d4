using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;

namespace Engage.Domain.Priorities;

/// <summary>One thing that results of an area put forward as a priority.</summary>
/// <param name="Area">The area, by its code and name.</param>
/// <param name="Rank">1 for what was named most.</param>
/// <param name="Option">The answer.</param>
/// <param name="Share">The unweighted share of those who answered: of who chose it, or of who put it first.</param>
/// <param name="Answered">How many answered in the area.</param>
/// <param name="Finding">Whether it is named more or less often here than in the other areas together, beyond what chance would make.</param>
/// <param name="IsMore">Whether it is named more often here; only meaningful when a difference was found.</param>
public sealed record PriorityProposal(Group Area, int Rank, Option Option, double Share, int Answered, DifferenceFinding Finding, bool IsMore)
{
    /// <summary>What the figures say, as one sentence with its base.</summary>
    public string InWords => $"{Wording.Percent(Share, Answered)} of the {Wording.Count(Answered)} people in {Area.Name} who answered chose it (unweighted), {Difference}.";

    /// <summary>How the area differs from the others, within a sentence.</summary>
    public string Difference => Finding switch
    {
        DifferenceFinding.Different => IsMore ? "more than elsewhere" : "fewer than elsewhere",
        DifferenceFinding.NoDetectableDifference => "no detectable difference from elsewhere",
        _ => "too few answers to compare with elsewhere",
    };
}

/// <summary>
/// Proposes priorities by rule: in each area the three answers named most, each with what can be said of the difference from
/// all other areas (Wald; Benjamini, Hochberg 1995, over the areas compared for one answer). Areas whose base is hidden, and
/// answers whose figure is hidden, propose nothing.
/// </summary>
public static class ProposalRule
{
    /// <summary>How many are proposed for an area.</summary>
    public const int Most = 3;

    /// <summary>Whether a question can say what comes first: several choices, one choice, or a ranking.</summary>
    public static bool Suits(Question question) => QuestionRoles.IsOpinion(question) && question.NewTally() is RankingTally or OptionTally;

    /// <summary>The proposals by area and rank.</summary>
    /// <param name="results">The counts.</param>
    /// <param name="by">Areas of one kind, among the groupings of the results.</param>
    /// <param name="questionCode">The question.</param>
    /// <param name="disclosure">What small numbers are hidden.</param>
    public static IReadOnlyList<PriorityProposal> Of(SurveyResults results, Grouping by, string questionCode, Disclosure disclosure)
    {
        var answers = ProtectedAnswers.Of(results, [by], questionCode, disclosure)[0];
        var comparisons = new Dictionary<string, AreaComparison>(StringComparer.Ordinal);
        var proposals = new List<PriorityProposal>();
        foreach (var (index, group) in results.By(by).Index())
        {
            var tally = group.Of(questionCode);
            if (answers.Base(index).IsHidden || tally.Bases.Answered < disclosure.Threshold) { continue; }
            foreach (var (rank, (option, count)) in Best(tally, index, answers, disclosure).Index())
            {
                if (!comparisons.TryGetValue(option.Code, out var comparison)) { comparisons[option.Code] = comparison = Compare(results, by, questionCode, option.Code, disclosure); }
                var area = comparison.Areas[index];
                proposals.Add(new(group.Group, rank + 1, option, (double)count / tally.Bases.Answered, tally.Bases.Answered, area.Finding, area.Result?.Difference > 0));
            }
        }
        return proposals;
    }

    private static IEnumerable<(Option Option, int Count)> Best(Tally tally, int group, ProtectedAnswers answers, Disclosure disclosure) => tally switch
    {
        OptionTally options => Figures.Substantive(options.Options)
            .Select((option, o) => (Option: option, Count: options.Counts[options.Options.ToList().IndexOf(option)], answers[group, o].IsHidden))
            .Where(o => !o.IsHidden && o.Count > 0).OrderByDescending(o => o.Count).Take(Most).Select(o => (o.Option, o.Count)),
        RankingTally ranking => Enumerable.Range(0, ranking.Items.Count).OrderByDescending(ranking.Borda).Take(Most)
            .Where(i => !disclosure.IsSmall(ranking.AtRank(i, 0)) && ranking.AtRank(i, 0) > 0).Select(i => (ranking.Items[i], ranking.AtRank(i, 0))),
        _ => [],
    };

    private static AreaComparison Compare(SurveyResults results, Grouping by, string questionCode, string option, Disclosure disclosure)
    {
        var columns = results.Columns;
        var sample = results.Weighting is null ? new OpenSample(columns.Count) : new OpenSample(results.Weights);
        var (column, category) = results.Of(questionCode) switch
        {
            OptionTally { IsSeveral: true } => ($"{questionCode}.{option}", SeveralColumns.Chosen),
            RankingTally => ($"{questionCode}.{option}", "1"),
            _ => (questionCode, option),
        };
        return AreaComparison.Of(sample, columns.Store.Code(column), category, columns.By(by), leastAnswers: Math.Max(disclosure.Threshold, Disclosure.UsualThreshold));
    }
}
