using System.Globalization;
using Engage.Domain.Coding;

namespace Engage.Tests.Domain.Coding;

public class CodingQueueTests
{
    private readonly Codebook _codebook = Books.Frozen("roads", "drugs");
    private readonly List<CodedAnswer> _codings = [];

    [Fact]
    public void Every_answer_comes_once_whatever_the_coder_begins_with()
    {
        var answers = Answers(12);
        foreach (var coder in new[] { "a", "b", "c" })
        {
            _codings.Clear();
            var seen = new List<string>();
            while (Queue(answers, coder).Next(CodingRound.First) is { } next)
            {
                seen.Add(next.Id);
                Code(next, CodingRound.First, coder, "roads");
            }
            Assert.Equal(answers.Select(a => a.Id).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Skipping_goes_on_and_comes_round_again_and_back_finds_what_one_coded_last()
    {
        var answers = Answers(3);
        var first = Queue(answers, "a").Next(CodingRound.First)!;
        var second = Queue(answers, "a").Next(CodingRound.First, first)!;
        Assert.NotEqual(first, second);
        Code(second, CodingRound.First, "a", "roads");
        var third = Queue(answers, "a").Next(CodingRound.First, second)!;

        Assert.Equal(first, Queue(answers, "a").Next(CodingRound.First, third));
        Assert.Equal(second, Queue(answers, "a").Before(CodingRound.First, third));
        Assert.Null(Queue(answers, "a").Before(CodingRound.First, second));
        Assert.Null(Queue(answers, "b").Before(CodingRound.First, third));
        // The last one left comes again when it is skipped.
        Code(first, CodingRound.First, "a", "roads");
        Assert.Equal(third, Queue(answers, "a").Next(CodingRound.First, third));
    }

    [Fact]
    public void The_second_coder_is_another_person_sees_only_the_drawn_and_never_the_first_ones_codes()
    {
        var answers = Answers(400);
        foreach (var answer in answers) { Code(answer, CodingRound.First, "a", "roads"); }
        var drawn = DoubleCodingSample.Draw([.. answers.Select(a => a.Id)], _codebook.Seed);
        var other = Queue(answers, "b");

        Assert.Equal(40, other.Waiting(CodingRound.Second));
        Assert.Equal(0, Queue(answers, "A").Waiting(CodingRound.Second));
        Assert.All(answers, a => Assert.Equal(drawn.Contains(a.Id), other.MayCode(a, CodingRound.Second)));
        // The first round would show the codes: it is closed to others where a second coding is still to come.
        Assert.All(answers, a => Assert.Equal(!drawn.Contains(a.Id), other.MayCode(a, CodingRound.First)));
        Assert.All(answers, a => Assert.True(Queue(answers, "a").MayCode(a, CodingRound.First)));
    }

    [Fact]
    public void What_was_compared_is_changed_by_a_decision_only()
    {
        var answers = Answers(2);
        foreach (var answer in answers) { Code(answer, CodingRound.First, "a", "roads"); }
        Code(answers[0], CodingRound.Second, "b", "roads");
        Code(answers[1], CodingRound.Second, "b", "drugs");
        var queue = Queue(answers, "a");

        Assert.All(answers, a => Assert.False(queue.MayCode(a, CodingRound.First)));
        Assert.All(answers, a => Assert.False(Queue(answers, "b").MayCode(a, CodingRound.Second)));
        Assert.Equal(answers[1], queue.Next(CodingRound.Settled));
        Assert.False(queue.MayCode(answers[0], CodingRound.Settled));
        Assert.Equal((0, 1), queue.Progress(CodingRound.Settled));

        Code(answers[1], CodingRound.Settled, "a", "roads", "drugs");
        Assert.Equal((1, 1), Queue(answers, "a").Progress(CodingRound.Settled));
        Assert.Null(Queue(answers, "a").Next(CodingRound.Settled));
        Assert.True(Queue(answers, "a").MayCode(answers[1], CodingRound.Settled));
    }

    [Fact]
    public void A_new_theme_brings_back_what_was_coded_without_it()
    {
        var answers = Answers(2);
        foreach (var answer in answers) { Code(answer, CodingRound.First, "a", "roads"); }
        Code(answers[0], CodingRound.Second, "b", "roads");
        Assert.Equal((2, 2), Queue(answers, "a").Progress(CodingRound.First));

        _codebook.Put(Books.Theme("noise"), Books.Now, "editor");
        _codebook.Freeze(Books.Now, "editor");

        // The one compared already is looked at again by a decision, the other by its first coder.
        Assert.Equal(answers[1], Queue(answers, "a").Next(CodingRound.First));
        Assert.Equal(answers[0], Queue(answers, "a").Next(CodingRound.Settled));
        Assert.Equal((1, 2), Queue(answers, "a").Progress(CodingRound.First));
    }

    private static List<WrittenAnswer> Answers(int count) => [.. Enumerable.Range(0, count).Select(i => new WrittenAnswer(i, $"id{i.ToString("000", CultureInfo.InvariantCulture)}"))];

    private CodingQueue Queue(List<WrittenAnswer> answers, string coder) => new(_codebook, answers, _codings, coder);

    private void Code(WrittenAnswer answer, CodingRound round, string coder, params string[] themes) =>
        _codings.Add(new CodedAnswer { CodebookId = _codebook.Id, ResponseNumber = answer.Number, Round = round }.Give(_codebook.InUse!, themes, coder, Books.Now.AddMinutes(_codings.Count)));
}
