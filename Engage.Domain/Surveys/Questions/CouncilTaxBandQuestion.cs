using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Engage.Domain.Places;

namespace Engage.Domain.Surveys.Questions;

/// <summary>The council-tax band of the respondent's home: A to H, and "I don't know my band".</summary>
public sealed class CouncilTaxBandQuestion : OneOf
{
    internal const string KindName = "council-tax-band";

    /// <summary>The variable it measures unless the definition says otherwise.</summary>
    public const string BandVariable = "council-tax-band";

    private static readonly Option[] Bands =
    [
        .. CouncilTaxBands.All.Select(b => new Option(b.Code, $"Band {b}") { Hint = $"{b.ValueIn1991} in 1991" }),
        new("dont-know", "I don’t know my band") { Role = OptionRole.DontKnow },
    ];

    /// <summary>Makes the question in code; definitions are read from JSON.</summary>
    public CouncilTaxBandQuestion()
    {
    }

    [SetsRequiredMembers]
    internal CouncilTaxBandQuestion(QuestionReader from)
        : base(from)
    {
        HasPreferNotToSay = from.Members.Flag("preferNotToSay");
    }

    /// <summary>Whether "Prefer not to say" is offered too.</summary>
    public bool HasPreferNotToSay { get; init; }

    /// <inheritdoc/>
    public override string Kind => KindName;

    /// <inheritdoc/>
    public override IReadOnlyList<Option> Choices => new AddedOptions(DontKnow: false, HasPreferNotToSay).After(Bands);

    /// <inheritdoc/>
    protected override string DefaultWhenMissing => "Select your council tax band, or that you don’t know it";

    /// <summary>The band of an answer; null when it was passed over or is not known.</summary>
    public static CouncilTaxBand? BandOf(Answer? answer) => answer is OptionAnswer given ? CouncilTaxBands.Find(given.Code) : null;

    internal override void WriteMembers(Utf8JsonWriter writer) => writer.WriteFlag("preferNotToSay", HasPreferNotToSay);
}
