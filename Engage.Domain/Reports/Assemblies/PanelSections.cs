using Engage.Domain.Reports.Charts;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Assemblies;

/// <summary>From letters to seats, in numbers.</summary>
internal sealed class RecruitmentSection() : ReportPart<AssemblyReportInput>("recruitment", "How members were found")
{
    public override string Guidance => "How the letters went out, what helped people to take part, and who is still missing.";

    public override IEnumerable<Block> Write(AssemblyReportInput input)
    {
        var facts = input.Recruitment;
        yield return ParagraphBlock.Of("Letters went to addresses chosen by lot. Whoever got one could register their interest, and said a few things about themselves. From those who registered the panel was drawn by lot so that it mirrors the area.");
        yield return new TableBlock(
            "From letters to seats",
            [new("Step", 3, IsRowHeader: true), new("Number", 1.2, IsNumeric: true), new("Of the step before", 1.6, IsNumeric: true)],
            [
                ["Letters sent", facts.Letters is { } letters ? Wording.Count(letters) : Figures.None, Figures.None],
                ["People who registered", Wording.Count(facts.Registered), facts.Letters is { } sent and > 0 ? $"{Wording.Number(100.0 * facts.Registered / sent, 1)}%" : Figures.None],
                ["Seats", Wording.Count(facts.Seats), Figures.None],
                ["Members who confirmed their seats", Wording.Count(facts.Members), Share(facts.Members, facts.Seats)],
                ["Members who gave their seats up", Wording.Count(facts.SteppedDown), Figures.None],
            ],
            ["Several people of one address could register, so the share of letters counts people, not addresses."]);
    }

    private static string Share(int count, int of) => of == 0 ? Figures.None : Wording.Percent((double)count / of);
}

/// <summary>The members against the population, feature by feature and never two features together.</summary>
internal sealed class PanelSection() : ReportPart<AssemblyReportInput>("panel", "How representative the members were")
{
    private static readonly Disclosure _disclosure = new();

    public override string Guidance => "Where the panel differs from the area, and why.";

    public override IEnumerable<Block> Write(AssemblyReportInput input)
    {
        foreach (var feature in input.Features)
        {
            var (members, registered, population) = (feature.Values.Sum(v => v.Members), feature.Values.Sum(v => v.Registered), feature.Values.Sum(v => v.Population ?? 0));
            if (members == 0) { continue; }
            var hasPopulation = population > 0 && feature.Values.All(v => v.Population is not null);
            yield return new HeadingBlock(2, feature.Name, "panel-" + feature.Code);
            if (hasPopulation)
            {
                var chart = ComparisonChart.Draw([.. feature.Values.Select(v => new Pair(v.Label, 100.0 * v.Members / members, 100 * v.Population!.Value / population))], "Members", $"People of {input.Area}", ValueFormat.Percent);
                yield return chart.ToFigure($"{feature.Name}: members and the area");
                yield return ParagraphBlock.Of(chart.Finding);
            }
            var hidden = _disclosure.Hide([.. feature.Values.Select(v => v.Registered)], addToTotal: true);
            yield return new TableBlock(
                $"{feature.Name} of members, of those who registered, and of the area",
                [new(feature.Name, 2.4, IsRowHeader: true), new("Area", 1, IsNumeric: true), new("Registered", 1.3, IsNumeric: true), new("Wanted", 1.1, IsNumeric: true), new("Members", 1.1, IsNumeric: true), new("Share of members", 1.3, IsNumeric: true)],
                [.. feature.Values.Select((v, i) => (IReadOnlyList<string>)
                [
                    v.Label,
                    hasPopulation ? Wording.Percent(v.Population!.Value / population) : Figures.None,
                    Figures.CountOr(hidden[i], v.Registered),
                    v.Min == v.Max ? Wording.Count(v.Min) : $"{Wording.Count(v.Min)} to {Wording.Count(v.Max)}",
                    Wording.Count(v.Members),
                    Wording.Percent((double)v.Members / members),
                ])],
                [.. Notes(feature, members, registered, hidden.Contains(true))]);
        }
    }

    private static IEnumerable<string> Notes(FeatureFacts feature, int members, int registered, bool hides)
    {
        yield return $"Base: {Wording.Count(members, "member", "members")} and {Wording.Count(registered)} who registered. The numbers wanted were public before the draw, so those of members are shown even where they are small.";
        if (feature.Source is { } source) { yield return $"Area: {source}."; }
        if (hides) { yield return Figures.HiddenNote(_disclosure.Threshold); }
    }
}

/// <summary>What chance everybody had, and how anybody can check the draw.</summary>
internal sealed class DrawSection() : ReportPart<AssemblyReportInput>("draw", "The draw and how to check it")
{
    public override string Guidance => "Where the draw was held and who watched.";

    public override IEnumerable<Block> Write(AssemblyReportInput input)
    {
        if (input.Draw is not { } draw) { yield break; }
        yield return ParagraphBlock.Of($"{draw.Method} {draw.Ceremony}");
        yield return new TableBlock(
            "Chances of being selected",
            [new("What", 3, IsRowHeader: true), new("Value", 1.4, IsNumeric: true)],
            [
                ["People in the pool", Wording.Count(draw.Pool)],
                ["Seats", Wording.Count(input.Recruitment.Seats)],
                ["Chance if everybody had the same", draw.Pool == 0 ? Figures.None : Percent((double)input.Recruitment.Seats / draw.Pool)],
                ["Lowest chance of anybody", Percent(draw.LowestChance)],
                ["Highest chance of anybody", Percent(draw.HighestChance)],
            ],
            ["Chances differ because the panel must mirror the area: people of groups that seldom register have a higher one."]);
        yield return new ParagraphBlock(
        [
            new Inline("The list of possible panels was published before the draw, with this fingerprint (SHA-256): "), new Inline(string.Join(' ', draw.Fingerprint.Chunk(8).Select(c => new string(c)))),
            .. draw.CheckAddress is { } address ? new[] { new Inline(". Anybody can "), new Inline("check the draw", Href: address), new Inline(".") } : [new Inline(".")],
        ]);
    }

    private static string Percent(double chance) => $"{Wording.Number(100 * chance, 1)}%";
}
