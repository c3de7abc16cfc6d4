using System.Globalization;
using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys;

/// <summary>Small questionnaires with conditions made by chance, many of which can never hold.</summary>
internal static class RandomQuestionnaire
{
    private static readonly string[] Codes = ["a", "b", "c"];

    /// <summary>The JSON, and the definition when all its questions can be reached.</summary>
    internal static (string Json, SurveyDefinition? Definition) Make(Random random)
    {
        var kinds = new List<string>();
        var questions = new List<string>();
        var count = random.Next(3, 7);
        for (var i = 0; i < count; i++)
        {
            var (kind, members) = Kind(random, kinds);
            var condition = i > 0 && random.Next(4) > 0 ? $",\"showIf\":{Condition(random, kinds, 2)}" : "";
            var required = random.Next(2) == 0 ? ",\"required\":true" : "";
            questions.Add($$"""{"kind":"{{kind}}","code":"q{{i}}","text":"Question {{i}}"{{members}}{{required}}{{condition}}}""");
            kinds.Add(kind);
        }
        var json = Definitions.Json([.. questions]);
        return (json, SurveyDefinition.Parse(json).Definition);
    }

    private static (string Kind, string Members) Kind(Random random, List<string> before)
    {
        var chosen = before.FindLastIndex(k => k == "multiple-choice");
        var options = string.Join(",", Codes.Take(random.Next(2, 4)).Select(c => $$"""{"code":"{{c}}","text":"{{c}}"}"""));
        switch (random.Next(chosen >= 0 ? 6 : 5))
        {
            case 0: return ("yes-no", "");
            case 1: return ("single-choice", $",\"options\":[{options}]");
            case 2: return ("number", ",\"least\":0,\"most\":3");
            case 3: return ("short-text", "");
            case 5: return ("ranking", $",\"itemsFrom\":\"q{chosen}\"");
            default:
                var exclusive = random.Next(2) == 0 ? ",{\"code\":\"none\",\"text\":\"None\",\"exclusive\":true}" : "";
                var least = random.Next(1, 3);
                return ("multiple-choice", $",\"atLeast\":{least},\"atMost\":{least + random.Next(0, 3 - least)},\"options\":[{options}{exclusive}]");
        }
    }

    private static string Condition(Random random, List<string> before, int depth)
    {
        if (depth > 0 && random.Next(3) > 0)
        {
            string Parts() => string.Join(",", Enumerable.Range(0, random.Next(2, 4)).Select(_ => Condition(random, before, depth - 1)));
            return random.Next(3) switch
            {
                0 => $$"""{"all":[{{Parts()}}]}""",
                1 => $$"""{"any":[{{Parts()}}]}""",
                _ => $$"""{"not":{{Condition(random, before, depth - 1)}}}""",
            };
        }
        var at = random.Next(before.Count);
        var isNot = random.Next(2) == 0 ? "is" : "isNot";
        return before[at] switch
        {
            "yes-no" => $$"""{"answer":"q{{at}}","{{isNot}}":["{{(random.Next(2) == 0 ? "yes" : "no")}}"]}""",
            "single-choice" or "multiple-choice" => $$"""{"answer":"q{{at}}","{{isNot}}":["{{Codes[random.Next(2)]}}"]}""",
            "number" => $$"""{"number":"q{{at}}","{{(random.Next(2) == 0 ? "atLeast" : "atMost")}}":{{HalfSteps(random)}}}""",
            _ => $$"""{"answered":"q{{at}}"}""",
        };
    }

    /// <summary>Bounds between the whole numbers of an answer as well as on them.</summary>
    private static string HalfSteps(Random random) => (random.Next(-2, 9) / 2m).ToString(CultureInfo.InvariantCulture);
}
