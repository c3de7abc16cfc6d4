using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys.Conditions;

namespace Engage.Domain.Surveys.Questions;

/// <summary>A question answered with one option: the shared part of all kinds that show radio buttons or a select.</summary>
public abstract class OneOf : Question
{
    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    protected OneOf()
    {
    }

    [SetsRequiredMembers]
    private protected OneOf(QuestionReader from)
        : base(from)
    {
    }

    /// <summary>All options in order, those the kind adds itself included.</summary>
    public abstract IReadOnlyList<Option> Choices { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<CodedList> CodedLists => [new("option", Choices)];

    /// <inheritdoc/>
    public override IReadOnlyList<CodebookEntry> Codebook => OtherText.Codebook(
        new CodebookEntry(Code, Text, "option code", [.. Choices.Select(c => new CodebookValue(c.Code, c.Text))]), Choices);

    /// <inheritdoc/>
    public override Tally NewTally() => new OptionTally(Choices, isSeveral: false);

    /// <inheritdoc/>
    protected override string DefaultWhenMissing => "Select an option";

    internal override IReadOnlyList<Option> ClosedOptions => Choices;

    /// <summary>The option of a code.</summary>
    public Option? FindOption(string code) => Choices.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.Ordinal));

    internal override IReadOnlyList<Answer>? Representatives(ConditionMentions mentions) =>
        [.. mentions.Classes(Choices.Select(c => c.Code)).Select(c => new OptionAnswer(c[0]))];

    /// <inheritdoc/>
    protected override bool IsGiven(RawAnswer raw) => base.IsGiven(raw) || OtherText.IsGiven(raw, Choices);

    /// <inheritdoc/>
    protected override Judgement JudgeGiven(RawAnswer raw, AnsweringContext context)
    {
        var codes = raw.All(RawAnswer.AnswerField).Where(v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count > 1) { return Judgement.Problem(RawAnswer.AnswerField, "Select only one option"); }
        var option = codes.Count == 0 ? OtherText.Option(Choices) : FindOption(codes[0]);
        if (option is null) { return Judgement.Problem(RawAnswer.AnswerField, "Select an option from the list"); }
        return OtherText.Judge(raw, option, out var text) ?? Judgement.Of(new OptionAnswer(option.Code, text));
    }

    /// <inheritdoc/>
    protected override RawAnswer FieldsOf(Answer answer)
    {
        var given = Given(answer);
        return given.OtherText is { } text
            ? RawAnswer.Of((RawAnswer.AnswerField, given.Code), (RawAnswer.OtherField(given.Code), text))
            : RawAnswer.Of((RawAnswer.AnswerField, given.Code));
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DescribeGiven(Answer answer, AnsweringContext? context)
    {
        var given = Given(answer);
        return [OtherText.Describe(FindOption(given.Code)?.Text ?? given.Code, given.OtherText)];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CellsOf(Answer answer)
    {
        var given = Given(answer);
        return OtherText.Option(Choices) is null ? [given.Code] : [given.Code, given.OtherText ?? ""];
    }

    /// <inheritdoc/>
    protected override Answer ReadGiven(JsonElement json)
    {
        var (code, text) = json.ValueKind == JsonValueKind.Object
            ? (json.TextOf("option"), json.TextOf("other"))
            : (json.ValueKind == JsonValueKind.String ? json.GetString() : null, null);
        return code is not null && FindOption(code) is not null ? new OptionAnswer(code, text) : throw Unreadable(json);
    }

    private OptionAnswer Given(Answer answer) => answer as OptionAnswer ?? throw Mismatch(answer);
}
