using Engage.Domain.Statistics;
using Engage.Domain.Surveys;

namespace Engage.Domain.Reports.Consultation;

/// <summary>The three answers chosen most in each group, for questions with too many answers for a cross table.</summary>
internal static class TopThree
{
    /// <summary>The table; null when the question has no such answers or no group has any.</summary>
    public static TableBlock? Of(SurveyResults results, Grouping grouping, string questionCode, string caption, ProtectedAnswers answers, Disclosure disclosure)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (index, group) in results.By(grouping).Index())
        {
            var tally = group.Of(questionCode);
            if (tally.Bases.Answered == 0) { continue; }
            rows.Add(answers.Base(index).IsHidden || tally.Bases.Answered < disclosure.Threshold
                ? [group.Group.Name, Figures.Hidden, Figures.Hidden, Figures.Hidden, Figures.Hidden]
                : [group.Group.Name, .. Best(tally, index, answers, disclosure), Wording.Count(tally.Bases.Answered)]);
        }
        if (rows.Count == 0) { return null; }

        var notes = new List<string>
        {
            results.Of(questionCode) is RankingTally
                ? "By score over all ranks (Borda), unweighted; the share is of first choices."
                : "Unweighted shares of the people in each row who answered. Small differences between rows may be chance or who chose to answer.",
        };
        if (rows.Exists(r => r.Contains(Figures.Hidden, StringComparer.Ordinal))) { notes.Add(Figures.HiddenNote(disclosure.Threshold)); }
        return new TableBlock(
            caption,
            [new(grouping.Name, 1.6, IsRowHeader: true), new("Most", 2.2), new("Second", 2.2), new("Third", 2.2), new("Base", 0.8, IsNumeric: true)],
            rows,
            notes);
    }

    /// <summary>Whether a question's answers are better shown this way than side by side.</summary>
    public static bool Suits(Tally tally) => tally is RankingTally || (tally is OptionTally { IsSeveral: true } options && options.Options.Count > 6);

    private static IEnumerable<string> Best(Tally tally, int group, ProtectedAnswers answers, Disclosure disclosure)
    {
        var items = tally switch
        {
            OptionTally options => Figures.Substantive(options.Options).Select((option, o) => (option, options.Counts[options.Options.ToList().IndexOf(option)], answers[group, o].IsHidden))
                .OrderByDescending(o => o.Item2),
            RankingTally ranking => Enumerable.Range(0, ranking.Items.Count)
                .OrderByDescending(ranking.Borda)
                .Select(i => (ranking.Items[i], ranking.AtRank(i, 0), disclosure.IsSmall(ranking.AtRank(i, 0)))),
            _ => Enumerable.Empty<(Option, int, bool)>(),
        };
        var answered = tally.Bases.Answered;
        return items.Take(3)
            .Select(i => i.Item3 ? Figures.Hidden : $"{i.Item1.Text} ({Wording.Percent((double)i.Item2 / answered)})")
            .Concat(Enumerable.Repeat(Figures.None, 3))
            .Take(3);
    }
}
