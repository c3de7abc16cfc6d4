using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys;

public sealed class EqualityQuestionsTests
{
    [Fact]
    public void Standard_set_is_a_sound_questionnaire()
    {
        var survey = new SurveyDefinition { Title = "Equality", Summary = "The standard set.", MinutesToComplete = 2, Sections = [new("About you", null, EqualityQuestions.Standard)] };

        Assert.Equal(survey, Definitions.Parsed(survey.ToJson()));
        Assert.Equal(13, EqualityQuestions.Standard.Count);
    }

    [Fact]
    public void Every_question_may_be_passed_over_and_offers_not_to_say()
    {
        Assert.All(EqualityQuestions.Standard, q => Assert.False(q.IsRequired));
        Assert.All(EqualityQuestions.Standard, q => Assert.Single(q.CodedLists[0].Options, o => o.Role == OptionRole.PreferNotToSay));
        Assert.All(EqualityQuestions.Standard, q => Assert.NotNull(q.Variable));
    }

    [Theory]
    [InlineData("disability", "yes", "disability-impact")]
    [InlineData("ethnic-group", "white", "ethnic-group-white")]
    [InlineData("ethnic-group", "mixed", "ethnic-group-mixed")]
    [InlineData("ethnic-group", "asian", "ethnic-group-asian")]
    [InlineData("ethnic-group", "black", "ethnic-group-black")]
    [InlineData("ethnic-group", "other", "ethnic-group-other")]
    public void Detail_is_asked_only_after_its_group(string topic, string option, string detail)
    {
        var survey = Survey($"[\"{topic}\"]");
        var others = survey.EqualityQuestions[0].CodedLists[0].Options.Where(o => o.Code != option);

        Assert.Contains(detail, Asked(survey, topic, option));
        Assert.All(others, o => Assert.DoesNotContain(detail, Asked(survey, topic, o.Code)));
    }

    [Fact]
    public void Standard_leaves_out_what_the_survey_asks_itself()
    {
        var survey = Survey("\"standard\"", """{"kind":"yes-no","code":"sex","text":"Sex?"}""", """{"kind":"yes-no","code":"q","text":"Ill?","variable":"disability"}""");

        Assert.Equal(["ethnic-group", "religion", "gender-identity", "sexual-orientation", "marital-status"], survey.EqualityQuestions.Where(q => q.ShowIf is null).Select(q => q.Code));
        Assert.Equal("yes-no", survey.Find("sex")!.Kind);
    }

    [Fact]
    public void No_equality_questions_unless_asked_for() => Assert.Empty(Definitions.Of("""{"kind":"yes-no","code":"a","text":"A"}""").EqualityQuestions);

    [Fact]
    public void Gate_must_be_answered() =>
        Assert.Equal("! answer: Select if you want to answer the equality questions", Forms.Outcome(EqualityQuestions.Gate, ""));

    private static SurveyDefinition Survey(string equality, params string[] questions) =>
        Definitions.Parsed(Definitions.Json([.. questions, """{"kind":"short-text","code":"last","text":"Last"}"""]).Replace("\"sections\"", $"\"equality\":{equality},\"sections\"", StringComparison.Ordinal));

    private static IEnumerable<string> Asked(SurveyDefinition survey, string code, string option) =>
        Route.OfEquality(survey, AnswerSheet.Parse($"{{\"{code}\":\"{option}\"}}", survey)).Asked.Select(q => q.Code);
}
