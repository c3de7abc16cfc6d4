using Engage.Domain.Surveys;

namespace Engage.Tests.Domain.Surveys;

/// <summary>What must hold for every answer of every kind. Each case prints its seed.</summary>
public sealed class AnswerPropertyTests
{
    private static readonly SurveyDefinition Everything = Definitions.Parsed(Samples.Everything);

    public static TheoryData<string> Codes => [.. Everything.Questions.Concat(EqualityQuestions.Standard.Where(e => Everything.Find(e.Code) is null)).Select(q => q.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Form_filled_from_an_answer_gives_the_same_answer(string code)
    {
        var question = Everything.Find(code) ?? EqualityQuestions.Standard.First(q => q.Code == code);
        var given = 0;
        for (var seed = 1; seed <= 400; seed++)
        {
            var random = new Random(seed);
            var sheet = Before(random);
            var context = Forms.Context(sheet);
            if (question.Judge(RandomForms.For(question, sheet, random), context) is not Judgement.Usable { Answer: var answer }) { continue; }

            given += answer.IsGiven ? 1 : 0;
            var because = $"{code}, seed {seed}: {answer}";
            if (answer.IsGiven || !question.IsRequired)
            {
                Assert.True(question.Judge(question.Fields(answer), context) is Judgement.Usable again && again.Answer == answer, because);
            }
            Assert.True(question.StillFits(answer, sheet), because);
            Assert.Equal(question.Columns.Count, question.Cells(answer).Count);
            Assert.NotEmpty(question.Describe(answer));
            Assert.All(question.Describe(answer, context), line => Assert.False(line.Contains('\n', StringComparison.Ordinal), because));
        }
        Assert.True(given > 20, $"{code}: only {given} answers of 400 forms.");
    }

    [Fact]
    public void Sheet_is_read_back_as_it_was_written()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var sheet = Filled(Everything, new Random(seed));
            var again = AnswerSheet.Parse(sheet.ToJson(), Everything);

            Assert.Equal(sheet.ToJson(), again.ToJson());
            Assert.Equal(sheet.Codes, again.Codes);
            Assert.All(sheet.Codes, code => Assert.True(sheet.Find(code) == again.Find(code), $"{code}, seed {seed}"));
        }
    }

    [Fact]
    public void Route_never_asks_what_its_condition_hides_and_pruning_twice_changes_nothing()
    {
        var dropped = 0;
        for (var seed = 1; seed <= 1000; seed++)
        {
            var random = new Random(seed);
            var definition = seed % 2 == 0 ? Everything : RandomQuestionnaire.Make(random).Definition;
            if (definition is null) { continue; }
            var sheet = Filled(definition, random);
            var route = new Route(definition, sheet);
            var pruned = route.Prune();
            var again = new Route(definition, pruned.Answers);

            Assert.All(route.Asked, q => Assert.True(q.AskedIf?.Holds(pruned.Answers) != false, $"{q.Code}, seed {seed}"));
            Assert.Equal(route.Asked.Select(q => q.Code), again.Asked.Select(q => q.Code));
            Assert.Equal(pruned.Answers.ToJson(), again.Prune().Answers.ToJson());
            Assert.Empty(again.Prune().Dropped);
            Assert.Equal(route.FirstUnanswered?.Code, again.FirstUnanswered?.Code);
            Assert.Equal(
                sheet.Codes.Where(sheet.IsGiven).Except(pruned.Answers.Codes).Order(),
                pruned.Dropped.Select(q => q.Code).Order());
            Assert.All(route.Asked.Zip(route.Asked.Skip(1)), pair =>
            {
                Assert.Equal(pair.Second, route.NextAfter(pair.First.Code));
                Assert.Equal(pair.First, route.PreviousOf(pair.Second.Code));
            });
            dropped += pruned.Dropped.Count;
        }
        Assert.True(dropped > 100, $"{dropped} dropped answers are too few to tell.");
    }

    /// <summary>Answers to every question, asked or not, and a few left out: what years of going back and forth might leave.</summary>
    private static AnswerSheet Filled(SurveyDefinition definition, Random random)
    {
        var sheet = AnswerSheet.Empty;
        foreach (var question in definition.Questions.Where(_ => random.Next(6) > 0))
        {
            if (question.Judge(RandomForms.For(question, sheet, random), Forms.Context(sheet)) is Judgement.Usable usable) { sheet = sheet.Record(question, usable.Answer); }
        }
        // Somebody goes back and changes an early answer.
        foreach (var question in definition.Questions.Take(9).Where(_ => random.Next(3) == 0))
        {
            if (question.Judge(RandomForms.For(question, sheet, random), Forms.Context(sheet)) is Judgement.Usable usable) { sheet = sheet.Record(question, usable.Answer); }
        }
        return sheet;
    }

    private static AnswerSheet Before(Random random)
    {
        var choose = Everything.Find("choose")!;
        return choose.Judge(RandomForms.For(choose, AnswerSheet.Empty, random), Forms.Context()) is Judgement.Usable usable ? AnswerSheet.Empty.Record(choose, usable.Answer) : AnswerSheet.Empty;
    }
}
