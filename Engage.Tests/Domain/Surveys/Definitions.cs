using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys;

/// <summary>Small definitions for tests, written as JSON so that each passes the one door there is.</summary>
internal static class Definitions
{
    /// <summary>A survey of one section with these questions, each a JSON object.</summary>
    internal static SurveyDefinition Of(params string[] questions) => Parsed(Json(questions));

    /// <summary>The JSON of a survey of one section with these questions.</summary>
    internal static string Json(params string[] questions) =>
        $$"""{"title":"Test","summary":"A test.","minutesToComplete":5,"sections":[{"title":"One","questions":[{{string.Join(",", questions)}}]}]}""";

    /// <summary>The one question of a survey, of a kind, with members added: "kind":…,"code":"q","text":"Question",….</summary>
    internal static Question Question(string kind, string members = "") =>
        Of($$"""{"kind":"{{kind}}","code":"q","text":"Question"{{(members.Length > 0 ? "," + members : "")}}}""").Questions[0];

    internal static SurveyDefinition Parsed(string json)
    {
        var outcome = SurveyDefinition.Parse(json);
        Assert.True(outcome.IsUsable, string.Join('\n', outcome.Problems));
        return outcome.Definition;
    }
}
