namespace Engage.Domain.Surveys.Questions;

/// <summary>All kinds of question by their names in definitions: the one place a new kind is added to.</summary>
public static class QuestionKinds
{
    private static readonly Dictionary<string, Func<QuestionReader, Question>> Readers = new(StringComparer.Ordinal)
    {
        [SingleChoice.KindName] = from => new SingleChoice(from),
        [MultipleChoice.KindName] = from => new MultipleChoice(from),
        [YesNo.KindName] = from => new YesNo(from),
        [Likert.KindName] = from => new Likert(from),
        [Matrix.KindName] = from => new Matrix(from),
        [Ranking.KindName] = from => new Ranking(from),
        [ChooseUpTo.KindName] = from => new ChooseUpTo(from),
        [Allocation.KindName] = from => new Allocation(from),
        [NumberQuestion.KindName] = from => new NumberQuestion(from),
        [MoneyQuestion.KindName] = from => new MoneyQuestion(from),
        [ShortText.KindName] = from => new ShortText(from),
        [LongText.KindName] = from => new LongText(from),
        [PlaceQuestion.KindName] = from => new PlaceQuestion(from),
        [CouncilTaxBandQuestion.KindName] = from => new CouncilTaxBandQuestion(from),
        [PreceptQuestion.KindName] = from => new PreceptQuestion(from),
    };

    /// <summary>The names of all kinds, in the order of the documentation.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Readers.Keys];

    internal static Func<QuestionReader, Question>? Find(string name) => Readers.GetValueOrDefault(name);
}
