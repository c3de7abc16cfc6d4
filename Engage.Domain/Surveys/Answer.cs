using System.Text.Json;
using Engage.Domain.Places;

namespace Engage.Domain.Surveys;

/// <summary>
/// What a respondent gave to one question, by stable codes. Writes itself as JSON; the question reads it back, so the JSON
/// needs no type names.
/// </summary>
public abstract record Answer
{
    /// <summary>Asked, and nothing given: item non-response.</summary>
    public static PassedOver PassedOver { get; } = new();

    /// <summary>Whether something was given.</summary>
    public virtual bool IsGiven => true;

    /// <summary>The options chosen, for answers made of options; otherwise none.</summary>
    public virtual IReadOnlyList<string> SelectedCodes => [];

    internal abstract void WriteTo(Utf8JsonWriter writer);
}

/// <summary>Asked, and nothing given: item non-response. A question never asked has no answer at all.</summary>
public sealed record PassedOver : Answer
{
    /// <inheritdoc/>
    public override bool IsGiven => false;

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteNullValue();
}

/// <summary>One option.</summary>
/// <param name="Code">The option's code.</param>
/// <param name="OtherText">What was written beside "Other, please say"; null when nothing was.</param>
public sealed record OptionAnswer(string Code, string? OtherText = null) : Answer
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> SelectedCodes => [Code];

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        if (OtherText is null)
        {
            writer.WriteStringValue(Code);
            return;
        }
        writer.WriteStartObject();
        writer.WriteString("option", Code);
        writer.WriteString("other", OtherText);
        writer.WriteEndObject();
    }
}

/// <summary>Several options, in the order of the question.</summary>
/// <param name="Codes">The options' codes; at least one.</param>
/// <param name="OtherText">What was written beside "Other, please say"; null when nothing was.</param>
public sealed record OptionsAnswer(IReadOnlyList<string> Codes, string? OtherText = null) : Answer
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> SelectedCodes => Codes;

    /// <summary>Compares the codes in order.</summary>
    public bool Equals(OptionsAnswer? other) =>
        other is not null && Codes.SequenceEqual(other.Codes, StringComparer.Ordinal) && string.Equals(OtherText, other.OtherText, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Codes.Count, Codes.Count > 0 ? Codes[0] : null, OtherText);

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        if (OtherText is null)
        {
            writer.WriteCodes(Codes);
            return;
        }
        writer.WriteStartObject();
        writer.WritePropertyName("options");
        writer.WriteCodes(Codes);
        writer.WriteString("other", OtherText);
        writer.WriteEndObject();
    }
}

/// <summary>One rating for each item that was rated.</summary>
/// <param name="Ratings">Item code to option code; an item passed over is absent.</param>
public sealed record RatingsAnswer(IReadOnlyDictionary<string, string> Ratings) : Answer
{
    /// <summary>Compares the ratings, in any order.</summary>
    public bool Equals(RatingsAnswer? other) =>
        other is not null && Ratings.Count == other.Ratings.Count
        && Ratings.All(r => other.Ratings.TryGetValue(r.Key, out var value) && string.Equals(value, r.Value, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override int GetHashCode() => Ratings.Count;

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (item, option) in Ratings) { writer.WriteString(item, option); }
        writer.WriteEndObject();
    }
}

/// <summary>Items in the respondent's order, the first choice first.</summary>
/// <param name="Codes">The ranked items; those not ranked are absent.</param>
public sealed record RankingAnswer(IReadOnlyList<string> Codes) : Answer
{
    /// <summary>Compares the items in order.</summary>
    public bool Equals(RankingAnswer? other) => other is not null && Codes.SequenceEqual(other.Codes, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Codes.Count, Codes.Count > 0 ? Codes[0] : null);

    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteCodes(Codes);
}

/// <summary>How much of a total each item was given.</summary>
/// <param name="Amounts">Item code to points or pounds; every item is present.</param>
public sealed record AmountsAnswer(IReadOnlyDictionary<string, int> Amounts) : Answer
{
    /// <summary>Compares the amounts, in any order.</summary>
    public bool Equals(AmountsAnswer? other) =>
        other is not null && Amounts.Count == other.Amounts.Count
        && Amounts.All(a => other.Amounts.TryGetValue(a.Key, out var value) && value == a.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Amounts.Count;

    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (item, amount) in Amounts) { writer.WriteNumber(item, amount); }
        writer.WriteEndObject();
    }
}

/// <summary>A number, or an amount of money in pounds.</summary>
/// <param name="Value">The number given.</param>
public sealed record NumberAnswer(decimal Value) : Answer
{
    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteNumberValue(Value);
}

/// <summary>Words of the respondent, cleaned of what no page, file or database should hold.</summary>
/// <param name="Text">Never empty.</param>
public sealed record TextAnswer(string Text) : Answer
{
    internal override void WriteTo(Utf8JsonWriter writer) => writer.WriteStringValue(Text);
}

/// <summary>Where the respondent lives: area codes only, never the postcode.</summary>
/// <param name="AreaCode">The smallest area known; null for somewhere else.</param>
/// <param name="Place">The areas it lies in.</param>
public sealed record PlaceAnswer(string? AreaCode, Place Place) : Answer
{
    internal override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("area", AreaCode);
        writer.WriteOptional("authority", Place.LocalAuthorityCode);
        writer.WriteOptional("unit", Place.LocalPolicingUnitCode);
        writer.WriteOptional("community", Place.CommunityCode);
        writer.WriteEndObject();
    }
}
