using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;

namespace Engage.Tests.Domain.Surveys;

/// <summary>"Rank three of those you chose."</summary>
public sealed class FollowOnRankingTests
{
    private static readonly SurveyDefinition Survey = Definitions.Of(
        """{"kind":"choose-up-to","code":"choose","text":"Choose","upTo":4,"options":[{"code":"a","text":"A"},{"code":"b","text":"B"},{"code":"c","text":"C"},{"code":"other","text":"Something else","role":"other"},{"code":"none","text":"None of these","exclusive":true}]}""",
        """{"kind":"ranking","code":"rank","text":"Rank","itemsFrom":"choose","top":3}""");

    private static Ranking Ranking => (Ranking)Survey.Find("rank")!;

    [Theory]
    [InlineData("""{"choose":["a","b","c"]}""", "A B C", 3)]
    [InlineData("""{"choose":["a","b","c","other"]}""", "A B C Something else", 3)]
    [InlineData("""{"choose":{"options":["a","other"],"other":"Dogs"}}""", "A Something else: Dogs", 2)]
    [InlineData("""{"choose":["b"]}""", "B", 1)]
    public void Only_what_was_chosen_is_offered(string answers, string items, int ranks)
    {
        var sheet = AnswerSheet.Parse(answers, Survey);

        Assert.Equal(items, string.Join(' ', Ranking.ItemsFor(sheet).Select(i => i.Text)));
        Assert.Equal(ranks, Ranking.RanksFor(Ranking.ItemsFor(sheet).Count));
        Assert.Equal(["choose", "rank"], new Route(Survey, sheet).Asked.Select(q => q.Code));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"choose":null}""")]
    [InlineData("""{"choose":["none"]}""")]
    public void Nothing_chosen_and_it_is_not_asked(string answers) =>
        Assert.Equal(["choose"], new Route(Survey, AnswerSheet.Parse(answers, Survey)).Asked.Select(q => q.Code));

    [Theory]
    [InlineData("answer-a=2&answer-c=1", """["c","a"]""")]
    [InlineData("answer-a=1", "! answer-c: Give each rank from 1 to 2: 2 is not used.")]
    [InlineData("answer-a=1&answer-c=3", "! answer-c: Enter a rank between 1 and 2 for “C”")]
    [InlineData("answer-a=1&answer-b=2", "! answer-a: Answer only for the items shown")]
    [InlineData("", "null")]
    public void Where_fewer_were_chosen_all_of_those_are_ranked(string form, string outcome) =>
        Assert.Equal(outcome, Forms.Outcome(Ranking, form, AnswerSheet.Parse("""{"choose":["a","c"]}""", Survey)));

    [Fact]
    public void Ranks_for_nothing_offered_are_refused() =>
        Assert.Equal("! answer-a: There is nothing to rank: go back and choose first", Forms.Outcome(Ranking, "answer-a=1", AnswerSheet.Parse("""{"choose":["none"]}""", Survey)));

    [Fact]
    public void Ranking_that_no_longer_fits_the_choice_is_dropped_and_asked_again()
    {
        var route = new Route(Survey, AnswerSheet.Parse("""{"choose":["a","b"],"rank":["c","a"]}""", Survey));

        Assert.Equal("rank", route.FirstUnanswered?.Code);
        Assert.Equal(["rank"], route.Prune().Dropped.Select(q => q.Code));
        Assert.Null(new Route(Survey, AnswerSheet.Parse("""{"choose":["a","b"],"rank":["b","a"]}""", Survey)).FirstUnanswered);
    }

    [Fact]
    public void Ranked_items_are_described_with_what_was_written()
    {
        var sheet = AnswerSheet.Parse("""{"choose":{"options":["a","other"],"other":"Dogs"},"rank":["other","a"]}""", Survey);

        Assert.Equal(["1. Something else: Dogs", "2. A"], Ranking.Describe(sheet.Find("rank")!, Forms.Context(sheet)));
        Assert.Equal(["1. Something else", "2. A"], Ranking.Describe(sheet.Find("rank")!));
        Assert.Equal(["2", "", "", "1"], Ranking.Cells(sheet.Find("rank")));
    }
}
