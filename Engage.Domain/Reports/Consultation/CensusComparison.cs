using Engage.Domain.Places;
using Engage.Domain.Reports.Charts;
using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Consultation;

/// <summary>The people who answered against the census, a chart and a table for each grouping.</summary>
/// <param name="results">What was counted.</param>
/// <param name="population">The census; a grouping without its counts is shown without a comparison.</param>
/// <param name="places">The area tree.</param>
/// <param name="disclosure">What small numbers are hidden.</param>
public sealed class CensusComparison(SurveyResults results, IReadOnlyList<PopulationCount> population, Gazetteer places, Disclosure disclosure)
{
    private readonly Census _census = new(population, places);

    /// <summary>The comparisons by some groupings, each under its heading; one that hardly anybody answered is left out.</summary>
    public IEnumerable<Block> Blocks(IEnumerable<Grouping> groupings)
    {
        var all = groupings.ToList();
        var hidden = all.ConvertAll(g => disclosure.Hide(Counts(g), addToTotal: true));
        var (outer, inner) = (all.FindIndex(g => g.Code == Groupings.LocalAuthority), all.FindIndex(g => g.Code == Groupings.LocalPolicingUnit));
        if (outer >= 0 && inner >= 0 && results.OuterOf(all[inner], all[outer]) is { } outerOf) { (hidden[outer], hidden[inner]) = disclosure.HideNested(Counts(all[outer]), Counts(all[inner]), outerOf); }
        return all.Zip(hidden, Compare).SelectMany(b => b);
    }

    private int[] Counts(Grouping grouping) => [.. results.By(grouping).Select(g => g.Count)];

    private IEnumerable<Block> Compare(Grouping grouping, bool[] hidden)
    {
        var groups = results.By(grouping);
        var known = groups.Sum(g => g.Count);
        if (known < disclosure.Threshold) { yield break; }

        var census = _census.CountsOf(grouping);
        double total = groups.Sum(g => census.GetValueOrDefault(g.Group.Code));
        var hasCensus = total > 0 && groups.All(g => census.ContainsKey(g.Group.Code));

        yield return new HeadingBlock(2, grouping.Name, "respondents-" + grouping.Code);
        if (hasCensus)
        {
            yield return ComparisonChart.Draw(
                [.. groups.Select((g, i) => new Pair(g.Group.Name, hidden[i] ? null : 100.0 * g.Count / known, 100 * census[g.Group.Code] / total))],
                "People who answered", "Census", ValueFormat.Percent).ToFigure($"{grouping.Name}: people who answered and the census");
        }
        TableColumn[] censusColumns = hasCensus ? [new("Census", 1.1, IsNumeric: true), new("Difference", 1.3, IsNumeric: true)] : [];
        yield return new TableBlock(
            $"{grouping.Name} of the people who answered",
            [new(grouping.Name, 2.6, IsRowHeader: true), new("People", 1.1, IsNumeric: true), new(Figures.ShareHeader, 1.4, IsNumeric: true), .. censusColumns],
            [.. groups.Select((g, i) => (IReadOnlyList<string>)
            [
                g.Group.Name,
                Figures.CountOr(hidden[i], g.Count),
                Figures.ShareOr(hidden[i], g.Count, known),
                .. hasCensus ? CensusCells(hidden[i], (double)g.Count / known, census[g.Group.Code] / total) : Array.Empty<string>(),
            ])],
            [.. Notes(grouping, known, hasCensus, hidden.Contains(true))]);
    }

    private static string[] CensusCells(bool isHidden, double share, double census)
    {
        var points = Math.Round(100 * share) - Math.Round(100 * census);
        var difference = points switch
        {
            0 => "none",
            > 0 => $"{Wording.Number(points, 0)} points more",
            _ => $"{Wording.Number(-points, 0)} points fewer",
        };
        return [Wording.Percent(census), isHidden ? Figures.Hidden : difference];
    }

    private IEnumerable<string> Notes(Grouping grouping, int known, bool hasCensus, bool hides)
    {
        var unknown = results.UnknownIn(grouping);
        yield return $"Base: {Wording.Count(known, "person", "people")} who told us." + (unknown > 0 ? $" {Wording.Count(unknown)} did not, or preferred not to say." : "");
        if (hasCensus) { yield return "Census: " + _census.SourceOf(grouping) + "."; }
        if (hides) { yield return Figures.HiddenNote(disclosure.Threshold); }
    }
}
