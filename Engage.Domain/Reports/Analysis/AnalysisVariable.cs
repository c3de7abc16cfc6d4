using Engage.Domain.Statistics;
using Engage.Domain.Surveys;

namespace Engage.Domain.Reports.Analysis;

/// <summary>A column of closed answers as staff choose it on the analysis page.</summary>
/// <param name="Code">The column's name.</param>
/// <param name="Name">What people call it: the question, and its item where it has several.</param>
/// <param name="Section">Under what it is listed.</param>
/// <param name="Categories">The categories, with what people call them.</param>
/// <param name="IsOrdered">Whether the categories run from more to less, as scales do.</param>
public sealed record AnalysisVariable(string Code, string Name, string Section, IReadOnlyList<Group> Categories, bool IsOrdered)
{
    /// <summary>Whether people can be compared by it: a place, or what a question measures of them.</summary>
    public bool IsGrouping => Code.StartsWith(ResponseColumns.NameOf(""), StringComparison.Ordinal);

    /// <summary>Every variable of a survey, those to compare by first.</summary>
    public static IReadOnlyList<AnalysisVariable> Of(SurveyDefinition definition, IReadOnlyList<Grouping> groupings) =>
    [
        .. groupings.Select(g => new AnalysisVariable(ResponseColumns.NameOf(g.Code), g.Name, "People", g.Groups, IsOrdered: false)),
        .. definition.Questions.SelectMany(q => OfQuestion(q, "Answers")),
        .. definition.EqualityQuestions.SelectMany(q => OfQuestion(q, "About you")),
    ];

    private static IEnumerable<AnalysisVariable> OfQuestion(Question question, string section) => question.NewTally() switch
    {
        OptionTally { IsSeveral: true } several => several.Options.Where(OptionTally.IsSubstantive)
            .Select(o => new AnalysisVariable($"{question.Code}.{o.Code}", $"{question.Text} {o.Text}", section, [new("chosen", "Chosen"), new("not-chosen", "Not chosen")], IsOrdered: true)),
        OptionTally options => [new AnalysisVariable(question.Code, question.Text, section, Groups(options.Options), IsOrdered: true)],
        GridTally grid => grid.Items.Select(i => new AnalysisVariable($"{question.Code}.{i.Code}", $"{question.Text} {i.Text}", section, Groups(grid.Scale), IsOrdered: true)),
        RankingTally ranking => ranking.Items.Select(i => new AnalysisVariable(
            $"{question.Code}.{i.Code}", $"{question.Text} {i.Text}", section,
            [.. Enumerable.Range(1, ranking.Depth).Select(r => new Group($"{r}", $"Rank {r}")), new("unranked", "Not ranked")], IsOrdered: true)),
        _ => [],
    };

    private static Group[] Groups(IEnumerable<Option> options) => [.. options.Where(OptionTally.IsSubstantive).Select(o => new Group(o.Code, o.Text))];
}
