using Engage.Domain.Surveys;
using Engage.Domain.Surveys.Questions;

namespace Engage.Tests.Domain.Surveys;

/// <summary>The proof that every question can be reached, held against walking every possible way.</summary>
public sealed class ReachTests
{
    [Fact]
    public void Proof_agrees_with_walking_every_way_through_random_questionnaires()
    {
        var (reachable, unreachable) = (0, 0);
        for (var seed = 1; seed <= 500; seed++)
        {
            var (json, _) = RandomQuestionnaire.Make(new Random(seed));
            var problems = SurveyDefinition.Parse(json).Problems;
            Assert.All(problems, p => Assert.StartsWith("No answers lead to question", p.Sentence, StringComparison.Ordinal));

            // The same questions without the proof: the conditions are put back by hand.
            var questions = Unproved(json);
            var reached = new HashSet<string>(StringComparer.Ordinal);
            Walk(questions, 0, AnswerSheet.Empty, reached);
            var expected = questions.Where(q => !reached.Contains(q.Question.Code)).Select(q => $"No answers lead to question \"{q.Question.Code}\": its condition can never hold.");

            Assert.True(expected.SequenceEqual(problems.Select(p => p.Sentence)), $"seed {seed}:\n{json}\n{string.Join('\n', problems)}\nreached: {string.Join(", ", reached)}");
            unreachable += problems.Count;
            reachable += reached.Count;
        }
        Assert.True(unreachable > 100 && reachable > 1000, $"{unreachable} unreachable, {reachable} reachable");
    }

    [Fact]
    public void Long_chains_of_conditions_are_proved()
    {
        var questions = Enumerable.Range(0, 60).Select(i =>
            $$"""{"kind":"yes-no","code":"q{{i}}","text":"Question"{{(i == 0 ? "" : $$""","showIf":{"answer":"q{{i - 1}}","is":["no"]}""")}}}""");

        Assert.Equal(60, Definitions.Of([.. questions]).Questions.Count);
    }

    [Fact]
    public void Conditions_on_many_independent_questions_are_proved()
    {
        var questions = Enumerable.Range(0, 40).Select(i => $$"""{"kind":"likert","code":"q{{i}}","text":"Question","dontKnow":true}""").ToList();
        var all = string.Join(",", Enumerable.Range(0, 40).Select(i => $$"""{"answer":"q{{i}}","is":["disagree","strongly-disagree"]}"""));
        questions.Add($$"""{"kind":"long-text","code":"why","text":"Why?","showIf":{"all":[{{all}}]} }""");

        Assert.Equal(41, Definitions.Of([.. questions]).Questions.Count);
    }

    /// <summary>The questions read without their conditions, each beside its own condition read in a survey that allows it.</summary>
    private static List<(Question Question, Func<AnswerSheet, bool> IsAsked)> Unproved(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        var plain = document.RootElement.GetProperty("sections")[0].GetProperty("questions").EnumerateArray().Select(e => e.Clone()).ToList();
        var without = Definitions.Of([.. plain.Select(Without)]).Questions;
        return [.. without.Select((q, i) => (q, (Func<AnswerSheet, bool>)(sheet => Holds(plain[i], sheet) && (q is not Ranking ranking || ranking.ItemsFor(sheet).Count > 0))))];
    }

    private static string Without(System.Text.Json.JsonElement question) =>
        "{" + string.Join(",", question.EnumerateObject().Where(m => m.Name != "showIf").Select(m => $"\"{m.Name}\":{m.Value.GetRawText()}")) + "}";

    private static bool Holds(System.Text.Json.JsonElement question, AnswerSheet sheet) =>
        !question.TryGetProperty("showIf", out var condition) || HoldsFor(condition, sheet);

    /// <summary>Conditions weighed a second way: straight from their JSON.</summary>
    private static bool HoldsFor(System.Text.Json.JsonElement condition, AnswerSheet sheet)
    {
        var first = condition.EnumerateObject().First();
        switch (first.Name)
        {
            case "all": return first.Value.EnumerateArray().All(c => HoldsFor(c, sheet));
            case "any": return first.Value.EnumerateArray().Any(c => HoldsFor(c, sheet));
            case "not": return !HoldsFor(first.Value, sheet);
            case "answered": return sheet.IsGiven(first.Value.GetString()!);
        }
        if (sheet.Find(first.Value.GetString()!) is not { IsGiven: true } answer) { return false; }
        var second = condition.EnumerateObject().Last();
        return second.Name switch
        {
            "atLeast" => ((NumberAnswer)answer).Value >= second.Value.GetDecimal(),
            "atMost" => ((NumberAnswer)answer).Value <= second.Value.GetDecimal(),
            "is" => answer.SelectedCodes.Contains(second.Value[0].GetString()),
            _ => !answer.SelectedCodes.Contains(second.Value[0].GetString()),
        };
    }

    private static void Walk(List<(Question Question, Func<AnswerSheet, bool> IsAsked)> questions, int at, AnswerSheet sheet, HashSet<string> reached)
    {
        if (at == questions.Count || reached.Count == questions.Count) { return; }
        var (question, isAsked) = questions[at];
        if (!isAsked(sheet))
        {
            Walk(questions, at + 1, sheet, reached);
            return;
        }
        reached.Add(question.Code);
        foreach (var answer in EveryAnswer(question, sheet)) { Walk(questions, at + 1, sheet.Record(question, answer), reached); }
    }

    private static IEnumerable<Answer> EveryAnswer(Question question, AnswerSheet sheet) =>
        EveryForm(question, sheet).Select(f => question.Judge(f, Forms.Context(sheet))).OfType<Judgement.Usable>().Select(u => u.Answer).Distinct();

    private static IEnumerable<RawAnswer> EveryForm(Question question, AnswerSheet sheet)
    {
        IEnumerable<string> values = question switch
        {
            OneOf one => one.Choices.Select(c => c.Code),
            NumberQuestion => ["0", "1", "2", "3"],
            _ => ["text"],
        };
        return question switch
        {
            SeveralOf several => Enumerable.Range(0, 1 << several.Options.Count).Select(mask =>
                RawAnswer.Of(several.Options.Where((_, i) => (mask & (1 << i)) != 0).Select(o => (RawAnswer.AnswerField, o.Code)))),
            Ranking ranking => [RawAnswer.Empty, RawAnswer.Of(ranking.ItemsFor(sheet).Select((item, i) => (RawAnswer.ItemField(item.Code), $"{i + 1}")))],
            _ => [RawAnswer.Empty, .. values.Select(v => RawAnswer.Of((RawAnswer.AnswerField, v)))],
        };
    }
}
