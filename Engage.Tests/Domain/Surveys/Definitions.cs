using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys;

/// <summary>Small definitions for tests, written as JSON so that each passes the one door there is.</summary>
internal static class Definitions
{
    /// <summary>A survey of one section with these questions, each a JSON object.</summary>
    internal static SurveyDefinition Of(params string[] questions) => Of((IEnumerable<string>)questions);

    /// <summary>A survey with everything a page shows.</summary>
    /// <param name="questions">The questions of its first section, each a JSON object.</param>
    /// <param name="equality">The equality topics; none when not given.</param>
    /// <param name="title">The title.</param>
    /// <param name="sections">More sections, each a JSON object with a comma before it.</param>
    internal static SurveyDefinition Of(IEnumerable<string> questions, string? equality = null, string title = "Testshire survey", string sections = "") => Parsed($$"""
        {"title":"{{title}}","summary":"What we ask about.","introduction":"Read this **first**.","minutesToComplete":5,
         "decision":{"maker":"The Commissioner","date":"2027-02-01"},"afterwards":"We count every answer.","otherWays":"Ring us.","legalBasis":"The Act.",
         {{(equality is null ? "" : $"\"equality\":{equality},")}}
         "sections":[{"title":"Questions","questions":[{{string.Join(',', questions)}}]}{{sections}}]}
        """);

    /// <summary>The JSON of the least survey there can be: one section with these questions.</summary>
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
