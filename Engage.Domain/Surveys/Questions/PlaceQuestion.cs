using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Engage.Domain.Places;
using Engage.Domain.Statistics;

namespace Engage.Domain.Surveys.Questions;

/// <summary>
/// Where the respondent lives: a postcode, looked up and forgotten, or an area chosen from a list. Only area codes are
/// kept. The postcode wins where both are given and it is known.
/// </summary>
public sealed class PlaceQuestion : Question
{
    internal const string KindName = "place";

    /// <summary>The field of the area chosen from the list.</summary>
    public const string AreaField = "answer-area";

    /// <summary>The value of <see cref="AreaField"/> for somebody who lives somewhere else.</summary>
    public const string Elsewhere = "elsewhere";

    private static readonly (string Word, AreaKind Value)[] Kinds =
    [
        ("local-policing-unit", AreaKind.LocalPolicingUnit), ("local-authority", AreaKind.LocalAuthority), ("policing-community", AreaKind.PolicingCommunity),
    ];

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public PlaceQuestion()
    {
    }

    [SetsRequiredMembers]
    internal PlaceQuestion(QuestionReader from)
        : base(from)
    {
        Level = from.Members.Word("level", Kinds);
        ElsewhereText = from.Members.OptionalText("elsewhere", Limits.Line);
    }

    /// <summary>Which areas the list offers.</summary>
    public AreaKind Level { get; init; } = AreaKind.LocalPolicingUnit;

    /// <summary>The words of the choice for people from outside, such as "I live somewhere else"; null when it is not offered.</summary>
    public string? ElsewhereText { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<string> FieldNames => [RawAnswer.AnswerField, AreaField];

    /// <inheritdoc/>
    public override IReadOnlyList<CodebookEntry> Codebook =>
    [
        new(Code, Text, "code of the smallest area known", ElsewhereText is { } text ? [new(Elsewhere, text)] : []),
        new($"{Code}.authority", LabelOf("local authority"), "area code", []),
        new($"{Code}.unit", LabelOf("Local Policing Unit"), "area code", []),
        new($"{Code}.community", LabelOf("policing community"), "area code", []),
    ];

    /// <inheritdoc/>
    public override Tally NewTally() => new PlaceTally();

    /// <inheritdoc/>
    protected override string DefaultWhenMissing => "Enter your postcode, or choose your area";

    /// <summary>The areas of the list, in display order.</summary>
    public IReadOnlyList<Area> Areas(AnsweringContext context) => context.Places.Of(Level, context.Today);

    /// <inheritdoc/>
    protected override Judgement JudgeGiven(RawAnswer raw, AnsweringContext context)
    {
        var (postcode, area) = (raw.First(RawAnswer.AnswerField).Trim(), raw.First(AreaField).Trim());
        var isPostcode = Postcode.TryNormalise(postcode, out _);
        if (isPostcode && context.Places.FindPostcode(postcode) is { SmallestCode: { } smallest }) { return Judgement.Of(new PlaceAnswer(smallest, context.Places.PlaceOf(smallest))); }
        if (area.Length > 0) { return JudgeArea(area, context); }
        return Judgement.Problem(RawAnswer.AnswerField, isPostcode
            ? "We do not know this postcode. Check it, or choose your area."
            : "Enter a postcode, like CW7 2UA, or choose your area");
    }

    /// <inheritdoc/>
    protected override RawAnswer FieldsOf(Answer answer) => RawAnswer.Of((AreaField, Given(answer).AreaCode ?? Elsewhere));

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DescribeGiven(Answer answer, AnsweringContext? context)
    {
        var given = Given(answer);
        if (given.AreaCode is null) { return [ElsewhereText ?? "Somewhere else"]; }
        string?[] codes = [given.Place.CommunityCode, given.Place.LocalPolicingUnitCode, given.Place.LocalAuthorityCode];
        return [string.Join(", ", codes.OfType<string>().Append(given.AreaCode).Distinct(StringComparer.Ordinal).Select(c => context?.Places.Find(c)?.Name ?? c))];
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<string> CellsOf(Answer answer)
    {
        var (area, place) = Given(answer);
        return [area ?? Elsewhere, place.LocalAuthorityCode ?? "", place.LocalPolicingUnitCode ?? "", place.CommunityCode ?? ""];
    }

    /// <inheritdoc/>
    protected override Answer ReadGiven(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("area", out _)
            ? new PlaceAnswer(json.TextOf("area"), new Place(json.TextOf("authority"), json.TextOf("unit"), json.TextOf("community")))
            : throw Unreadable(json);

    internal override void WriteMembers(Utf8JsonWriter writer)
    {
        if (Level != AreaKind.LocalPolicingUnit) { writer.WriteString("level", Kinds.First(k => k.Value == Level).Word); }
        writer.WriteOptional("elsewhere", ElsewhereText);
    }

    /// <summary>An area of any kind will do: a form filled again holds the smallest one known.</summary>
    private Judgement JudgeArea(string code, AnsweringContext context)
    {
        if (ElsewhereText is not null && string.Equals(code, Elsewhere, StringComparison.Ordinal)) { return Judgement.Of(new PlaceAnswer(null, Place.Unknown)); }
        return context.Places.Find(code) is { Kind: not AreaKind.Force } area && area.IsValidOn(context.Today)
            ? Judgement.Of(new PlaceAnswer(area.Code, context.Places.PlaceOf(area.Code)))
            : Judgement.Problem(AreaField, "Choose an area from the list");
    }

    private PlaceAnswer Given(Answer answer) => answer as PlaceAnswer ?? throw Mismatch(answer);
}
