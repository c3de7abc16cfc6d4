using Engage.Domain.Places;

namespace Engage.Domain.Surveys;

/// <summary>What is wrong with one field of a form, as the respondent reads it.</summary>
/// <param name="Field">The field's name; the error summary links to it.</param>
/// <param name="Sentence">What to do, such as "Select an option".</param>
public sealed record FieldProblem(string Field, string Sentence);

/// <summary>What a question says of a posted form: an answer it can use, or what is wrong.</summary>
public abstract record Judgement
{
    private Judgement()
    {
    }

    /// <summary>The form makes an answer, which may be that nothing was given.</summary>
    /// <param name="Answer">What to record.</param>
    public sealed record Usable(Answer Answer) : Judgement;

    /// <summary>The form cannot be used.</summary>
    /// <param name="List">At least one problem, in the order of the fields.</param>
    public sealed record Problems(IReadOnlyList<FieldProblem> List) : Judgement;

    internal static Judgement Of(Answer answer) => new Usable(answer);

    internal static Judgement Problem(string field, string sentence) => new Problems([new FieldProblem(field, sentence)]);
}

/// <summary>What a question needs to know, beside the form, to judge an answer.</summary>
/// <param name="Places">Postcodes and areas.</param>
/// <param name="Today">The day, in the survey's zone.</param>
public sealed record AnsweringContext(Gazetteer Places, DateOnly Today)
{
    /// <summary>The answers given so far: some questions take their items from an earlier one.</summary>
    public AnswerSheet Answers { get; init; } = AnswerSheet.Empty;
}
