using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Engage.Domain.Statistics;
using Engage.Domain.Surveys.Conditions;

namespace Engage.Domain.Surveys.Questions;

/// <summary>A question answered with several options: the shared part of the kinds that show check boxes.</summary>
public abstract class SeveralOf : Question
{
    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    protected SeveralOf()
    {
    }

    [SetsRequiredMembers]
    private protected SeveralOf(QuestionReader from)
        : base(from)
    {
        Options = from.Members.Options("options");
    }

    /// <summary>The options in order.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>The fewest options of an answer; one that stands alone is enough by itself.</summary>
    public abstract int Least { get; }

    /// <summary>The most options of an answer.</summary>
    public abstract int Most { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<CodedList> CodedLists => [new("option", Options)];

    /// <inheritdoc/>
    public override IReadOnlyList<CodebookEntry> Codebook
    {
        get
        {
            IEnumerable<CodebookEntry> entries = Options.Select(o => new CodebookEntry($"{Code}.{o.Code}", LabelOf(o.Text), "1 or 0", [new("1", "Chosen"), new("0", "Not chosen")]));
            return OtherText.Option(Options) is { } other ? [.. entries, OtherText.Entry(Code, Text, other)] : [.. entries];
        }
    }

    /// <summary>What may be chosen, in a sentence for the hint: "Select up to 5 options".</summary>
    public string Instruction => (Least, Most) switch
    {
        _ when HasNoBounds => "Select all that apply",
        var (least, most) when least == most => $"Select {Count(most)}",
        ( <= 1, var most) => $"Select up to {Count(most)}",
        var (least, most) when most >= Options.Count => $"Select at least {Count(least)}",
        var (least, most) => $"Select between {least} and {Count(most)}",
    };

    /// <inheritdoc/>
    public override Tally NewTally() => new OptionTally(Options, isSeveral: true);

    /// <inheritdoc/>
    protected override string DefaultWhenMissing => HasNoBounds ? "Select at least 1 option" : Instruction;

    private bool HasNoBounds => Least <= 1 && Most >= Options.Count;

    internal override IReadOnlyList<Option> ClosedOptions => Options;

    /// <inheritdoc/>
    protected override bool IsGiven(RawAnswer raw) => base.IsGiven(raw) || OtherText.IsGiven(raw, Options);

    /// <inheritdoc/>
    protected override Judgement JudgeGiven(RawAnswer raw, AnsweringContext context)
    {
        var posted = raw.All(RawAnswer.AnswerField).Where(v => !string.IsNullOrWhiteSpace(v)).ToHashSet(StringComparer.Ordinal);
        if (posted.Count == 0 && OtherText.Option(Options) is { } implied) { posted.Add(implied.Code); }
        var chosen = Options.Where(o => posted.Contains(o.Code)).ToList();

        if (chosen.Count < posted.Count) { return Problem("Select options from the list"); }
        if (chosen.Count > 1 && chosen.Find(o => o.StandsAlone) is { } alone) { return Problem($"Select “{alone.Text}” on its own, or take it away"); }
        if (chosen.Count > Most) { return Problem($"Select no more than {Count(Most)}. You have selected {chosen.Count}."); }
        if (chosen.Count < Least && !chosen[0].StandsAlone) { return Problem($"Select at least {Count(Least)}. You have selected {chosen.Count}."); }

        string? text = null;
        var fault = chosen.Find(o => o.Role == OptionRole.Other) is { } other ? OtherText.Judge(raw, other, out text) : null;
        return fault ?? Judgement.Of(new OptionsAnswer([.. chosen.Select(o => o.Code)], text));
    }

    /// <inheritdoc/>
    protected override RawAnswer FieldsOf(Answer answer)
    {
        var given = Given(answer);
        var fields = given.Codes.Select(c => (RawAnswer.AnswerField, c));
        return given.OtherText is { } text && OtherText.Option(Options) is { } other
            ? RawAnswer.Of(fields.Append((RawAnswer.OtherField(other.Code), text)))
            : RawAnswer.Of(fields);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DescribeGiven(Answer answer, AnsweringContext? context)
    {
        var given = Given(answer);
        return [.. Chosen(given).Select(o => OtherText.Describe(o.Text, o.Role == OptionRole.Other ? given.OtherText : null))];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CellsOf(Answer answer)
    {
        var given = Given(answer);
        var cells = Options.Select(o => given.Codes.Contains(o.Code, StringComparer.Ordinal) ? "1" : "0");
        return OtherText.Option(Options) is null ? [.. cells] : [.. cells, given.OtherText ?? ""];
    }

    /// <inheritdoc/>
    protected override Answer ReadGiven(JsonElement json)
    {
        var isObject = json.ValueKind == JsonValueKind.Object;
        if (!StoredCodes.TryRead(isObject && json.TryGetProperty("options", out var list) ? list : json, Options, out var codes)) { throw Unreadable(json); }
        return new OptionsAnswer(codes, isObject ? json.TextOf("other") : null);
    }

    internal override IReadOnlyList<Answer>? Representatives(ConditionMentions mentions) => SubsetSketches.Of(this, mentions);

    internal override void Check(QuestionCheck check)
    {
        check.Options("options", "option", Options, 2);
        for (var i = 0; i < Options.Count; i++)
        {
            if (Options[i] is { IsExclusive: true, Role: not OptionRole.Ordinary }) { check.Fault($"options[{i}].exclusive", "Only an ordinary option can be exclusive; “Don’t know” and “Prefer not to say” are so already."); }
        }
    }

    /// <summary>Writes "1 option" or "5 options".</summary>
    private protected static string Count(int count) => count == 1 ? "1 option" : $"{count} options";

    internal IEnumerable<Option> Chosen(OptionsAnswer given) => Options.Where(o => given.Codes.Contains(o.Code, StringComparer.Ordinal));

    private static Judgement Problem(string sentence) => Judgement.Problem(RawAnswer.AnswerField, sentence);

    private OptionsAnswer Given(Answer answer) => answer as OptionsAnswer ?? throw Mismatch(answer);
}
