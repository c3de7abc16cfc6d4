using Engage.Domain.Coding;
using Engage.Domain.Reports.Charts;
using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Consultation;

/// <summary>The themes of a free-text question as a sentence, a chart, a table, how they were made, and cleared quotes.</summary>
public static class ThemeBlocks
{
    /// <summary>The counts: finding, chart and table with base, version and agreement under it.</summary>
    /// <param name="caption">What the table is called, usually the question.</param>
    /// <param name="coded">What was coded.</param>
    /// <param name="disclosure">What small numbers are hidden.</param>
    public static IEnumerable<Block> Result(string caption, CodedQuestion coded, Disclosure disclosure)
    {
        var counts = coded.Counts;
        if (counts.Coded < disclosure.Threshold)
        {
            yield return ParagraphBlock.Of($"Fewer than {Wording.Count(disclosure.Threshold)} answers are coded, too few to show themes without revealing somebody’s answer.");
            yield break;
        }
        // Most often first; those hidden last, in the codebook's order, so that their order tells nothing.
        var shown = counts.Themes.OrderByDescending(t => disclosure.IsSmall(t.Answers) ? -1 : t.Answers).ToList();
        var hidden = disclosure.Hide([.. shown.Select(t => t.Answers), counts.Nothing], addToTotal: false);

        var isWeighted = shown.Exists(t => t.WeightedShare is not null);
        string[] Weighted(bool isHidden, double? share) => Figures.WeightedCell(isWeighted, isHidden, share, counts.Coded);

        if (!hidden[0] && shown[0].Answers > 0) { yield return ParagraphBlock.Of($"“{shown[0].Theme.Label}” came up most: in {Wording.Count(shown[0].Answers)} of {Wording.Count(counts.Coded)} answers ({Wording.Percent(shown[0].Share!.Value)})."); }
        yield return BarChart.Draw(
            [.. shown.Select((t, i) => new Bar(t.Theme.Label, hidden[i] ? null : 100 * t.Share))],
            counts.Coded < 1_000 ? ValueFormat.Percent : ValueFormat.PercentToATenth).ToFigure("Share of the people who commented");
        yield return new TableBlock(
            caption,
            [new("Theme", 4, IsRowHeader: true), new("People", 1.2, IsNumeric: true), new(Figures.ShareHeader, 1.6, IsNumeric: true), .. Figures.WeightedColumn(isWeighted)],
            [
                .. shown.Select((t, i) => (IReadOnlyList<string>)[t.Theme.Label, Figures.CountOr(hidden[i], t.Answers), Figures.ShareOr(hidden[i], t.Answers, counts.Coded), .. Weighted(hidden[i], t.WeightedShare)]),
                ["Nothing to code", Figures.CountOr(hidden[^1], counts.Nothing), Figures.ShareOr(hidden[^1], counts.Nothing, counts.Coded), .. Weighted(hidden[^1], null)],
            ],
            [.. Notes(coded), .. hidden.Contains(true) ? [Figures.HiddenNote(disclosure.Threshold)] : Array.Empty<string>()]);
    }

    /// <summary>The cleared quotes under their themes; none of a theme whose number is hidden.</summary>
    /// <param name="coded">What was coded.</param>
    /// <param name="disclosure">What small numbers are hidden.</param>
    /// <param name="level">The level of the headings.</param>
    public static IEnumerable<Block> Quotes(CodedQuestion coded, Disclosure disclosure, int level)
    {
        foreach (var theme in coded.Counts.Themes.Where(t => t.Answers > 0 && !disclosure.IsSmall(t.Answers)).OrderByDescending(t => t.Answers))
        {
            if (!coded.Quotes.TryGetValue(theme.Theme.Code, out var quotes)) { continue; }
            yield return new HeadingBlock(level, theme.Theme.Label, $"theme-{coded.QuestionCode}-{theme.Theme.Code}");
            if (theme.Theme.Description.Length > 0) { yield return ParagraphBlock.Of(theme.Theme.Description); }
            foreach (var quote in quotes) { yield return new QuoteBlock([ParagraphBlock.Of(quote)]); }
        }
    }

    private static IEnumerable<string> Notes(CodedQuestion coded)
    {
        var counts = coded.Counts;
        yield return counts.Coded == counts.Written
            ? $"Base: {Wording.Count(counts.Coded, "person", "people")} who commented. One comment can belong to several themes, so the shares add up to more than 100%."
            : $"Base: {Wording.Count(counts.Coded)} of {Wording.Count(counts.Written)} comments, taken in random order: the others are not coded yet. One comment can belong to several themes, so the shares add up to more than 100%.";
        yield return $"Coded by version {Wording.Number(coded.Version, 0)} of the codebook.{(counts.Outdated > 0 ? $" {Wording.Count(counts.Outdated, "answer was", "answers were")} coded by an earlier version and not looked at again." : "")}";
        yield return coded.Agreement is { } agreement
            ? $"{Wording.Count(agreement.Answers, "answer", "answers")}, chosen at random, {(agreement.Answers == 1 ? "was" : "were")} coded by a second person who did not see the first one’s codes{Coefficients(agreement)}.{Settled(counts)}"
            : "No answer was coded by a second person, so nothing is known of how far two people would agree.";
    }

    private static string Coefficients(CodingAgreement agreement) =>
        agreement is { Kappa.Value: { } kappa, Alpha.Value: { } alpha }
            ? $": Cohen’s kappa {Wording.Number(kappa, 2)}, Krippendorff’s alpha {Wording.Number(alpha, 2)} over all themes (1 is full agreement, 0 is chance)"
            : "";

    private static string Settled(ThemeCounts counts) => counts.Unsettled == 0
        ? " Where the two differed, the decision of the team is counted."
        : $" {Wording.Count(counts.Unsettled, "difference is", "differences are")} not settled yet; the first person’s codes are counted there.";
}
