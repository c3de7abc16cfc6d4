using System.Globalization;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Charts;
using Engage.Web.Text;

namespace Engage.Tests.Pdf;

/// <summary>A made-up consultation report of the length and variety of a real one, about thirty pages.</summary>
internal static class SampleConsultation
{
    private const string Prose =
        "People told us that visible, familiar officers matter more to them than response-time targets. In several sessions people described reporting the same problem "
        + "repeatedly and hearing nothing back; **feedback after a report** was named as the single change that would build trust. Those who had been victims of crime said so most often.";

    private static readonly string[] Areas = ["Chester", "Ellesmere Port", "Northwich and Winsford", "Crewe", "Congleton", "Macclesfield", "Warrington", "Runcorn", "Widnes"];
    private static readonly string[] Priorities =
    [
        "Neighbourhood policing you can see", "Road safety", "Serious violence and knife crime", "Burglary and theft from homes, sheds and gardens", "Domestic abuse", "Rural and wildlife crime",
        "Online fraud", "Anti-social behaviour", "Drugs", "Retail crime", "Child exploitation", "Hate crime",
    ];
    private static readonly string[] Scale = ["Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree"];

    public static ReportDocument Build(int areas = 9)
    {
        List<Block> body = [.. Summary(), .. Method(), .. Results()];
        body.Add(new HeadingBlock(1, "Results by area", "areas"));
        body.AddRange(SafeMarkdown.ToBlocks(Prose, 1, "areas-text"));
        var tiles = AreaTileChart.Draw([.. Areas.Select((name, i) => new AreaTile(name, i == 4 ? null : 48 + (i * 37 % 30), i % 4, i / 4))], ValueFormat.Percent);
        body.Add(tiles.ToFigure("Share who would support an increase, by area"));
        body.Add(ParagraphBlock.Of(tiles.Finding));
        for (var area = 0; area < areas; area++) { body.AddRange(AreaSection(area)); }
        body.AddRange(Appendix());
        return new ReportDocument("Policing precept consultation 2027/28: what people told us", "Consultation report for the Police and Crime Commissioner and the Police and Crime Panel",
            "Office of the Police and Crime Commissioner for Cheshire", "Results of the precept consultation & what was done with them", "en-GB", new DateOnly(2027, 1, 20), body)
            with
        { Notice = "Demonstration: made-up responses", VersionLabel = "Version 1" };
    }

    private static IEnumerable<Block> Summary() =>
    [
        new HeadingBlock(1, "Summary", "summary"),
        new CalloutBlock("Six in ten would support an increase of £10 a year or more",
        [
            ParagraphBlock.Of("2,935 of 4,812 people who answered (61%). Anybody could answer: this is not a probability sample, and the figure says nothing certain about people who did not."),
            ListBlock.Of(isOrdered: false, ["Support was highest in Crewe and lowest in Macclesfield.", "People aged under 25 are under-represented: 6% of answers, 9% of adults."]),
        ]),
        .. SafeMarkdown.ToBlocks(
            "This report sets out what **4,812 people** said about the 2027/28 policing precept. It follows the [Policing Protocol](https://www.example.org/policing-protocol) and the "
            + "Commissioner's duty to obtain the views of *the people and the relevant ratepayers' representatives*.\n\nThe main findings are:\n\n- neighbourhood policing was the **top priority in seven of nine** areas\n"
            + "  - most clearly in Crewe\n  - least clearly in Macclesfield\n- confidence that reports are acted upon fell by *three percentage points*\n\nThree things follow:\n\n1. Publish a response to every community within twelve weeks.\n2. Name a point of contact for each "
            + "of the 122 policing communities.\n3. Repeat the survey each autumn.\n\n> “You see them once and then never again. I'd pay the extra if I knew who to ring.”\n>\n> A resident of Winsford", 1, "summary-text"),
        Options().ToFigure("Which option people would support"),
        ParagraphBlock.Of(Options().Finding),
        new TableBlock("Which option people would support", [new("Option", 3, IsRowHeader: true), new("People", 1, IsNumeric: true), new("Share", 1, IsNumeric: true)],
            [["No increase", "876", "18%"], ["£5 a year more", "1,001", "21%"], ["£10 a year more", "1,492", "31%"], ["£14 a year more", "1,063", "22%"], ["More than £14", "380", "8%"]],
            ["Base: 4,812 people who answered this question. Unweighted. 96 passed it over."]),
    ];

    private static Chart Options() => BarChart.Draw([new("No increase", 18.2), new("£5 a year more", 20.8), new("£10 a year more", 31.0, (29.4, 32.6)), new("£14 a year more", 22.1), new("More than £14 a year", 7.9)], ValueFormat.Percent);

    private static IEnumerable<Block> Method()
    {
        var ages = ComparisonChart.Draw([new("18 to 24", 6.3, 9.1), new("25 to 34", 12.4, 14.8), new("35 to 49", 24.7, 24), new("50 to 64", 29.1, 26.6), new("65 and over", 27.5, 25.5)], "People who answered", "Adults in Cheshire (Census 2021)", ValueFormat.Percent);
        var days = TimeChart.Draw([.. Enumerable.Range(0, 47).Select(day => (new DateOnly(2026, 12, 5).AddDays(day), 40 + (day * 53 % 120) + (day > 40 ? 190 : 0)))], "responses");
        return
        [
            new HeadingBlock(1, "How the consultation was run", "method"),
            .. SafeMarkdown.ToBlocks(Prose + "\n\n" + Prose, 1, "method-text"),
            days.ToFigure("Responses received each day"),
            ParagraphBlock.Of(days.Finding),
            new HeadingBlock(2, "Who took part", "who"),
            .. SafeMarkdown.ToBlocks("Names with accents appear correctly: Siân Llŷr, Łukasz Żółć, Zoë Müller, Đặng, Ștefan; signs such as €, £, ½, ≥, “quotes” too.", 2, "who-text"),
            ages.ToFigure("Age of those who answered, against the census"),
            ParagraphBlock.Of(ages.Finding),
            new TableBlock("Age of those who answered, against the census", [new("Age group", 2, IsRowHeader: true), new("People", 1, IsNumeric: true), new("Share of people who answered", 1.3, IsNumeric: true), new("Share of adults", 1, IsNumeric: true), new("Difference (percentage points)", 1.3, IsNumeric: true)],
                [["18 to 24", "301", "6%", "9%", "-3"], ["25 to 34", "598", "12%", "15%", "-2"], ["35 to 49", "1,190", "25%", "24%", "+1"], ["50 to 64", "1,402", "29%", "27%", "+3"], ["65 and over", "1,321", "27%", "25%", "+2"]],
                ["Base: 4,812 people. Census 2021, adults aged 18 and over."]),
        ];
    }

    private static IEnumerable<Block> Results()
    {
        var chosen = BarChart.Draw([.. Priorities.Select((name, i) => new Bar(name, i == 10 ? null : 62 - (i * 5)))], ValueFormat.Percent);
        return
        [
            new HeadingBlock(1, "Results by question", "results"),
            new HeadingBlock(2, "Which five should come first?", "five"),
            .. SafeMarkdown.ToBlocks(Prose, 2, "five-text"),
            chosen.ToFigure("Priorities chosen among the first five"),
            ParagraphBlock.Of(chosen.Finding),
        ];
    }

    private static IEnumerable<Block> AreaSection(int area)
    {
        var name = Areas[area % Areas.Length];
        var id = "area-" + area.ToString(CultureInfo.InvariantCulture);
        var rows = Priorities.Take(8).Select((priority, i) => new LikertRow(priority, i == 5 && area == 2 ? null : [30 + (i * 17 % 40), 25 + (area * 7 % 20), 12, 5 + (i * 11 % 25), 3 + (i * 5 % 9)])).ToList();
        var agreement = LikertChart.Draw(Scale, rows);
        return
        [
            new HeadingBlock(2, name, id),
            .. SafeMarkdown.ToBlocks(Prose, 2, id + "-intro"),
            new HeadingBlock(3, "What people said", id + "-said"),
            .. SafeMarkdown.ToBlocks(Prose + " " + Prose + "\n\n- " + Prose[..120] + "\n- More patrols on foot in the evening\n\n" + Prose, 3, id + "-text"),
            agreement.ToFigure($"Agreement with eight statements, {name}"),
            ParagraphBlock.Of(agreement.Finding),
            new HeadingBlock(3, "In figures", id + "-figures"),
            new TableBlock($"Priorities in {name}", [new("Priority", 3, IsRowHeader: true), new("High", 1, IsNumeric: true), new("Medium", 1, IsNumeric: true), new("Low", 1, IsNumeric: true), new("People", 1, IsNumeric: true)],
                [.. Priorities.Take(8).Select((priority, i) => (IReadOnlyList<string>)[priority, $"{40 + (i * 13 % 30)}%", $"{10 + (i * 7 % 20)}%", $"{1 + (i * 3 % 9)}%", $"{200 + (i * 97 % 700)}"])],
                [$"Base: people in {name} who answered each question. Unweighted."]),
            .. SafeMarkdown.ToBlocks(Prose + "\n\n" + Prose, 3, id + "-end"),
        ];
    }

    private static IEnumerable<Block> Appendix() =>
    [
        new PageBreakBlock(),
        new HeadingBlock(1, "Appendix: all 122 policing communities", "appendix"),
        ParagraphBlock.Of("The table lists every policing community, its area, the number of responses and the leading comment. Fewer than 10 responses are not shown."),
        new TableBlock("Responses by policing community", [new("Community", 2.2, IsRowHeader: true), new("Area", 1.6), new("Responses", 1, IsNumeric: true), new("Top priority", 2), new("Leading comment", 3.4)],
            [.. Enumerable.Range(1, 122).Select(i => (IReadOnlyList<string>)[$"Community {i:000} {(i % 3 == 0 ? "St Mary's and The Dingle" : "Town")}", Areas[i % 9], $"{30 + (i * 41 % 90)}", Priorities[i % 8], Prose.Substring(i % 40, 40 + (i * 13 % 110))])],
            []),
    ];
}
