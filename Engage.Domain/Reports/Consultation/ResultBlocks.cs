using Engage.Domain.Places;
using Engage.Domain.Reports.Charts;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;

namespace Engage.Domain.Reports.Consultation;

/// <summary>One question's result as a sentence, a chart and its table; by the shape of the tally, not the kind of question.</summary>
/// <param name="disclosure">What small numbers are hidden.</param>
/// <param name="places">Names for areas.</param>
public sealed class ResultBlocks(Disclosure disclosure, Gazetteer places)
{
    /// <summary>The blocks of a question's result; of a ranking, with weights, the weighted one too.</summary>
    /// <param name="question">The question.</param>
    /// <param name="results">What was counted.</param>
    public IEnumerable<Block> For(Question question, SurveyResults results)
    {
        var tally = results.Of(question.Code);
        var blocks = For(question.Text, tally);
        return tally is RankingTally { IsWeighted: true } ranking ? blocks.Concat(Weighted(question, ranking, results)) : blocks;
    }

    /// <summary>The blocks of a result.</summary>
    /// <param name="caption">What the table is called, usually the question.</param>
    /// <param name="tally">What was counted.</param>
    public IEnumerable<Block> For(string caption, Tally tally)
    {
        if (tally.Bases.Answered == 0)
        {
            return [ParagraphBlock.Of(tally.Bases.Asked == 0 ? "Nobody was asked this question." : "Nobody answered this question.")];
        }
        return tally switch
        {
            OptionTally options => Options(caption, options),
            GridTally grid => Grid(caption, grid),
            RankingTally ranking => Ranking(caption, ranking),
            AmountTally amounts => Amounts(caption, amounts),
            NumberTally numbers => Numbers(caption, numbers),
            PlaceTally place => Place(caption, place),
            _ => [ParagraphBlock.Of($"{Wording.Count(tally.Bases.Answered, "person", "people")} wrote an answer. {PassedOver(tally.Bases)}")],
        };
    }

    /// <summary>The finding of a result in one sentence; null when there is none to state.</summary>
    public string? Finding(Tally tally)
    {
        if (tally.Bases.Answered < disclosure.Threshold) { return null; }
        return tally switch
        {
            OptionTally options => FindingOf(options),
            RankingTally ranking => FindingOf(ranking),
            AmountTally amounts => FindingOf(amounts),
            _ => null,
        };
    }

    private static string PassedOver(Bases bases) =>
        bases.PassedOver == 0 ? "Nobody passed over it." : $"{Wording.Count(bases.PassedOver)} passed over it.";

    private static string FindingOf(OptionTally tally)
    {
        var best = Enumerable.Range(0, tally.Options.Count).Where(i => tally.ShareOf(i) is not null).MaxBy(i => tally.Counts[i]);
        return $"“{tally.Options[best].Text}” was chosen most: by {Wording.Count(tally.Counts[best])} of {Wording.Count(tally.Bases.Answered)} people who answered ({Wording.Percent(tally.ShareOf(best)!.Value)}).";
    }

    private static string FindingOf(RankingTally tally)
    {
        var best = Enumerable.Range(0, tally.Items.Count).MaxBy(i => tally.AtRank(i, 0));
        var score = Enumerable.Range(0, tally.Items.Count).MaxBy(tally.Borda);
        var first = $"“{tally.Items[best].Text}” was put first most often: by {Wording.Count(tally.AtRank(best, 0))} of {Wording.Count(tally.Bases.Answered)} people ({Wording.Percent((double)tally.AtRank(best, 0) / tally.Bases.Answered)}).";
        return score == best
            ? first + " It also has the highest score over all ranks."
            : first + $" Over all ranks “{tally.Items[score].Text}” has the highest score.";
    }

    private static string FindingOf(AmountTally tally)
    {
        var best = Enumerable.Range(0, tally.Items.Count).MaxBy(i => tally.Spreads[i].Mean);
        return $"“{tally.Items[best].Text}” was given most: {Wording.Number(tally.Spreads[best].Mean!.Value, 1)} on average.";
    }

    private IEnumerable<Block> Options(string caption, OptionTally tally)
    {
        var order = Enumerable.Range(0, tally.Options.Count);
        // A list to choose several from has no order of its own: the most chosen first reads best.
        if (tally.IsSeveral) { order = order.OrderByDescending(i => tally.Counts[i]); }
        var shown = order.ToList();
        var hidden = Figures.OptionsHidden(disclosure, tally);
        var answered = tally.Bases.Answered;

        yield return ParagraphBlock.Of(FindingOf(tally));
        var chart = BarChart.Draw(
            [.. shown.Where(i => tally.ShareOf(i) is not null).Select(i => new Bar(tally.Options[i].Text, hidden[i] ? null : 100 * tally.ShareOf(i)))],
            Format(answered));
        yield return chart.ToFigure(tally.IsWeighted ? "Share of the people who answered, unweighted" : "Share of the people who answered");
        yield return new TableBlock(
            caption,
            [new("Answer", 4, IsRowHeader: true), new("People", 1.2, IsNumeric: true), new(Figures.ShareHeader, 1.6, IsNumeric: true), .. Figures.WeightedColumn(tally.IsWeighted)],
            [.. shown.Select(i => (IReadOnlyList<string>)
            [
                tally.Options[i].Text,
                Figures.CountOr(hidden[i], tally.Counts[i]),
                tally.ShareOf(i) is null ? Figures.None : Figures.ShareOr(hidden[i], tally.Counts[i], answered),
                .. Figures.WeightedCell(tally.IsWeighted, hidden[i], tally.WeightedShareOf(i), answered),
            ])],
            Notes(hidden.Contains(true), Figures.BaseNote(tally.Bases), Figures.WeightedNote(tally), tally.IsSeveral ? "People could choose several answers, so the shares add up to more than 100%." : null));
    }

    private IEnumerable<Block> Grid(string caption, GridTally tally)
    {
        var scale = Figures.Substantive(tally.Scale);
        var counts = new int[tally.Items.Count, tally.Scale.Count];
        for (var r = 0; r < tally.Items.Count; r++)
        {
            for (var c = 0; c < tally.Scale.Count; c++) { counts[r, c] = tally.Rows[r].Counts[c]; }
        }
        bool[][] hidden = [.. tally.Rows.Select(r => Figures.OptionsHidden(disclosure, r))];
        var columns = Enumerable.Range(0, tally.Scale.Count).Where(c => OptionTally.IsSubstantive(tally.Scale[c])).ToList();

        yield return LikertChart.Draw(
            [.. scale.Select(o => o.Text)],
            [.. Enumerable.Range(0, tally.Items.Count).Select(r => new LikertRow(
                tally.Items[r].Text,
                columns.Exists(c => hidden[r][c]) || tally.Rows[r].Bases.Answered == 0 ? null : [.. columns.Select(c => (double)counts[r, c])]))]).ToFigure(tally.IsWeighted ? "Share of the people who rated each, unweighted" : "Share of the people who rated each");
        yield return new TableBlock(
            caption,
            [new("Statement", 3.4, IsRowHeader: true), .. scale.Select(o => new TableColumn(o.Text, 1.1, IsNumeric: true)), new("Base", 1, IsNumeric: true)],
            [.. Enumerable.Range(0, tally.Items.Count).Select(r => (IReadOnlyList<string>)
            [
                tally.Items[r].Text,
                .. columns.Select(c => Figures.ShareOr(hidden[r][c], counts[r, c], tally.Rows[r].Bases.Answered)),
                Wording.Count(tally.Rows[r].Bases.Answered),
            ])],
            Notes(hidden.Any(r => r.Contains(true)), "Unweighted. Each share is of the people who rated that statement; the base is printed in the last column."));
        if (!tally.IsWeighted) { yield break; }
        yield return new TableBlock(
            $"{caption} Weighted",
            [new("Statement", 3.4, IsRowHeader: true), .. scale.Select(o => new TableColumn(o.Text, 1.1, IsNumeric: true)), new("Effective base", 1, IsNumeric: true)],
            [.. Enumerable.Range(0, tally.Items.Count).Select(r => (IReadOnlyList<string>)
            [
                tally.Items[r].Text,
                .. columns.SelectMany(c => Figures.WeightedCell(true, hidden[r][c] && tally.Rows[r].IsWeighted, tally.Rows[r].WeightedShareOf(c), tally.Rows[r].Bases.Answered)),
                Wording.Number(tally.Rows[r].EffectiveBase, 0),
            ])],
            Notes(hidden.Any(r => r.Contains(true)), "Weighted shares of the people who rated that statement. The effective base is how many equally weighted answers they are worth."));
    }

    private IEnumerable<Block> Ranking(string caption, RankingTally tally)
    {
        var answered = tally.Bases.Answered;
        var order = Enumerable.Range(0, tally.Items.Count).OrderByDescending(tally.Borda).ToList();
        var firsts = Enumerable.Range(0, tally.Items.Count).Select(i => tally.AtRank(i, 0)).ToList();
        var hidden = FirstsHidden(tally);

        yield return ParagraphBlock.Of(FindingOf(tally));
        yield return BarChart.Draw(
            [.. order.Select(i => new Bar(tally.Items[i].Text, hidden[i] ? null : 100.0 * firsts[i] / answered))], Format(answered)).ToFigure(tally.IsWeighted ? "Share of first choices, unweighted" : "Share of first choices");
        yield return new TableBlock(
            caption,
            [
                new("Item", 3.2, IsRowHeader: true), new("First choice", 1.1, IsNumeric: true), new("Share (unweighted)", 1.5, IsNumeric: true),
                .. Figures.WeightedColumn(tally.IsWeighted),
                new("Ranked at all", 1.1, IsNumeric: true), new("Mean rank", 1, IsNumeric: true), new("Score", 1.1, IsNumeric: true),
            ],
            [.. order.Select(i => (IReadOnlyList<string>)
            [
                tally.Items[i].Text,
                Figures.CountOr(hidden[i], firsts[i]),
                Figures.ShareOr(hidden[i], firsts[i], answered),
                .. Figures.WeightedCell(tally.IsWeighted, hidden[i], tally.WeightedFirstShareOf(i), answered),
                Figures.CountOr(disclosure.IsSmall(tally.Ranked(i)), tally.Ranked(i)),
                hidden[i] || disclosure.IsSmall(tally.Ranked(i)) || tally.MeanRank(i) is not { } mean ? Figures.None : Wording.Number(mean, 1),
                hidden[i] ? Figures.Hidden : Wording.Count(tally.Borda(i)),
            ])],
            Notes(
                hidden.Contains(true),
                Figures.BaseNote(tally.Bases),
                Figures.WeightedNote(tally),
                $"Score (Borda): a first place earns {Wording.Count(tally.Depth, "point", "points")}, each place below one less, an item not ranked none. The list is in order of the score."));
        yield return ParagraphBlock.Of(tally.CondorcetWinner() is { } winner
            ? $"Compared two by two, “{tally.Items[winner].Text}” is preferred to every other item by more people than not."
            : "Compared two by two, no item is preferred to every other: which comes first depends on how the ranks are added up.");
    }

    private IEnumerable<Block> Weighted(Question question, RankingTally tally, SurveyResults results)
    {
        var ranking = WeightedRanking.Of(new OpenSample(results.Weights), [.. tally.Items.Select(i => results.Columns.Store.Code($"{question.Code}.{i.Code}"))], tally.Depth);
        var hidden = FirstsHidden(tally);
        // Hidden items last and in their own order, so that their place tells nothing.
        var order = Enumerable.Range(0, tally.Items.Count).OrderByDescending(i => hidden[i] ? -1 : ranking.MeanBorda(i)).ToList();
        yield return new TableBlock(
            $"{question.Text} Weighted",
            [new("Item", 3.2, IsRowHeader: true), new("First choice (weighted)", 1.5, IsNumeric: true), new("Mean score (weighted)", 1.5, IsNumeric: true), new("Mean score (unweighted)", 1.5, IsNumeric: true)],
            [.. order.Select(i => (IReadOnlyList<string>)
            [
                tally.Items[i].Text,
                .. Figures.WeightedCell(true, hidden[i], ranking.FirstChoiceShare(i), tally.Bases.Answered),
                hidden[i] ? Figures.Hidden : Wording.Number(ranking.MeanBorda(i), 2),
                hidden[i] ? Figures.Hidden : Wording.Number((double)tally.Borda(i) / tally.Bases.Answered, 2),
            ])],
            Notes(hidden.Contains(true), Figures.WeightedNote(tally), "Mean score: the points of the score above for each person who ranked anything. The list is in order of the weighted one."));
        var names = ranking.TopCycle().Select(i => $"“{tally.Items[i].Text}”").ToList();
        yield return ParagraphBlock.Of(names.Count == 1
            ? $"Weighted and compared two by two, {names[0]} is preferred to every other item."
            : $"Weighted and compared two by two, no item is preferred to every other. {Wording.List(names)} are each preferred to every item outside this list.");
    }

    private bool[] FirstsHidden(RankingTally tally) => disclosure.Hide([.. Enumerable.Range(0, tally.Items.Count).Select(i => tally.AtRank(i, 0))], addToTotal: true);

    private IEnumerable<Block> Amounts(string caption, AmountTally tally)
    {
        if (tally.Bases.Answered < disclosure.Threshold) { yield return TooFew(tally.Bases); yield break; }
        var order = Enumerable.Range(0, tally.Items.Count).OrderByDescending(i => tally.Spreads[i].Mean).ToList();
        yield return ParagraphBlock.Of(FindingOf(tally));
        yield return BarChart.Draw([.. order.Select(i => new Bar(tally.Items[i].Text, tally.Spreads[i].Mean))], new ValueFormat("", "", 1)).ToFigure(tally.IsWeighted ? "Average given to each, unweighted" : "Average given to each");
        yield return new TableBlock(
            caption,
            [new("Item", 3.6, IsRowHeader: true), new("Mean (unweighted)", 1.4, IsNumeric: true), .. Figures.WeightedColumn(tally.IsWeighted, "Mean (weighted)"), new("Lower quarter", 1.2, IsNumeric: true), new("Median", 1.1, IsNumeric: true), new("Upper quarter", 1.2, IsNumeric: true)],
            [.. order.Select(i => (IReadOnlyList<string>)
            [
                tally.Items[i].Text,
                Wording.Number(tally.Spreads[i].Mean!.Value, 1),
                .. tally.Spreads[i].WeightedMean is { } weighted ? [Wording.Number(weighted, 1)] : Array.Empty<string>(),
                Wording.Number(tally.Spreads[i].Quantile(0.25)!.Value, 0),
                Wording.Number(tally.Spreads[i].Median!.Value, 0),
                Wording.Number(tally.Spreads[i].Quantile(0.75)!.Value, 0),
            ])],
            Notes(false, Figures.BaseNote(tally.Bases), Figures.WeightedNote(tally), "Lower and upper quarter: a quarter of people gave less, or more, than this."));
    }

    private IEnumerable<Block> Numbers(string caption, NumberTally tally)
    {
        if (tally.Bases.Answered < disclosure.Threshold) { yield return TooFew(tally.Bases); yield break; }
        var spread = tally.Spread;
        yield return new TableBlock(
            caption,
            [new("Figure", 3, IsRowHeader: true), new("Value", 1.5, IsNumeric: true)],
            [
                ["Mean (unweighted)", Wording.Number(spread.Mean!.Value, 1)],
                .. spread.WeightedMean is { } weighted ? [["Mean (weighted)", Wording.Number(weighted, 1)]] : Array.Empty<string[]>(),
                ["Lower quarter (unweighted)", Wording.Number(spread.Quantile(0.25)!.Value, 1)],
                ["Median (unweighted)", Wording.Number(spread.Median!.Value, 1)],
                ["Upper quarter (unweighted)", Wording.Number(spread.Quantile(0.75)!.Value, 1)],
            ],
            Notes(false, Figures.BaseNote(tally.Bases), Figures.WeightedNote(tally)));
    }

    private IEnumerable<Block> Place(string caption, PlaceTally tally)
    {
        foreach (var kind in new[] { AreaKind.LocalAuthority, AreaKind.LocalPolicingUnit })
        {
            var areas = places.Areas.Where(a => a.Kind == kind && tally.Counts.ContainsKey(a.Code)).ToList();
            if (areas.Count == 0) { continue; }
            var counts = areas.ConvertAll(a => tally.Counts[a.Code]);
            var hidden = disclosure.Hide(counts, addToTotal: true);
            yield return new TableBlock(
                caption,
                [new(kind == AreaKind.LocalAuthority ? "Local authority" : "Local Policing Unit", 3, IsRowHeader: true), new("People", 1, IsNumeric: true), new(Figures.ShareHeader, 1.4, IsNumeric: true)],
                [.. areas.Select((a, i) => (IReadOnlyList<string>)[a.Name, Figures.CountOr(hidden[i], counts[i]), Figures.ShareOr(hidden[i], counts[i], tally.Bases.Answered)])],
                Notes(hidden.Contains(true), Figures.BaseNote(tally.Bases)));
        }
    }

    private ParagraphBlock TooFew(Bases bases) =>
        ParagraphBlock.Of($"Fewer than {Wording.Count(disclosure.Threshold)} people answered, too few to show a result without revealing somebody’s answer. {PassedOver(bases)}");

    private IReadOnlyList<string> Notes(bool hidesSomething, params string?[] notes) =>
        [.. notes.OfType<string>(), .. hidesSomething ? [Figures.HiddenNote(disclosure.Threshold)] : Array.Empty<string>()];

    private static ValueFormat Format(int answered) => answered < 1_000 ? ValueFormat.Percent : ValueFormat.PercentToATenth;
}
