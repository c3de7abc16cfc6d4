using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Consultation;

/// <summary>What a weighting rests on and what it did, for the report and for staff.</summary>
public static class WeightingTables
{
    /// <summary>In one or two sentences what the weights are for, or that there are none.</summary>
    public static string Sentence(WeightingRun? run)
    {
        if (run is null) { return "They are not weighted."; }
        var variables = Wording.List([.. run.Read().Margins.Select(m => GroupTables.InSentence(m.Name))]);
        return $"Weighted figures stand beside the unweighted ones: they count people of groups that answered too seldom for more, so that {variables} match the population. Weighting cannot correct for who chose to answer within a group.";
    }

    /// <summary>The summary, a table for each margin, and what the weights miss.</summary>
    /// <param name="run">The weighting.</param>
    /// <param name="disclosure">What small numbers are hidden.</param>
    public static IEnumerable<Block> Of(WeightingRun run, Disclosure disclosure)
    {
        yield return ParagraphBlock.Of(
            $"Weighting {Wording.Count(run.Number)}, “{run.Name}”: the responses were raked to the margins below (iterative proportional fitting; Deming, Stephan 1940)"
            + (run.Cap is { } cap ? $", no weight larger than {Wording.Number(cap, cap == Math.Floor(cap) ? 0 : 1)} times the mean. " : ", without a cap. ")
            + "Somebody who did not say to which category they belong keeps the mean weight of the people they otherwise resemble.");
        yield return Summary(run);
        var content = run.Read();
        for (var m = 0; m < content.Margins.Count; m++) { yield return Margin(content, m, disclosure); }
        if (content.Unmet.Count > 0)
        {
            yield return new CalloutBlock("The weights do not meet every margin",
                [ListBlock.Of(false, content.Unmet.Select(u => $"{NameOf(content, u)}: {Wording.Percent(Math.Abs(u.RelativeError))} too {(u.RelativeError < 0 ? "few" : "many")}."))]);
        }
    }

    private static TableBlock Summary(WeightingRun run) => new(
        $"Weighting {Wording.Count(run.Number)}",
        [new("Figure", 3, IsRowHeader: true), new("Value", 1.4, IsNumeric: true)],
        [
            ["Responses weighted", Wording.Count(run.Responses)],
            ["Smallest weight (the mean is 1)", Wording.Number(run.MinWeight, 2)],
            ["Largest weight", Wording.Number(run.MaxWeight, 2)],
            ["Design effect (Kish)", Wording.Number(run.DesignEffect, 2)],
            ["Effective sample size", Wording.Number(run.EffectiveSampleSize, 0)],
            ["Outcome", run.Status == RakingStatus.Converged ? "All margins met" : "Some margins missed"],
        ],
        ["Design effect: 1 + the squared coefficient of variation of the weights. Effective sample size: the responses divided by it, which is how many equally weighted responses they are worth."]);

    private static TableBlock Margin(WeightingContent content, int index, Disclosure disclosure)
    {
        var margin = content.Margins[index];
        var cells = content.Cells.Where(c => c.Categories[index] >= 0).ToLookup(c => c.Categories[index]);
        var counts = margin.Categories.Select((_, i) => cells[i].Sum(c => c.Responses)).ToList();
        var weights = margin.Categories.Select((_, i) => cells[i].Sum(c => c.Responses * c.Weight)).ToList();
        var hidden = disclosure.Hide(counts, addToTotal: true);
        double known = Math.Max(1, counts.Sum()), weighted = Math.Max(double.Epsilon, weights.Sum());
        var unknown = content.Cells.Sum(c => c.Responses) - counts.Sum();
        return new TableBlock(
            $"{margin.Name}: population and responses",
            [new(margin.Name, 2.4, IsRowHeader: true), new("Population", 1.2, IsNumeric: true), new("Responses (unweighted)", 1.5, IsNumeric: true), new("Responses (weighted)", 1.5, IsNumeric: true)],
            [.. margin.Categories.Select((category, i) => (IReadOnlyList<string>)
            [
                category.Name,
                Wording.Percent(category.Count / margin.Total, 1_000),
                hidden[i] ? Figures.Hidden : Wording.Percent(counts[i] / known, 1_000),
                hidden[i] ? Figures.Hidden : Wording.Percent(weights[i] / weighted, 1_000),
            ])],
            [
                $"Base: {Wording.Count(counts.Sum(), "person", "people")} who told us" + (unknown > 0 ? $"; {Wording.Count(unknown)} did not." : "."),
                $"Population: {margin.Source}.",
                .. hidden.Contains(true) ? [Figures.HiddenNote(disclosure.Threshold)] : Array.Empty<string>(),
            ]);
    }

    private static string NameOf(WeightingContent content, UnmetMargin unmet)
    {
        var margin = content.Margins.First(m => m.Variable == unmet.Variable);
        return $"{margin.Name}, {margin.Categories.First(c => c.Key == unmet.Category).Name}";
    }
}
