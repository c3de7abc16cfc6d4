using Engage.Domain.Places;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Statistics;

public class SurveyWeightingTests
{
    private static readonly SurveyDefinition Definition = Definitions.Of(
    [
        """{"kind":"single-choice","code":"view","text":"What is your view?","options":[{"code":"for","text":"For"},{"code":"against","text":"Against"}]}""",
        """{"kind":"number","code":"visits","text":"How often?"}""",
        """{"kind":"ranking","code":"order","text":"What comes first?","items":[{"code":"roads","text":"Roads"},{"code":"homes","text":"Homes"}]}""",
        """{"kind":"single-choice","code":"s","text":"What is your sex?","variable":"sex","options":[{"code":"f","text":"Female"},{"code":"m","text":"Male"}]}""",
        """{"kind":"single-choice","code":"a","text":"How old are you?","variable":"age-band","options":[{"code":"young","text":"Young"},{"code":"middle","text":"Middle"},{"code":"old","text":"Old"}]}""",
    ]);

    private static readonly Gazetteer Places = Gazetteer.From([new Area("town", "Town", AreaKind.LocalAuthority, null, null, new DateOnly(2000, 1, 1), null)], []);
    private static readonly IReadOnlyList<Grouping> All = Groupings.For(Definition, Places, new DateOnly(2027, 1, 1));
    private static readonly SurveyMargin Sex = new("sex", "Sex", "a count", [new(["f"], "Female", 500), new(["m"], "Male", 500)]);

    [Fact]
    public void Weights_bring_the_responses_to_the_margin_and_stand_beside_the_unweighted_figures()
    {
        // 75 women, 30 of them for; 25 men, 20 of them for. Each woman counts 50/75, each man 50/25.
        // Weighted share for: (30 * 2/3 + 20 * 2) / 100 = 0.6. Sum of squares 75 * 4/9 + 25 * 4 = 133.33: effect 4/3, size 75.
        var responses = People(30, "f", "for").Concat(People(45, "f", "against")).Concat(People(20, "m", "for")).Concat(People(5, "m", "against")).ToList();
        var run = Run(responses, [Sex]);

        Assert.Equal((RakingStatus.Converged, 100, 100L), (run.Status, run.Responses, run.LastNumber));
        Assert.Equal(Rounded(2.0 / 3, 2.0, 4.0 / 3, 75), Rounded(run.MinWeight, run.MaxWeight, run.DesignEffect, run.EffectiveSampleSize));
        var results = Count(responses, run);
        var view = (OptionTally)results.Of("view");
        Assert.Equal((0.5, 0.6), (view.ShareOf(0)!.Value, Math.Round(view.WeightedShareOf(0)!.Value, 9)));
        Assert.Equal(75, view.EffectiveBase, 9);
        // Women said 1, men 3: unweighted mean 1.5, weighted 2.
        Assert.Equal((1.5, 2.0), (((NumberTally)results.Of("visits")).Spread.Mean, Math.Round(((NumberTally)results.Of("visits")).Spread.WeightedMean!.Value, 9)));
    }

    [Fact]
    public void Somebody_without_a_category_counts_as_the_mean_and_a_response_after_the_run_not_at_all()
    {
        var responses = People(30, "f", "for").Concat(People(10, "m", "for")).Concat(People(20, null, "against")).ToList();
        var run = Run(responses, [Sex]);

        Assert.Equal(1, Assert.Single(run.Read().Cells, c => c.Categories[0] < 0).Weight, 9);
        var later = People(1, "f", "for").Select(r => Numbered(r, 1_000));
        var results = Count([.. responses, .. later], run);
        Assert.Equal((61, 1), (results.Count, results.Unweighted));
        Assert.Equal(60, ((OptionTally)results.Of("view")).WeightedAnswered, 9);
    }

    [Fact]
    public void Nobody_of_a_category_makes_no_weights_until_it_is_counted_together_with_its_neighbour()
    {
        var age = new SurveyMargin("age-band", "Age", "a count", [new(["young"], "Young", 200), new(["middle"], "Middle", 300), new(["old"], "Old", 500)]);
        var responses = People(10, "f", "for", "middle").Concat(People(30, "m", "for", "old")).ToList();

        var nobody = Assert.Single(Collected(responses, [age]).Rake(null).Unmet);
        Assert.Equal(("young", "middle"), (nobody.Category, nobody.CollapseWith));

        var together = age.Collapse(nobody.Category, nobody.CollapseWith!);
        Assert.Equal([("young+middle", 500.0), ("old", 500.0)], together.Categories.Select(c => (c.Key, c.Count)));
        var run = Run(responses, [together]);
        Assert.Equal(Rounded(2.0, 2.0 / 3), Rounded([.. run.Read().Cells.Select(c => c.Weight)]));
        Assert.Same(age, age.Collapse("young", "nobody"));
    }

    [Fact]
    public void A_cap_that_binds_makes_partial_weights_that_say_what_they_miss()
    {
        var run = Run([.. People(95, "f", "for"), .. People(5, "m", "for")], [Sex], cap: 3);

        Assert.Equal((RakingStatus.Partial, 3.0), (run.Status, Math.Round(run.MaxWeight, 6)));
        Assert.Contains(run.Read().Unmet, u => u is { Category: "m", RelativeError: < -0.5 });
        Assert.Contains(WeightingTables.Of(run, new Disclosure(1)).OfType<CalloutBlock>(), c => c.Title == "The weights do not meet every margin");
    }

    [Fact]
    public void What_is_kept_gives_back_the_same_weights()
    {
        var responses = People(9, "f", "for").Concat(People(3, "m", "against")).Concat(People(1, null, "for")).ToList();
        var run = Run(responses, [Sex]);

        // Nine women stand for 6.5 - 0.5 people, three men for as many, and somebody unknown for one.
        var weights = run.WeightsOf(Columns(responses));
        Assert.Equal(Rounded([.. Enumerable.Repeat(6.0 / 9, 9), .. Enumerable.Repeat(2.0, 3), 1]), Rounded(weights));
        Assert.Equal(run.Content, WeightingContent.Parse(run.Content).ToJson());
    }

    [Fact]
    public void Figures_brought_in_go_before_the_census_and_areas_are_added_up()
    {
        var census = new Census([new("town", "sex", "f", 60, "Census"), new("town", "sex", "m", 40, "Census"), new("town", "age-band", "young", 10, "Census"), new("town", "age-band", "older", 5, "Census")], Places);
        MarginCount[] brought = [new("s", "sex", "f", "north", 10, "File"), new("s", "sex", "f", "south", 15, "File"), new("s", "sex", "m", "", 75, "File")];

        var margin = Assert.Single(SurveyMargins.Of(All, brought, census));
        Assert.Equal(("sex", "File"), (margin.Variable, margin.Source));
        Assert.Equal([("f", 25.0), ("m", 75.0)], margin.Categories.Select(c => (c.Key, c.Count)));
        // The age bands are left out: the census counts people as "older", whom no answer stands for.
        Assert.Equal("Census", Assert.Single(SurveyMargins.Of(All, [], census)).Source);
    }

    [Fact]
    public void The_report_prints_weighted_shares_beside_unweighted_ones_and_hides_both_of_a_small_count()
    {
        var responses = People(30, "f", "for").Concat(People(45, "f", "against")).Concat(People(20, "m", "for")).Concat(People(5, "m", "against")).ToList();
        var results = Count(responses, Run(responses, [Sex]));
        var blocks = new ResultBlocks(new Disclosure(), Places);

        var table = blocks.For("View", results.Of("view")).OfType<TableBlock>().Single();
        Assert.Equal(["Answer", "People", "Share (unweighted)", "Share (weighted)"], table.Columns.Select(c => c.Header));
        Assert.Equal(["For", "50", "50%", "60%"], table.Rows[0]);
        Assert.Contains("Weighted base: worth 75 equally weighted answers (effective sample size).", table.Notes);
        var men = GroupTables.Table(results, results.FindGrouping("sex")!, Definition.Find("view")!, new Disclosure())!;
        Assert.Equal(["Male", "[c]", "[c]", "25"], men.Rows.Single(r => r[0] == "Male"));
        Assert.Equal("50% / 60%", men.Rows.Single(r => r[0] == "Everybody")[1]);
    }

    [Fact]
    public void A_ranking_has_a_weighted_table_beside_the_unweighted_one()
    {
        // 30 women put roads first, 10 men homes. With a quarter and three quarters of the population women count 1/3 each, men 3:
        // homes first 30 of 40; points of homes (10 + 2 * 30) / 40, of roads (2 * 10 + 30) / 40; unweighted 1.25 and 1.75.
        static AnalysedResponse Ranked(AnalysedResponse r, params string[] order) => r with { Answers = r.Answers.Record(Definition.Find("order")!, new RankingAnswer(order)) };
        var responses = People(30, "f", "for").Select(r => Ranked(r, "roads", "homes")).Concat(People(10, "m", "for").Select(r => Ranked(r, "homes", "roads"))).ToList();
        var results = Count(responses, Run(responses, [Sex with { Categories = [new(["f"], "Female", 250), new(["m"], "Male", 750)] }]));

        var blocks = new ResultBlocks(new Disclosure(), Places).For(Definition.Find("order")!, results).ToList();

        var weighted = blocks.OfType<TableBlock>().Single(t => t.Caption == "What comes first? Weighted");
        Assert.Equal([["Homes", "75%", "1.75", "1.25"], ["Roads", "25%", "1.25", "1.75"]], weighted.Rows);
        Assert.Equal("Weighted and compared two by two, “Homes” is preferred to every other item.", Inline.TextOf(Assert.IsType<ParagraphBlock>(blocks[^1]).Inlines));
        Assert.Contains(blocks.OfType<ParagraphBlock>(), p => Inline.TextOf(p.Inlines) == "Compared two by two, “Roads” is preferred to every other item by more people than not.");
    }

    private static double[] Rounded(params double[] values) => [.. values.Select(v => Math.Round(v, 9))];

    private static ResponseColumns Columns(IEnumerable<AnalysedResponse> responses)
    {
        var columns = new ResponseColumns(Definition, All);
        foreach (var (index, response) in responses.Index()) { columns.Add(response.Response.Number > 0 ? response : Numbered(response, index + 1)); }
        return columns;
    }

    private static SurveyWeighting Collected(List<AnalysedResponse> responses, IReadOnlyList<SurveyMargin> margins) => new(margins, Columns(responses));

    private static WeightingRun Run(List<AnalysedResponse> responses, IReadOnlyList<SurveyMargin> margins, double? cap = null)
    {
        var weighting = Collected(responses, margins);
        return weighting.ToRun(Assert.IsType<Raked>(weighting.Rake(cap)), Make.NewId(), "s", 1, "Test", cap, "somebody", new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private static SurveyResults Count(IEnumerable<AnalysedResponse> responses, WeightingRun run) => new(Columns(responses), All, TimeZoneInfo.Utc, run);

    private static IEnumerable<AnalysedResponse> People(int count, string? sex, string view, string? age = null) => Enumerable.Range(0, count).Select(_ =>
    {
        var sheet = AnswerSheet.Empty
            .Record(Definition.Find("view")!, new OptionAnswer(view))
            .Record(Definition.Find("visits")!, new NumberAnswer(sex == "m" ? 3 : 1))
            .Record(Definition.Find("s")!, sex is null ? Answer.PassedOver : new OptionAnswer(sex))
            .Record(Definition.Find("a")!, age is null ? Answer.PassedOver : new OptionAnswer(age));
        return new AnalysedResponse(
            new Response { Id = Make.NewId(), SurveyId = "s", Version = 1, Channel = Channel.Web, Reference = "R", Answers = sheet.ToJson(), SubmittedHour = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            sheet,
            AnswerSheet.Empty);
    });

    private static AnalysedResponse Numbered(AnalysedResponse r, long number) => r with
    {
        Response = new Response
        {
            Number = number,
            Id = r.Response.Id,
            SurveyId = "s",
            Version = 1,
            Channel = Channel.Web,
            Reference = "R",
            Answers = r.Response.Answers,
            SubmittedHour = r.Response.SubmittedHour,
        },
    };
}
