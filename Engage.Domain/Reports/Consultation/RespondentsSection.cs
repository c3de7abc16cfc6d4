using Engage.Domain.Reports.Charts;
using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Consultation;

/// <summary>Who answered, against the census: the section that tells a reader how far to trust the rest.</summary>
internal sealed class RespondentsSection() : ReportSection("respondents", "Who answered")
{
    public override string Guidance => "Which groups are missing and what was done to reach them.";

    public override IEnumerable<Block> Write(ConsultationReportInput input)
    {
        if (input.Results.Count == 0) { yield break; }
        yield return ParagraphBlock.Of("Each table compares the people who told us about themselves with the census. A group that is smaller here than in the census is heard less in the figures of this report.");
        foreach (var grouping in input.Results.Groupings.Where(g => !string.Equals(g.Code, "strand", StringComparison.Ordinal)))
        {
            foreach (var block in Compare(input, grouping)) { yield return block; }
        }
    }

    private static IEnumerable<Block> Compare(ConsultationReportInput input, Grouping grouping)
    {
        var groups = input.Results.By(grouping);
        var known = groups.Sum(g => g.Count);
        if (known < input.Disclosure.Threshold) { yield break; }

        var census = CensusOf(input, grouping);
        var hidden = input.Disclosure.Hide([.. groups.Select(g => g.Count)], addToTotal: true);
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
            [.. Notes(input, grouping, known, hasCensus, hidden.Contains(true))]);
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

    private static IEnumerable<string> Notes(ConsultationReportInput input, Grouping grouping, int known, bool hasCensus, bool hides)
    {
        var unknown = input.Results.UnknownIn(grouping);
        yield return $"Base: {Wording.Count(known, "person", "people")} who told us." + (unknown > 0 ? $" {Wording.Count(unknown)} did not, or preferred not to say." : "");
        if (hasCensus) { yield return "Census: " + SourceOf(input, grouping) + "."; }
        if (hides) { yield return Figures.HiddenNote(input.Disclosure.Threshold); }
    }

    private static bool IsPlace(Grouping grouping) => grouping.Code is Groupings.LocalAuthority or Groupings.LocalPolicingUnit;

    /// <summary>The counts of each group: of areas their population, of a variable its sum over the authorities.</summary>
    private static Dictionary<string, double> CensusOf(ConsultationReportInput input, Grouping grouping) =>
        Rows(input, grouping).GroupBy(p => IsPlace(grouping) ? p.AreaCode : p.Category, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(p => (double)p.Count), StringComparer.Ordinal);

    private static string SourceOf(ConsultationReportInput input, Grouping grouping) =>
        string.Join("; ", Rows(input, grouping).Select(p => p.Source).Distinct(StringComparer.Ordinal));

    private static IEnumerable<PopulationCount> Rows(ConsultationReportInput input, Grouping grouping)
    {
        if (IsPlace(grouping))
        {
            var codes = grouping.Groups.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
            return input.Population.Where(p => p.Variable is "population" && codes.Contains(p.AreaCode));
        }
        return input.Population.Where(p =>
            string.Equals(p.Variable, grouping.Code, StringComparison.Ordinal)
            && input.Places.Find(p.AreaCode)?.Kind == Engage.Domain.Places.AreaKind.LocalAuthority);
    }
}
