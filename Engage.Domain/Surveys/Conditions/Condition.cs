using System.Text.Json;

namespace Engage.Domain.Surveys.Conditions;

/// <summary>What is known of a question while a condition is weighed: not yet anything, or its answer (null: none).</summary>
/// <param name="IsKnown">Whether the answer is settled.</param>
/// <param name="Answer">The answer; null when there is none.</param>
public readonly record struct Known(bool IsKnown, Answer? Answer);

/// <summary>
/// When a question is asked, by the codes of earlier questions and their options. A question not asked or passed over has
/// no answer, and every condition on an answer is then false.
/// </summary>
public abstract record Condition
{
    /// <summary>Whether it holds for the answers of a sheet.</summary>
    public bool Holds(AnswerSheet answers) => Weigh(code => new Known(IsKnown: true, answers.Find(code))) == true;

    /// <summary>Whether it holds by what is known so far; null when that is not settled.</summary>
    internal abstract bool? Weigh(Func<string, Known> knowledge);

    /// <summary>The conditions on single questions in it, each with its place below a path.</summary>
    internal abstract IEnumerable<(string Path, QuestionCondition Leaf)> Leaves(string path);

    internal abstract void WriteTo(Utf8JsonWriter writer);
}

/// <summary>A condition on the answer to one question.</summary>
/// <param name="Question">The question's code.</param>
public abstract record QuestionCondition(string Question) : Condition
{
    internal sealed override bool? Weigh(Func<string, Known> knowledge) =>
        knowledge(Question) is { IsKnown: true } known ? known.Answer is { IsGiven: true } answer && Accepts(answer) : null;

    internal sealed override IEnumerable<(string Path, QuestionCondition Leaf)> Leaves(string path) => [(path, this)];

    /// <summary>The options it names.</summary>
    internal virtual IReadOnlyList<string> Options => [];

    /// <summary>The number it compares with.</summary>
    internal virtual decimal? Threshold => null;

    /// <summary>Whether any of some options was chosen.</summary>
    private protected static bool HasAny(Answer answer, IReadOnlyList<string> codes)
    {
        foreach (var selected in answer.SelectedCodes)
        {
            foreach (var code in codes)
            {
                if (string.Equals(selected, code, StringComparison.Ordinal)) { return true; }
            }
        }
        return false;
    }

    /// <summary>Whether it holds for an answer that was given.</summary>
    protected abstract bool Accepts(Answer answer);
}

/// <summary>One of some options was chosen.</summary>
/// <param name="Question">The question's code.</param>
/// <param name="Codes">The options, any of which will do.</param>
public sealed record AnswerIs(string Question, IReadOnlyList<string> Codes) : QuestionCondition(Question)
{
    internal override IReadOnlyList<string> Options => Codes;

    /// <summary>Compares the codes in order.</summary>
    public bool Equals(AnswerIs? other) =>
        other is not null && string.Equals(Question, other.Question, StringComparison.Ordinal) && Codes.SequenceEqual(other.Codes, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Question, Codes.Count);

    internal override void WriteTo(Utf8JsonWriter writer) => ConditionWriting.Options(writer, "is", this);

    /// <inheritdoc/>
    protected override bool Accepts(Answer answer) => HasAny(answer, Codes);
}

/// <summary>The question was answered, and with none of some options.</summary>
/// <param name="Question">The question's code.</param>
/// <param name="Codes">The options, none of which was chosen.</param>
public sealed record AnswerIsNot(string Question, IReadOnlyList<string> Codes) : QuestionCondition(Question)
{
    internal override IReadOnlyList<string> Options => Codes;

    /// <summary>Compares the codes in order.</summary>
    public bool Equals(AnswerIsNot? other) =>
        other is not null && string.Equals(Question, other.Question, StringComparison.Ordinal) && Codes.SequenceEqual(other.Codes, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Question, Codes.Count);

    internal override void WriteTo(Utf8JsonWriter writer) => ConditionWriting.Options(writer, "isNot", this);

    /// <inheritdoc/>
    protected override bool Accepts(Answer answer) => !HasAny(answer, Codes);
}

/// <summary>Something was given to the question.</summary>
/// <param name="Question">The question's code.</param>
public sealed record Answered(string Question) : QuestionCondition(Question)
{
    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("answered", Question);
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    protected override bool Accepts(Answer answer) => true;
}

/// <summary>The number given is not below a bound.</summary>
/// <param name="Question">The question's code.</param>
/// <param name="Bound">The least number for which it holds.</param>
public sealed record NumberAtLeast(string Question, decimal Bound) : QuestionCondition(Question)
{
    internal override decimal? Threshold => Bound;

    internal override void WriteTo(Utf8JsonWriter writer) => ConditionWriting.Number(writer, "atLeast", Question, Bound);

    /// <inheritdoc/>
    protected override bool Accepts(Answer answer) => answer is NumberAnswer number && number.Value >= Bound;
}

/// <summary>The number given is not above a bound.</summary>
/// <param name="Question">The question's code.</param>
/// <param name="Bound">The greatest number for which it holds.</param>
public sealed record NumberAtMost(string Question, decimal Bound) : QuestionCondition(Question)
{
    internal override decimal? Threshold => Bound;

    internal override void WriteTo(Utf8JsonWriter writer) => ConditionWriting.Number(writer, "atMost", Question, Bound);

    /// <inheritdoc/>
    protected override bool Accepts(Answer answer) => answer is NumberAnswer number && number.Value <= Bound;
}
