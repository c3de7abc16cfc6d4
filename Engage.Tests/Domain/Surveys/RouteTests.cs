using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys;

public sealed class RouteTests
{
    private const string Victim = """{"kind":"yes-no","code":"victim","text":"Victim?","required":true}""";
    private const string When = """{"kind":"single-choice","code":"when","text":"When?","options":[{"code":"now","text":"Now"},{"code":"then","text":"Then"}],"showIf":{"answer":"victim","is":["yes"]}}""";
    private const string Why = """{"kind":"long-text","code":"why","text":"Why then?","showIf":{"answer":"when","is":["then"]}}""";
    private const string Last = """{"kind":"short-text","code":"last","text":"Anything else?"}""";

    private static readonly SurveyDefinition Survey = Definitions.Of(Victim, When, Why, Last);

    [Fact]
    public void Route_follows_the_answers()
    {
        Assert.Equal("victim last", Asked("{}"));
        Assert.Equal("victim last", Asked("""{"victim":"no"}"""));
        Assert.Equal("victim when last", Asked("""{"victim":"yes"}"""));
        Assert.Equal("victim when why last", Asked("""{"victim":"yes","when":"then"}"""));
    }

    [Fact]
    public void Hidden_answer_has_no_say_in_what_is_asked()
    {
        var route = Route("""{"victim":"no","when":"then","why":"Because","last":null}""");
        var pruned = route.Prune();

        Assert.Equal("victim last", string.Join(' ', route.Asked.Select(q => q.Code)));
        Assert.Equal("""{"victim":"no","last":null}""", pruned.Answers.ToJson());
        Assert.Equal(["when", "why"], pruned.Dropped.Select(q => q.Code));
    }

    [Fact]
    public void Passed_over_and_hidden_is_no_loss_to_tell() => Assert.Empty(Route("""{"victim":"no","when":null}""").Prune().Dropped);

    [Fact]
    public void First_unanswered_is_where_to_go_on_and_passed_over_counts_as_answered()
    {
        Assert.Equal("victim", Route("{}").FirstUnanswered?.Code);
        Assert.Equal("when", Route("""{"victim":"yes","last":"x"}""").FirstUnanswered?.Code);
        Assert.Equal("last", Route("""{"victim":"yes","when":null}""").FirstUnanswered?.Code);
        Assert.Null(Route("""{"victim":"no","last":null}""").FirstUnanswered);
    }

    [Theory]
    [InlineData("{}", "victim", true)]
    [InlineData("{}", "last", false)]
    [InlineData("""{"victim":"no"}""", "last", true)]
    [InlineData("""{"victim":"no"}""", "when", false)]
    [InlineData("""{"victim":"yes","last":"x"}""", "last", false)]
    [InlineData("""{"victim":"no","last":"x"}""", "victim", true)]
    [InlineData("{}", "no-such-question", false)]
    public void Question_is_reachable_when_all_before_it_are_done(string answers, string code, bool isReachable) =>
        Assert.Equal(isReachable, Route(answers).IsReachable(code));

    [Fact]
    public void Next_and_previous_step_over_what_is_not_asked()
    {
        var route = Route("""{"victim":"no"}""");

        Assert.Equal("last", route.NextAfter("victim")?.Code);
        Assert.Equal("victim", route.PreviousOf("last")?.Code);
        Assert.Null(route.NextAfter("last"));
        Assert.Null(route.PreviousOf("victim"));
        Assert.Equal("last", route.NextAfter("when")?.Code);
        Assert.Throws<ArgumentException>(() => route.NextAfter("no-such-question"));
    }

    [Theory]
    // Two questions may still come: one of them is counted.
    [InlineData("{}", "victim", "Question 1 of about 3")]
    // "when" is asked, "why" may still come.
    [InlineData("""{"victim":"yes"}""", "when", "Question 2 of about 4")]
    [InlineData("""{"victim":"yes","when":"then"}""", "why", "Question 3 of 4")]
    [InlineData("""{"victim":"yes","when":null}""", "last", "Question 3 of 3")]
    [InlineData("""{"victim":"no"}""", "last", "Question 2 of 2")]
    public void Progress_says_about_until_the_number_is_settled(string answers, string code, string words) =>
        Assert.Equal(words, Route(answers).Progress(code));

    [Fact]
    public void Progress_of_a_question_not_asked_is_a_mistake_of_the_caller() => Assert.Throws<ArgumentException>(() => Route("{}").Progress("why"));

    [Fact]
    public void Equality_questions_have_a_route_of_their_own()
    {
        var definition = Definitions.Parsed(Definitions.Json(Last).Replace("\"sections\"", "\"equality\":[\"ethnic-group\"],\"sections\"", StringComparison.Ordinal));

        Assert.Equal("ethnic-group", string.Join(' ', Engage.Domain.Surveys.Route.OfEquality(definition, AnswerSheet.Empty).Asked.Select(q => q.Code)));
        Assert.Equal(
            "ethnic-group ethnic-group-asian",
            string.Join(' ', Engage.Domain.Surveys.Route.OfEquality(definition, AnswerSheet.Parse("""{"ethnic-group":"asian"}""", definition)).Asked.Select(q => q.Code)));
        Assert.Equal("last", string.Join(' ', new Route(definition, AnswerSheet.Empty).Asked.Select(q => q.Code)));
    }

    private static string Asked(string answers) => string.Join(' ', Route(answers).Asked.Select(q => q.Code));

    private static Route Route(string answers) => new(Survey, AnswerSheet.Parse(answers, Survey));
}
