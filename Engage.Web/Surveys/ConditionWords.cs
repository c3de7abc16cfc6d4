using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Conditions;
using Engage.Domain.Surveys.Questions;

namespace Engage.Web.Surveys;

/// <summary>Says in words when a question is asked, for the page with all questions and for paper.</summary>
/// <param name="questions">All questions of the page in order: they are named by their numbers.</param>
public sealed class ConditionWords(IReadOnlyList<Question> questions)
{
    /// <summary>"Only if you choose “Yes” in question 3."; null when the question is asked of everybody.</summary>
    public string? For(Question question)
    {
        var source = (question as Ranking)?.ItemsFrom;
        return (question.ShowIf, source) switch
        {
            (null, null) => null,
            (null, { } from) => $"Only for what you choose in {NumberOf(from)}.",
            ({ } condition, _) => $"Only if {Say(condition)}.",
        };
    }

    private string Say(Condition condition) => condition switch
    {
        AnswerIs c => $"you choose {Texts(c.Question, c.Codes)} in {NumberOf(c.Question)}",
        AnswerIsNot c => $"you answer {NumberOf(c.Question)} with anything but {Texts(c.Question, c.Codes)}",
        Answered c => $"you answer {NumberOf(c.Question)}",
        NumberAtLeast c => $"your answer to {NumberOf(c.Question)} is {c.Bound:#,##0.##} or more",
        NumberAtMost c => $"your answer to {NumberOf(c.Question)} is {c.Bound:#,##0.##} or less",
        AllOf c => string.Join(", and ", c.Parts.Select(Say)),
        AnyOf c => string.Join(", or ", c.Parts.Select(Say)),
        Not c => $"it is not so that {Say(c.Part)}",
        _ => "it follows from your earlier answers",
    };

    private string NumberOf(string code)
    {
        for (var i = 0; i < questions.Count; i++)
        {
            if (questions[i].Code == code) { return $"question {i + 1}"; }
        }
        return "an earlier question";
    }

    private string Texts(string code, IReadOnlyList<string> codes)
    {
        var options = questions.FirstOrDefault(q => q.Code == code)?.CodedLists.SelectMany(l => l.Options).ToList() ?? [];
        var texts = codes.Select(c => $"“{options.Find(o => o.Code == c)?.Text ?? c}”").ToList();
        return texts.Count == 1 ? texts[0] : $"{string.Join(", ", texts.SkipLast(1))} or {texts[^1]}";
    }
}
