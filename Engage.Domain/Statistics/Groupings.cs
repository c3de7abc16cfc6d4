using Engage.Domain.Places;
using Engage.Domain.Surveys;

namespace Engage.Domain.Statistics;

/// <summary>The comparisons every survey can make: by place, and by the questions that measure a known variable.</summary>
public static class Groupings
{
    /// <summary>The code of the grouping by local authority.</summary>
    public const string LocalAuthority = "local-authority";

    /// <summary>The code of the grouping by Local Policing Unit.</summary>
    public const string LocalPolicingUnit = "local-policing-unit";

    private static readonly string[] Compared =
        ["strand", "age-band", "sex", "disability", "ethnic-group", "tenure", "council-tax-band"];

    /// <summary>All comparisons a survey allows, places first.</summary>
    /// <param name="definition">The newest version of the survey.</param>
    /// <param name="places">The area tree.</param>
    /// <param name="day">The day on which the areas must exist.</param>
    public static IReadOnlyList<Grouping> For(SurveyDefinition definition, Gazetteer places, DateOnly day)
    {
        var groupings = new List<Grouping>
        {
            new(LocalAuthority, "Local authority", Areas(places, AreaKind.LocalAuthority, day), r => r.Response.LocalAuthorityCode),
            new(LocalPolicingUnit, "Local Policing Unit", Areas(places, AreaKind.LocalPolicingUnit, day), r => r.Response.LocalPolicingUnitCode),
        };
        groupings.RemoveAll(g => g.Groups.Count == 0);
        foreach (var variable in Compared)
        {
            var question = definition.Questions.Concat(definition.EqualityQuestions)
                .FirstOrDefault(q => string.Equals(q.Variable, variable, StringComparison.Ordinal));
            if (question?.NewTally() is OptionTally { IsSeveral: false } tally) { groupings.Add(ByOptions(variable, question, tally)); }
        }
        return groupings;
    }

    private static Group[] Areas(Gazetteer places, AreaKind kind, DateOnly day) => [.. places.Of(kind, day).Select(a => new Group(a.Code, a.Name))];

    private static Grouping ByOptions(string variable, Question question, OptionTally tally) => new(
        variable,
        NameOf(variable),
        [.. tally.Options.Where(OptionTally.IsSubstantive).Select(o => new Group(o.Code, o.Text))],
        r => r.Find(question.Code) is { IsGiven: true, SelectedCodes: [var code, ..] } ? code : null);

    /// <summary>What people call a variable.</summary>
    public static string NameOf(string variable) => variable switch
    {
        "strand" => "Capacity",
        "age-band" => "Age",
        "sex" => "Sex",
        "disability" => "Disability",
        "ethnic-group" => "Ethnic group",
        "tenure" => "Housing",
        "council-tax-band" => "Council tax band",
        _ => variable,
    };
}
