using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys.Conditions;

namespace Engage.Domain.Surveys.Questions;

/// <summary>A question answered with a number between two bounds: the shared part of numbers and money.</summary>
public abstract class Numeric : Question
{
    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    protected Numeric()
    {
    }

    [SetsRequiredMembers]
    private protected Numeric(QuestionReader from)
        : base(from)
    {
    }

    /// <summary>The least number that can be given.</summary>
    public decimal Least { get; init; }

    /// <summary>The greatest number that can be given.</summary>
    public decimal Most { get; init; } = 1_000_000;

    /// <summary>The most digits after the point.</summary>
    public abstract int Decimals { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<CodebookEntry> Codebook => [new(Code, Text, Content, [])];

    /// <summary>What the cells of the export hold.</summary>
    protected abstract string Content { get; }

    /// <summary>What is to be entered, such as "a number".</summary>
    protected abstract string Thing { get; }

    /// <inheritdoc/>
    public override Tally NewTally() => new NumberTally();

    /// <inheritdoc/>
    protected override string DefaultWhenMissing => $"Enter {Thing}";

    internal override bool IsNumeric => true;

    /// <summary>Writes a number as people read it.</summary>
    protected abstract string Write(decimal value);

    /// <inheritdoc/>
    protected override Judgement JudgeGiven(RawAnswer raw, AnsweringContext context)
    {
        var isNumber = NumberText.TryRead(Bare(raw.First(RawAnswer.AnswerField)), out var value, out var decimals);
        return !isNumber || value < Least || value > Most || decimals > Decimals
            ? Judgement.Problem(RawAnswer.AnswerField, isNumber && decimals > Decimals ? TooFine : $"Enter {Thing} between {Write(Least)} and {Write(Most)}")
            : Judgement.Of(new NumberAnswer(value));
    }

    /// <summary>The sentence for more digits after the point than are kept.</summary>
    protected virtual string TooFine => Decimals == 0
        ? $"Enter a whole number between {Write(Least)} and {Write(Most)}"
        : $"Enter {Thing} with no more than {Decimals} digits after the point";

    /// <summary>The typed text without a sign of the unit.</summary>
    protected virtual string Bare(string text) => text;

    /// <inheritdoc/>
    protected override RawAnswer FieldsOf(Answer answer) => RawAnswer.Of((RawAnswer.AnswerField, NumberText.Plain(Given(answer).Value)));

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DescribeGiven(Answer answer, AnsweringContext? context) => [Write(Given(answer).Value)];

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CellsOf(Answer answer) => [NumberText.Plain(Given(answer).Value)];

    /// <inheritdoc/>
    protected override Answer ReadGiven(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var value) ? new NumberAnswer(value) : throw Unreadable(json);

    /// <summary>
    /// Thresholds cut the numbers into ranges that conditions cannot tell apart within. The greatest number of each range is a
    /// threshold, the one just below it, or the greatest of all: these stand for every number.
    /// </summary>
    internal override IReadOnlyList<Answer>? Representatives(ConditionMentions mentions)
    {
        var step = 1m / (decimal)Math.Pow(10, Decimals);
        return
        [
            .. mentions.Thresholds.SelectMany(t => new[] { Math.Floor(t / step) * step, (Math.Floor(t / step) - 1) * step })
                .Append(Most).Where(v => v >= Least && v <= Most).Distinct().Order().Select(v => new NumberAnswer(v)),
        ];
    }

    internal override void Check(QuestionCheck check)
    {
        if (Least > Most) { check.Fault("least", $"\"least\" is {NumberText.Write(Least)}, which is more than \"most\", {NumberText.Write(Most)}."); }
        if (decimal.Round(Least, Decimals) != Least) { check.Fault("least", "\"least\" has more digits after the point than an answer may have."); }
        if (decimal.Round(Most, Decimals) != Most) { check.Fault("most", "\"most\" has more digits after the point than an answer may have."); }
    }

    private NumberAnswer Given(Answer answer) => answer as NumberAnswer ?? throw Mismatch(answer);
}

/// <summary>A number between two bounds, whole unless the definition allows digits after the point.</summary>
public sealed class NumberQuestion : Numeric
{
    internal const string KindName = "number";

    private const decimal Widest = 1_000_000_000m;

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public NumberQuestion()
    {
    }

    [SetsRequiredMembers]
    internal NumberQuestion(QuestionReader from)
        : base(from)
    {
        Least = from.Members.Decimal("least", -Widest, Widest, 6, 0);
        Most = from.Members.Decimal("most", -Widest, Widest, 6, 1_000_000);
        Places = from.Members.Whole("decimals", 0, 6, 0);
        Unit = from.Members.OptionalText("unit", Limits.Title);
    }

    /// <summary>What is counted, shown after the field: "years".</summary>
    public string? Unit { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override int Decimals => Places;

    /// <summary>The most digits after the point, 0 to 6.</summary>
    public int Places { get; init; }

    /// <inheritdoc/>
    protected override string Content => Unit ?? "number";

    /// <inheritdoc/>
    protected override string Thing => "a number";

    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteDecimal("least", Least);
        writer.WriteDecimal("most", Most);
        if (Decimals != 0) { writer.WriteNumber("decimals", Decimals); }
        writer.WriteOptional("unit", Unit);
    }

    internal override IEnumerable<string> ChangesOfMeaning(Question older)
    {
        if (older is NumberQuestion before && !string.Equals(before.Unit, Unit, StringComparison.Ordinal)) { yield return $"the unit changed from \"{before.Unit}\" to \"{Unit}\"."; }
    }

    /// <inheritdoc/>
    protected override string Write(decimal value) => NumberText.Write(value);
}

/// <summary>An amount of pounds between two bounds.</summary>
public sealed class MoneyQuestion : Numeric
{
    internal const string KindName = "money";

    private const decimal Widest = 1_000_000_000m;

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public MoneyQuestion()
    {
    }

    [SetsRequiredMembers]
    internal MoneyQuestion(QuestionReader from)
        : base(from)
    {
        Least = from.Members.Decimal("least", -Widest, Widest, 6, 0);
        Most = from.Members.Decimal("most", -Widest, Widest, 6, 1_000_000);
        IsWholePounds = from.Members.Flag("wholePounds");
    }

    /// <summary>Whether pence are refused.</summary>
    public bool IsWholePounds { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override int Decimals => IsWholePounds ? 0 : 2;

    /// <inheritdoc/>
    protected override string Content => "pounds";

    /// <inheritdoc/>
    protected override string Thing => "an amount";

    /// <inheritdoc/>
    protected override string TooFine => IsWholePounds ? "Enter an amount in whole pounds, without pence" : "Enter an amount in pounds and pence, like 12.50";

    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteDecimal("least", Least);
        writer.WriteDecimal("most", Most);
        writer.WriteFlag("wholePounds", IsWholePounds);
    }

    /// <inheritdoc/>
    protected override string Bare(string text) => text.Trim().TrimStart('£');

    /// <inheritdoc/>
    protected override string Write(decimal value) => Money.Write(value);
}
