using System.Text.Encodings.Web;
using System.Text.Json;

namespace Engage.Domain.Assemblies;

/// <summary>What a panel must look like: the questions asked at registration, each answer with its quota. Nothing else is asked of people's lives.</summary>
/// <param name="Features">The features in order.</param>
public sealed record SelectionTargets(IReadOnlyList<TargetFeature> Features)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>No features: anybody of the pool may be drawn with anybody.</summary>
    public static SelectionTargets None { get; } = new([]);

    /// <summary>The feature with a code, or null.</summary>
    public TargetFeature? Find(string code) => Features.FirstOrDefault(f => string.Equals(f.Code, code, StringComparison.Ordinal));

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not of that form.</exception>
    public static SelectionTargets FromJson(string json) => JsonSerializer.Deserialize<SelectionTargets>(json, _json) ?? throw new JsonException("There are no targets.");
}

/// <summary>A feature of people that the panel is balanced by; staff screens say category.</summary>
/// <param name="Code">Stable, such as age-band.</param>
/// <param name="Name">What staff and reports call it, such as Age.</param>
/// <param name="Question">What people are asked, such as How old are you?</param>
/// <param name="Hint">More words under the question, or null.</param>
/// <param name="Source">Where the population figures come from, or null.</param>
/// <param name="Values">The answers, at least two.</param>
public sealed record TargetFeature(string Code, string Name, string Question, string? Hint, string? Source, IReadOnlyList<TargetValue> Values)
{
    /// <summary>The value with a code, or null.</summary>
    public TargetValue? Find(string? code) => Values.FirstOrDefault(v => string.Equals(v.Code, code, StringComparison.Ordinal));
}

/// <summary>One answer of a feature, with its quota.</summary>
/// <param name="Code">Stable, such as 16-24.</param>
/// <param name="Label">What people read.</param>
/// <param name="Population">How many people of the area it is true of; null when not known.</param>
/// <param name="Min">The fewest of them on the panel.</param>
/// <param name="Max">The most of them on the panel.</param>
public sealed record TargetValue(string Code, string Label, double? Population, int Min, int Max);
