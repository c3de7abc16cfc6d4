using Engage.Domain.Places;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Analysis;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Tests.Domain.Surveys;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Reports;

public class CrossAnalysisTests
{
    private static readonly SurveyDefinition Definition = Definitions.Of(
    [
        """{"kind":"single-choice","code":"view","text":"What is your view?","options":[{"code":"for","text":"For"},{"code":"against","text":"Against"},{"code":"dk","text":"Don't know","role":"dont-know"}]}""",
        """{"kind":"single-choice","code":"s","text":"What is your sex?","variable":"sex","options":[{"code":"f","text":"Female"},{"code":"m","text":"Male"}]}""",
        """{"kind":"multiple-choice","code":"parts","text":"Which parts?","options":[{"code":"x","text":"Centre"},{"code":"y","text":"Park"}]}""",
    ]);

    private static readonly IReadOnlyList<Grouping> All = Groupings.For(Definition, Gazetteer.From([], []), new DateOnly(2027, 1, 1));
    private static readonly IReadOnlyList<AnalysisVariable> Variables = AnalysisVariable.Of(Definition, All);

    [Fact]
    public void Variables_are_the_groupings_and_every_closed_answer()
    {
        Assert.Equal(["by.sex", "view", "s", "parts.x", "parts.y"], Variables.Select(v => v.Code));
        Assert.Equal(["For", "Against"], Of("view").Categories.Select(c => c.Name));
    }

    [Fact]
    public void Shares_are_of_each_group_and_the_test_is_Pearsons_without_weights()
    {
        // R: chisq.test(matrix(c(30, 20, 10, 40), 2), correct = FALSE) gives 16.667 on 1, p = 4.5e-05.
        var table = Cross(People(30, "f", "for").Concat(People(10, "f", "against")).Concat(People(20, "m", "for")).Concat(People(40, "m", "against")));

        Assert.Equal(100, table.Count);
        Assert.Equal([["Female", "75%", "25%", "40"], ["Male", "33%", "67%", "60"]], TableOf(table).Rows);
        Assert.Equal(4.455709060402491e-05, table.P!.Value, 12);
        Assert.StartsWith("The answers differ between the groups", table.Finding, StringComparison.Ordinal);
        Assert.Contains("χ² = 16.67 on 1 degrees of freedom, p below 0.001", table.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_small_counts_is_tested_exactly_and_a_difference_that_may_be_chance_is_called_none()
    {
        // R: fisher.test(matrix(c(3, 1, 1, 3), 2))$p.value is 0.4857142857142858.
        var table = Cross(People(3, "f", "for").Concat(People(1, "f", "against")).Concat(People(1, "m", "for")).Concat(People(3, "m", "against")));

        Assert.Equal(0.4857142857142858, table.P!.Value, 9);
        Assert.StartsWith("No detectable difference between the groups.", table.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_stand_beside_and_those_who_did_not_answer_or_are_not_wanted_are_left_out()
    {
        var people = People(10, "f", "for").Concat(People(10, "f", "against")).Concat(People(5, "m", "dk")).Concat(People(5, "m", "for")).ToList();
        // Everybody for counts 3, everybody else 1: women 30 of 40.
        var weights = people.ConvertAll(p => p.Find("view") is OptionAnswer { Code: "for" } ? 3.0 : 1.0);
        var all = new CrossAnalysis(Columns(people), Of("view"), Of("by.sex"), null, weights);
        Assert.Equal([["Female", "50% / 75%", "50% / 25%", "20", "16"], ["Male", "100% / 100%", "0% / 0%", "5", "5"]], TableOf(all).Rows);

        var men = new CrossAnalysis(Columns(people), Of("view"), null, ("by.sex", "m"), null);
        Assert.Equal([["Everybody", "100%", "0%", "5"]], TableOf(men).Rows);
        Assert.Null(men.Finding);
        Assert.Equal("Nobody is in this table.", Inline.TextOf(Assert.IsType<ParagraphBlock>(Assert.Single(new CrossAnalysis(Columns([]), Of("view"), Of("by.sex"), null, null).Blocks())).Inlines));
    }

    [Fact]
    public void A_community_stands_by_its_own_answers_or_is_modelled_or_says_nothing()
    {
        var from = new DateOnly(2000, 1, 1);
        string[] names = ["large", "middle", "other", "small"];
        var places = Gazetteer.From([new Area("force", "F", AreaKind.Force, null, null, from, null), .. names.Select(n => new Area(n, n, AreaKind.PolicingCommunity, "force", null, from, null))], []);
        var communities = CommunityTable.Grouping(places, new DateOnly(2027, 1, 1));
        var columns = new ResponseColumns(Definition, [.. All, communities]);
        foreach (var (place, forIt, against) in new[] { ("large", 80, 120), ("middle", 18, 2), ("other", 3, 17), ("small", 9, 0) })
        {
            foreach (var person in People(forIt, "f", "for").Concat(People(against, "f", "against"))) { columns.Add(At(person, place)); }
        }

        var rows = CommunityTable.Of(columns, communities, Of("view"), Of("view").Categories[0], []).Rows;

        // Large: 80 of 200, standard error sqrt(200/199 * 0.4 * 0.6 / 200) = 3.5 points. Middle: 18 of 20, drawn down towards the mean.
        Assert.Equal(["large", "200", "40%", "3.5", "its own answers"], rows[0]);
        Assert.Equal("modelled", rows[1][4]);
        Assert.InRange(double.Parse(rows[1][2].TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture), 50, 89);
        Assert.Equal(["small", "9", "–", "–", "too few answers"], rows[3]);
    }

    [Fact]
    public void The_file_has_a_row_for_each_cell()
    {
        var table = Cross(People(1, "f", "for").Concat(People(3, "f", "against")));

        Assert.Equal(["answer", "group", "people", "base", "share"], table.Rows().First());
        Assert.Equal(["For", "Female", "1", "4", "0.25"], table.Rows().ElementAt(1));
        Assert.Equal(["Against", "Male", "0", "0", ""], table.Rows().Last());
    }

    private static AnalysisVariable Of(string code) => Variables.Single(v => v.Code == code);

    private static TableBlock TableOf(CrossAnalysis analysis) => analysis.Blocks().OfType<TableBlock>().Single();

    private static CrossAnalysis Cross(IEnumerable<AnalysedResponse> people) => new(Columns(people), Of("view"), Of("by.sex"), null, null);

    private static ResponseColumns Columns(IEnumerable<AnalysedResponse> people)
    {
        var columns = new ResponseColumns(Definition, All);
        foreach (var person in people) { columns.Add(person); }
        return columns;
    }

    private static AnalysedResponse At(AnalysedResponse person, string community) => person with
    {
        Response = new Response
        {
            Id = person.Response.Id,
            SurveyId = "s",
            Version = 1,
            Channel = Channel.Web,
            Reference = "R",
            Answers = person.Response.Answers,
            CommunityCode = community,
            SubmittedHour = person.Response.SubmittedHour,
        },
    };

    private static IEnumerable<AnalysedResponse> People(int count, string sex, string view) => Enumerable.Range(0, count).Select(_ =>
    {
        var sheet = AnswerSheet.Empty.Record(Definition.Find("view")!, new OptionAnswer(view)).Record(Definition.Find("s")!, new OptionAnswer(sex));
        return new AnalysedResponse(
            new Response { Id = Make.NewId(), SurveyId = "s", Version = 1, Channel = Channel.Web, Reference = "R", Answers = sheet.ToJson(), SubmittedHour = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            sheet,
            AnswerSheet.Empty);
    });
}
