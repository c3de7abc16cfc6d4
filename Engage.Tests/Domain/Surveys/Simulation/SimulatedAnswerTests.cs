using System.Text.RegularExpressions;
using Engage.Domain.Places;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;
using Engage.Domain.Surveys.Simulation;

namespace Engage.Tests.Domain.Surveys.Simulation;

/// <summary>What must hold for the answers to any definition. Each failure prints its seed.</summary>
public sealed class SimulatedAnswerTests
{
    private static readonly SurveyDefinition Everything = Definitions.Parsed(Samples.Everything);

    /// <summary>The same with every question required.</summary>
    private static readonly SurveyDefinition Demanding = Definitions.Parsed(
        Regex.Replace(Samples.Everything.Replace("\"required\": true, ", "", StringComparison.Ordinal), "\"kind\": \"[a-z-]+\",", "$0 \"required\": true,", RegexOptions.NonBacktracking));

    [Fact]
    public void Every_kind_of_question_is_among_those_tried() =>
        Assert.Equal(QuestionKinds.Names.Order(), Everything.Questions.Select(q => q.Kind).Distinct().Order());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Answers_are_usable_as_posted_and_walk_the_whole_route(bool isDemanding)
    {
        var definition = isDemanding ? Demanding : Everything;
        for (var seed = 1UL; seed <= 40; seed++)
        {
            foreach (var response in Simulated.Responses(definition, 25, seed, Forms.Places)) { Check(definition, response, $"seed {seed}"); }
        }
    }

    [Fact]
    public void Any_questionnaire_can_be_answered()
    {
        var tried = 0;
        for (var seed = 1; seed <= 300; seed++)
        {
            var (json, definition) = RandomQuestionnaire.Make(new Random(seed));
            if (definition is null) { continue; }
            tried++;
            foreach (var response in Simulated.Responses(definition, 10, (ulong)seed)) { Check(definition, response, $"seed {seed}: {json}"); }
        }
        Assert.True(tried > 50, $"only {tried} questionnaires could be reached.");
    }

    [Fact]
    public void Every_question_is_answered_by_somebody()
    {
        var sheets = Simulated.Responses(Everything, 600, places: Forms.Places).ConvertAll(r => AnswerSheet.Parse(r.Answers, Everything));

        Assert.All(Everything.Questions, q => Assert.Contains(sheets, s => s.IsGiven(q.Code)));
        Assert.All(Everything.Questions.OfType<OneOf>(), q => Assert.All(q.Choices, c => Assert.Contains(sheets, s => s.Find(q.Code)?.SelectedCodes.Contains(c.Code) == true)));
    }

    [Fact]
    public void Nobody_needs_places_or_population()
    {
        var responses = new ResponseSimulator(Everything, Gazetteer.Empty, [], Simulated.Window).Run("survey", 1, 50, 1).ToList();

        Assert.All(responses, r => Assert.Null(r.LocalPolicingUnitCode));
        Assert.Equal(50, responses.Count);
    }

    [Fact]
    public void Area_that_must_be_given_and_cannot_be_is_named()
    {
        var definition = Definitions.Of("""{"kind":"place","code":"place","text":"Where?","required":true}""");

        var fault = Assert.Throws<InvalidOperationException>(() => Simulated.Responses(definition, 1, places: Gazetteer.Empty));

        Assert.Contains("place", fault.Message, StringComparison.Ordinal);
    }

    private static void Check(SurveyDefinition definition, Response response, string because)
    {
        var sheet = AnswerSheet.Parse(response.Answers, definition);
        var route = new Route(definition, sheet);
        Assert.True(route.FirstUnanswered is null, $"{because}: {route.FirstUnanswered?.Code} was left out of {response.Answers}");
        Assert.True(route.Answers.Count == sheet.Count, $"{because}: answers to questions not asked in {response.Answers}");

        var before = AnswerSheet.Empty;
        foreach (var question in route.Asked)
        {
            var answer = sheet.Find(question.Code)!;
            var judged = question.Judge(question.Fields(answer), new AnsweringContext(Forms.Places, new DateOnly(2025, 12, 8)) { Answers = before });
            Assert.True(answer is PlaceAnswer || (judged is Judgement.Usable usable && usable.Answer == answer), $"{because}: {question.Code} does not take {answer}");
            before = before.Record(question, answer);
        }
    }
}
