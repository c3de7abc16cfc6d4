using Engage.Domain.Places;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Simulation;

namespace Engage.Tests.Domain.Surveys.Simulation;

/// <summary>A winter consultation and two towns of equal size in every age, so that any skew is the simulator's.</summary>
internal static class Simulated
{
    internal static readonly string[] Ages = ["16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-plus"];

    private static readonly DateOnly Founded = new(2020, 1, 1);

    internal static Gazetteer Places { get; } = Gazetteer.From(
        [
            new Area("force", "Testshire", AreaKind.Force, null, null, Founded, null),
            new Area("council", "Testshire East", AreaKind.LocalAuthority, "force", null, Founded, null),
            new Area("aston", "Aston", AreaKind.LocalPolicingUnit, "council", null, Founded, null),
            new Area("barton", "Barton", AreaKind.LocalPolicingUnit, "council", null, Founded, null),
        ],
        []);

    internal static IReadOnlyList<PopulationCount> Population { get; } =
    [
        .. from area in new[] { "aston", "barton" } from age in Ages select new PopulationCount(area, "age-band", age, 10_000, "made up"),
        new PopulationCount("council", "sex", "female", 51_000, "made up"), new PopulationCount("council", "sex", "male", 49_000, "made up"),
    ];

    /// <summary>8 December 2025 at 9am to 20 January 2026 at noon.</summary>
    internal static SimulationWindow Window { get; } = new(
        new DateTimeOffset(2025, 12, 8, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 20, 12, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 20, 12, 0, 0, TimeSpan.Zero),
        TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

    internal static List<Response> Responses(SurveyDefinition definition, int count, ulong seed = 1, Gazetteer? places = null, SimulationWindow? window = null) =>
        [.. new ResponseSimulator(definition, places ?? Places, Population, window ?? Window).Run("survey", 1, count, seed)];

    internal static string OneOf(string code, string variable, params string[] options) =>
        $$"""{"kind":"single-choice","code":"{{code}}","text":"{{code}}?","variable":"{{variable}}","options":[{{string.Join(',', options.Select(o => $$"""{"code":"{{o}}","text":"{{o}}"}"""))}}]}""";

    /// <summary>The one code chosen in a question, of each response that chose one.</summary>
    internal static IEnumerable<string> Chosen(this IEnumerable<AnswerSheet> sheets, string code) =>
        sheets.Select(s => s.Find(code)).OfType<OptionAnswer>().Select(a => a.Code);
}
