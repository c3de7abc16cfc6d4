using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Engage.Domain.Statistics;

namespace Engage.Domain.Surveys.Questions;

/// <summary>A question answered in the respondent's words: the shared part of short and long text.</summary>
public abstract class Written : Question
{
    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    protected Written()
    {
    }

    [SetsRequiredMembers]
    private protected Written(QuestionReader from, int defaultLength)
        : base(from)
    {
        MaxLength = from.Members.Whole("maxLength", 1, Limits.LongestAnswer, defaultLength);
    }

    /// <summary>The most characters of an answer.</summary>
    public int MaxLength { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<CodebookEntry> Codebook => [new(Code, Text, "text", [])];

    /// <inheritdoc/>
    public override Tally NewTally() => new TextTally();

    /// <inheritdoc/>
    protected override string DefaultWhenMissing => "Enter your answer";

    /// <summary>Cleans what was typed.</summary>
    protected abstract string Clean(string raw);

    /// <inheritdoc/>
    protected override Judgement JudgeGiven(RawAnswer raw, AnsweringContext context)
    {
        if (CleanText.TooLong(raw.First(RawAnswer.AnswerField), MaxLength, Clean, out var text) is { } tooLong) { return Judgement.Problem(RawAnswer.AnswerField, tooLong); }
        if (text.Length > 0) { return Judgement.Of(new TextAnswer(text)); }
        return IsRequired ? JudgeMissing(context) : Judgement.Of(Answer.PassedOver);
    }

    /// <inheritdoc/>
    protected override RawAnswer FieldsOf(Answer answer) => RawAnswer.Of((RawAnswer.AnswerField, Given(answer).Text));

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DescribeGiven(Answer answer, AnsweringContext? context) => Given(answer).Text.Split('\n');

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CellsOf(Answer answer) => [Given(answer).Text];

    /// <inheritdoc/>
    protected override Answer ReadGiven(JsonElement json) =>
        json.ValueKind == JsonValueKind.String && json.GetString() is { Length: > 0 } text ? new TextAnswer(text) : throw Unreadable(json);

    private protected void WriteLength(Utf8JsonWriter writer, int defaultLength)
    {
        if (MaxLength != defaultLength) { writer.WriteNumber("maxLength", MaxLength); }
    }

    private TextAnswer Given(Answer answer) => answer as TextAnswer ?? throw Mismatch(answer);
}

/// <summary>A line of text.</summary>
public sealed class ShortText : Written
{
    internal const string KindName = "short-text";

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public ShortText() => MaxLength = Limits.ShortAnswer;

    [SetsRequiredMembers]
    internal ShortText(QuestionReader from)
        : base(from, Limits.ShortAnswer)
    {
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal override void WriteMembers(Utf8JsonWriter writer) => WriteLength(writer, Limits.ShortAnswer);

    /// <inheritdoc/>
    protected override string Clean(string raw) => CleanText.Line(raw);
}

/// <summary>Text of several lines.</summary>
public sealed class LongText : Written
{
    internal const string KindName = "long-text";

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public LongText() => MaxLength = Limits.LongAnswer;

    [SetsRequiredMembers]
    internal LongText(QuestionReader from)
        : base(from, Limits.LongAnswer)
    {
    }

    /// <inheritdoc/>
    public override string Kind => KindName;

    internal override void WriteMembers(Utf8JsonWriter writer) => WriteLength(writer, Limits.LongAnswer);

    /// <inheritdoc/>
    protected override string Clean(string raw) => CleanText.Lines(raw);
}
