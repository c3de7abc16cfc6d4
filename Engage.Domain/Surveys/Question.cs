using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys.Conditions;
using Engage.Domain.Surveys.Questions;

namespace Engage.Domain.Surveys;

/// <summary>
/// A question: judges a posted form, describes an answer to people, reads answers back, names its export columns and says
/// what is wrong with its own definition. A new kind of question is a new class and a line in <see cref="QuestionKinds"/>.
/// </summary>
public abstract class Question
{
    /// <summary>What is shown where a question was passed over.</summary>
    public const string NotAnswered = "Not answered";

    /// <summary>Makes a question in code; definitions are read from JSON.</summary>
    protected Question()
    {
    }

    [SetsRequiredMembers]
    private protected Question(QuestionReader from)
    {
        (Code, Text, Hint, Help) = (from.Code, from.Text, from.Hint, from.Help);
        (IsRequired, WhenMissing, Variable, ShowIf) = (from.IsRequired, from.WhenMissing, from.Variable, from.ShowIf);
    }

    /// <summary>Stable and unique in the survey: addresses, answers, conditions and exports name the question by it.</summary>
    public required string Code { get; init; }

    /// <summary>The question, as people read it; plain text.</summary>
    public required string Text { get; init; }

    /// <summary>A line below the question; plain text.</summary>
    public string? Hint { get; init; }

    /// <summary>What may be unfolded for more; safe Markdown.</summary>
    public string? Help { get; init; }

    /// <summary>Whether it must be answered to go on.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The sentence shown when nothing is given to a required question, such as "Select how much you would support".</summary>
    public string? WhenMissing { get; init; }

    /// <summary>When it is asked, as the definition says; null for always.</summary>
    public Condition? ShowIf { get; init; }

    /// <summary>What it measures, by the name of the population counts, such as age-band or sex.</summary>
    public string? Variable { get; init; }

    /// <summary>The name of the kind in definitions, such as single-choice; a page picks the form to show by it.</summary>
    public abstract string Kind { get; }

    /// <summary>When it is asked, with what the kind itself demands of earlier answers; null for always.</summary>
    public virtual Condition? AskedIf => ShowIf;

    /// <summary>The fields of its form in order, without those of other texts; the first is where an error of the whole question points.</summary>
    public virtual IReadOnlyList<string> FieldNames => [RawAnswer.AnswerField];

    /// <summary>The codes of its options and items by what they are, for the comparison of versions.</summary>
    public virtual IReadOnlyList<CodedList> CodedLists => [];

    /// <summary>The columns of an export, in order.</summary>
    public virtual IReadOnlyList<ExportColumn> Columns => [.. Codebook.Select(c => new ExportColumn(c.Column, c.Label))];

    /// <summary>What each column holds.</summary>
    public abstract IReadOnlyList<CodebookEntry> Codebook { get; }

    /// <summary>The options a condition may name; none for open questions.</summary>
    internal virtual IReadOnlyList<Option> ClosedOptions => [];

    /// <summary>An empty tally of the shape this question's results have.</summary>
    public abstract Tally NewTally();

    /// <summary>Whether a condition may compare its answer with a number.</summary>
    internal virtual bool IsNumeric => false;

    /// <summary>The sentence of a required question left empty, when the definition gives none.</summary>
    protected abstract string DefaultWhenMissing { get; }

    /// <summary>Judges a posted form. Nothing given to a question that may be passed over is usable too.</summary>
    public Judgement Judge(RawAnswer raw, AnsweringContext context)
    {
        if (IsGiven(raw)) { return JudgeGiven(raw, context); }
        return IsRequired ? JudgeMissing(context) : Judgement.Of(Answer.PassedOver);
    }

    /// <summary>The fields that would produce an answer: with what a page fills the form again.</summary>
    public RawAnswer Fields(Answer answer) => answer.IsGiven ? FieldsOf(answer) : RawAnswer.Empty;

    /// <summary>The answer in lines as a person reads them.</summary>
    /// <param name="context">Gives names to areas and to what earlier answers named; without it their codes are shown.</param>
    public IReadOnlyList<string> Describe(Answer answer, AnsweringContext? context = null) =>
        answer.IsGiven ? DescribeGiven(answer, context) : [NotAnswered];

    /// <summary>The cells of an export, one for each of <see cref="Columns"/>.</summary>
    /// <param name="answer">The answer; null when the question was never asked.</param>
    public IReadOnlyList<string> Cells(Answer? answer) => answer switch
    {
        null => [.. Columns.Select(_ => ExportCell.NotAsked)],
        { IsGiven: false } => [.. Columns.Select(_ => ExportCell.PassedOver)],
        _ => CellsOf(answer),
    };

    /// <summary>Reads an answer as stored.</summary>
    /// <exception cref="FormatException">It is no answer to this question.</exception>
    public Answer ReadAnswer(JsonElement json) =>
        json.ValueKind == JsonValueKind.Null ? Answer.PassedOver : ReadGiven(json);

    /// <summary>Whether an answer given before still belongs to what is asked now, seen the answers before it.</summary>
    public virtual bool StillFits(Answer answer, AnswerSheet answers) => true;

    /// <summary>How this question changed the meaning of an older version of itself, in sentences.</summary>
    internal virtual IEnumerable<string> ChangesOfMeaning(Question older) => [];

    /// <summary>Whether anything was typed or chosen.</summary>
    protected virtual bool IsGiven(RawAnswer raw) => raw.HasAny(FieldNames);

    /// <summary>Says what is missing from a required question left empty.</summary>
    protected virtual Judgement JudgeMissing(AnsweringContext context) => Judgement.Problem(FieldNames[0], WhenMissing ?? DefaultWhenMissing);

    /// <summary>Judges a form in which something was given.</summary>
    protected abstract Judgement JudgeGiven(RawAnswer raw, AnsweringContext context);

    /// <summary>The fields of an answer that was given.</summary>
    protected abstract RawAnswer FieldsOf(Answer answer);

    /// <summary>Describes an answer that was given.</summary>
    protected abstract IReadOnlyList<string> DescribeGiven(Answer answer, AnsweringContext? context);

    /// <summary>The cells of an answer that was given.</summary>
    protected abstract IReadOnlyList<string> CellsOf(Answer answer);

    /// <summary>Reads an answer that was given.</summary>
    protected abstract Answer ReadGiven(JsonElement json);

    /// <summary>Lists what is wrong with the definition beyond the form of its members.</summary>
    internal virtual void Check(QuestionCheck check)
    {
    }

    /// <summary>Writes the members this kind adds.</summary>
    internal abstract void WriteMembers(Utf8JsonWriter writer);

    /// <summary>Answers that stand for all that conditions can tell apart; null when there are too many to list.</summary>
    internal virtual IReadOnlyList<Answer>? Representatives(ConditionMentions mentions) => [new TextAnswer("…")];

    internal string LabelOf(string itemText) => $"{Text} – {itemText}";

    /// <summary>Says that an answer belongs to another kind of question: a caller's mistake.</summary>
    protected ArgumentException Mismatch(Answer answer) => new($"Question {Code} ({Kind}) cannot hold {answer.GetType().Name}.", nameof(answer));

    /// <summary>Says that stored JSON is no answer to this question.</summary>
    protected FormatException Unreadable(JsonElement json) => new($"Stored answer to {Code} ({Kind}) is not readable: {json.ValueKind}.");
}

/// <summary>A list of codes of a question, by what they are.</summary>
/// <param name="Name">"option" or "item".</param>
/// <param name="Options">The codes with their texts.</param>
public sealed record CodedList(string Name, IReadOnlyList<Option> Options);
