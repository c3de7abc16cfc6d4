using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys;

/// <summary>Answers as people read them and as tables hold them.</summary>
public sealed class DescribeAndExportTests
{
    private static readonly SurveyDefinition Survey = Definitions.Parsed(Samples.Everything);

    [Theory]
    [InlineData("single", "\"a\"", "A", "a|")]
    [InlineData("single", """{"option":"other","other":"Dogs"}""", "Other, please say: Dogs", "other|Dogs")]
    [InlineData("single", "null", "Not answered", "|")]
    [InlineData("multiple", """["a","d"]""", "A / D", "1|0|0|1|0|0|")]
    [InlineData("multiple", """{"options":["b","other"],"other":"=cmd"}""", "B / Other: =cmd", "0|1|0|0|1|0|=cmd")]
    [InlineData("multiple", "null", "Not answered", "||||||")]
    [InlineData("likert", "\"dont-know\"", "Don’t know", "dont-know")]
    [InlineData("matrix", """{"night":"agree"}""", "By day: Not answered / By night: Agree", "|agree")]
    [InlineData("ranking", """["z","x"]""", "1. Z / 2. X", "2||1")]
    [InlineData("points", """{"x":40,"y":60}""", "X: 40 / Y: 60", "40|60")]
    [InlineData("pounds", """{"x":1000,"y":0}""", "X: £1,000 / Y: £0", "1000|0")]
    [InlineData("number", "12.5", "12.5", "12.5")]
    [InlineData("money", "1234.5", "£1,234.50", "1234.5")]
    [InlineData("long", "\"One\\nTwo\"", "One / Two", "One\nTwo")]
    [InlineData("place", """{"area":"com-1","authority":"la-1","unit":"lpu-1","community":"com-1"}""", "Haslington, Crewe, Cheshire East", "com-1|la-1|lpu-1|com-1")]
    [InlineData("place", """{"area":null}""", "I live somewhere else", "elsewhere|||")]
    [InlineData("band", "\"c\"", "Band C", "c")]
    [InlineData("precept", "\"fifteen\"", "£15", "fifteen")]
    public void Answer_is_described_and_put_in_cells(string code, string stored, string lines, string cells)
    {
        var question = Survey.Find(code)!;
        var answer = AnswerSheet.Parse($"{{\"{code}\":{stored}}}", Survey).Find(code)!;

        Assert.Equal(lines, string.Join(" / ", question.Describe(answer, Forms.Context())));
        Assert.Equal(cells, string.Join('|', question.Cells(answer)));
    }

    [Fact]
    public void Never_asked_is_told_apart_from_passed_over()
    {
        Assert.All(Survey.Questions, q => Assert.All(q.Cells(null), cell => Assert.Equal("NA", cell)));
        Assert.All(Survey.Questions, q => Assert.All(q.Cells(Answer.PassedOver), cell => Assert.Equal("", cell)));
    }

    [Fact]
    public void Precept_answer_says_what_it_costs_the_respondents_band()
    {
        var sheet = AnswerSheet.Parse("""{"band":"b","precept":"fifteen"}""", Survey);

        // Band B: (310.44 - 295.44) x 7/9: 241.45 - 229.79 = 11.66; a week 0.22.
        Assert.Equal(["£15", "Band B: £11.66 a year more (22p a week)"], Survey.Find("precept")!.Describe(sheet.Find("precept")!, Forms.Context(sheet)));
    }

    [Fact]
    public void Columns_are_named_after_codes()
    {
        Assert.Equal(["single", "single_other"], Names("single"));
        Assert.Equal(["multiple.a", "multiple.b", "multiple.c", "multiple.d", "multiple.other", "multiple.none", "multiple_other"], Names("multiple"));
        Assert.Equal(["matrix.day", "matrix.night"], Names("matrix"));
        Assert.Equal(["place", "place.authority", "place.unit", "place.community"], Names("place"));
        Assert.Equal(["rank-chosen.p", "rank-chosen.q", "rank-chosen.r", "rank-chosen.s", "rank-chosen.other"], Names("rank-chosen"));
        var all = Survey.Questions.Concat(Survey.EqualityQuestions).SelectMany(q => q.Columns).Select(c => c.Name).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public void Codebook_has_a_line_for_each_column_and_explains_every_code()
    {
        var matrix = Survey.Find("matrix")!.Codebook;

        Assert.Equal("How safe? – By night", matrix[1].Label);
        Assert.Equal(["strongly-agree", "agree", "neither", "disagree", "strongly-disagree", "dont-know"], matrix[1].Values.Select(v => v.Code));
        Assert.Equal("£15 (Band D +£15)", Survey.Find("precept")!.Codebook[0].Values[1].Label);
        Assert.All(Survey.Questions, q => Assert.Equal(q.Columns.Select(c => c.Name), q.Codebook.Select(c => c.Column)));
    }

    [Theory]
    [InlineData("single", "\"zzz\"")]
    [InlineData("single", "5")]
    [InlineData("single", "{}")]
    [InlineData("multiple", "[]")]
    [InlineData("multiple", """["a","a"]""")]
    [InlineData("multiple", "[1]")]
    [InlineData("matrix", """{"day":"zzz"}""")]
    [InlineData("ranking", """["x","zzz"]""")]
    [InlineData("points", """{"x":40,"y":70}""")]
    [InlineData("points", """{"x":-40,"y":140}""")]
    [InlineData("points", """{"x":1.5}""")]
    [InlineData("number", "\"12\"")]
    [InlineData("long", "\"\"")]
    [InlineData("place", "\"CW1 5QA\"")]
    [InlineData("no-such-question", "\"a\"")]
    public void Damaged_store_is_told_and_not_guessed_at(string code, string stored) =>
        Assert.Throws<FormatException>(() => AnswerSheet.Parse($"{{\"{code}\":{stored}}}", Survey));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    public void Damaged_sheet_is_told(string json) => Assert.Throws<FormatException>(() => AnswerSheet.Parse(json, Survey));

    [Fact]
    public void Running_total_is_said_in_words()
    {
        var points = (Engage.Domain.Surveys.Questions.Allocation)Survey.Find("points")!;
        var pounds = (Engage.Domain.Surveys.Questions.Allocation)Survey.Find("pounds")!;

        Assert.Equal("You have shared out 90 of 100 points: 10 left.", points.RunningTotal(Forms.Form("answer-x=60&answer-y=30")));
        Assert.Equal("You have shared out 100 of 100 points: nothing left.", points.RunningTotal(Forms.Form("answer-x=100")));
        Assert.Equal("You have shared out £1,200 of £1,000: £200 too many.", pounds.RunningTotal(Forms.Form("answer-x=£1,200")));
    }

    private static IEnumerable<string> Names(string code) => Survey.Find(code)!.Columns.Select(c => c.Name);
}
