using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Consultation;

/// <summary>A question's answers within the groups of a grouping, as a table of shares with the base of each row.</summary>
internal static class CrossTable
{
    /// <summary>The table; null when the question is not one of options or no group has an answer.</summary>
    public static TableBlock? Of(SurveyResults results, Grouping grouping, string questionCode, string caption, ProtectedAnswers answers, Disclosure disclosure)
    {
        if (results.Of(questionCode) is not OptionTally overall || overall.Bases.Answered == 0) { return null; }
        var groups = results.By(grouping).Index().Where(g => g.Item.Of(questionCode).Bases.Asked > 0).ToList();
        if (groups.Count == 0) { return null; }

        var columns = Figures.Substantive(overall.Options);
        var rows = groups.ConvertAll(g => (IReadOnlyList<string>)
        [
            g.Item.Group.Name,
            .. columns.Select((_, c) => Figures.PairOr(answers[g.Index, c], answers.Base(g.Index), overall.IsWeighted)),
            Figures.CountOr(answers.Base(g.Index)),
        ]);
        var hides = rows.Exists(r => r.Contains(Figures.Hidden, StringComparer.Ordinal));
        rows.Add(["Everybody", .. columns.Select((option, c) => Everybody(overall, overall.Options.ToList().IndexOf(option), answers.Everybody(c))), Wording.Count(overall.Bases.Answered)]);

        var notes = new List<string>
        {
            (overall.IsWeighted
                ? "Shares of the people in each row who answered: first unweighted, then weighted."
                : "Unweighted shares of the people in each row who answered.") + " “Everybody” includes those whose group is not known.",
        };
        if (hides) { notes.Add(Figures.HiddenNote(disclosure.Threshold)); }
        return new TableBlock(
            caption,
            [new(grouping.Name, 2.2, IsRowHeader: true), .. columns.Select(o => new TableColumn(o.Text, 1.2, IsNumeric: true)), new("Base", 0.9, IsNumeric: true)],
            rows,
            notes);
    }

    private static string Everybody(OptionTally overall, int option, DisclosedFigure figure) =>
        Figures.PairOr(figure.IsHidden, overall.Counts[option], overall.Bases.Answered, overall.WeightedShareOf(option));
}
