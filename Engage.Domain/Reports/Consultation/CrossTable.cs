using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Consultation;

/// <summary>A question's answers within the groups of a grouping, as a table of shares with the base of each row.</summary>
internal static class CrossTable
{
    /// <summary>The table; null when the question is not one of options or no group has an answer.</summary>
    public static TableBlock? Of(SurveyResults results, Grouping grouping, string questionCode, string caption, Disclosure disclosure)
    {
        if (results.Of(questionCode) is not OptionTally overall) { return null; }
        var groups = results.By(grouping).Where(g => g.Of(questionCode).Bases.Asked > 0).ToList();
        if (groups.Count == 0 || overall.Bases.Answered == 0) { return null; }

        var tallies = groups.ConvertAll(g => (OptionTally)g.Of(questionCode));
        var columns = Enumerable.Range(0, overall.Options.Count).Where(c => OptionTally.IsSubstantive(overall.Options[c])).ToList();
        var counts = new int[groups.Count, columns.Count];
        for (var r = 0; r < groups.Count; r++)
        {
            for (var c = 0; c < columns.Count; c++) { counts[r, c] = tallies[r].Counts[columns[c]]; }
        }

        var hidden = disclosure.Hide(counts, rowsAdd: !overall.IsSeveral, columnsAdd: true);
        var hiddenBases = disclosure.Hide(tallies.ConvertAll(t => t.Bases.Answered), addToTotal: true);
        var rows = groups.Select((g, r) => (IReadOnlyList<string>)
        [
            g.Group.Name,
            .. columns.Select((column, c) => Figures.PairOr(hidden[r, c] || hiddenBases[r], counts[r, c], tallies[r].Bases.Answered, tallies[r].WeightedShareOf(column))),
            Figures.CountOr(hiddenBases[r], tallies[r].Bases.Answered),
        ]).ToList();
        rows.Add(["Everybody", .. columns.Select(c => Figures.PairOr(disclosure.IsSmall(overall.Counts[c]), overall.Counts[c], overall.Bases.Answered, overall.WeightedShareOf(c))), Wording.Count(overall.Bases.Answered)]);

        var notes = new List<string>
        {
            (overall.IsWeighted
                ? "Shares of the people in each row who answered: first unweighted, then weighted."
                : "Unweighted shares of the people in each row who answered.") + " “Everybody” includes those whose group is not known.",
        };
        if (hidden.Cast<bool>().Contains(true) || hiddenBases.Contains(true)) { notes.Add(Figures.HiddenNote(disclosure.Threshold)); }
        return new TableBlock(
            caption,
            [new(grouping.Name, 2.2, IsRowHeader: true), .. columns.Select(c => new TableColumn(overall.Options[c].Text, 1.2, IsNumeric: true)), new("Base", 0.9, IsNumeric: true)],
            rows,
            notes);
    }
}
