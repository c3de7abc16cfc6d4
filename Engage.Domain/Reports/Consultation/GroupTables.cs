using Engage.Domain.Statistics;
using Engage.Domain.Surveys;

namespace Engage.Domain.Reports.Consultation;

/// <summary>Tables of questions by groups, shared by the sections that compare and by the results pages of staff.</summary>
public static class GroupTables
{
    /// <summary>The tables of the opinion questions, or of the headline alone, by each of some groupings.</summary>
    internal static IEnumerable<Block> Write(ConsultationReportInput input, IReadOnlyList<string> codes, string introduction, bool headlineOnly = false)
    {
        var headline = QuestionRoles.HeadlineOf(input.Definition);
        var questions = input.Definition.Questions.Where(QuestionRoles.IsOpinion).Where(q => !headlineOnly || q == headline).ToList();
        var blocks = new List<Block>();
        foreach (var question in questions)
        {
            List<Grouping> groupings = [.. codes.Select(input.Results.FindGrouping).OfType<Grouping>()];
            var answers = ProtectedAnswers.Of(input.Results, groupings, question.Code, input.Disclosure);
            var tables = groupings.Zip(answers, (g, a) => Table(input.Results, g, question, a, input.Disclosure)).OfType<TableBlock>().ToList();
            if (tables.Count == 0) { continue; }
            if (!headlineOnly) { blocks.Add(new HeadingBlock(2, question.Text, $"by-area-{question.Code}")); }
            blocks.AddRange(tables);
        }
        return blocks.Count == 0 ? [] : [ParagraphBlock.Of(introduction), .. blocks];
    }

    /// <summary>A question's answers by group: side by side, or the three most chosen where there are many. Null when there is nothing to show.</summary>
    public static TableBlock? Table(SurveyResults results, Grouping grouping, Question question, Disclosure disclosure) =>
        Table(results, grouping, question, ProtectedAnswers.Of(results, [grouping], question.Code, disclosure)[0], disclosure);

    private static TableBlock? Table(SurveyResults results, Grouping grouping, Question question, ProtectedAnswers answers, Disclosure disclosure)
    {
        var caption = $"{question.Text} By {InSentence(grouping.Name)}";
        return TopThree.Suits(results.Of(question.Code))
            ? TopThree.Of(results, grouping, question.Code, caption, answers, disclosure)
            : CrossTable.Of(results, grouping, question.Code, caption, answers, disclosure);
    }

    // "Local Policing Unit" keeps its capitals; "Age" and "Sex" lose theirs inside a caption.
    internal static string InSentence(string name) => name.Contains("Policing", StringComparison.Ordinal) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
