using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engage.Domain.Surveys.Consultations;

/// <summary>
/// What people must know of a proposal before they can say what they think of it: the reasons, the options, who decides and
/// when, and how people are reached. Everything may still be missing in a draft; <see cref="BasisNeed"/> says what is.
/// </summary>
public sealed record ConsultationBasis
{
    /// <summary>The most characters of a text in Markdown.</summary>
    public const int MaxTextLength = 20_000;

    /// <summary>The most characters of a line.</summary>
    public const int MaxLineLength = 300;

    /// <summary>The most options.</summary>
    public const int MaxOptions = 20;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
        RespectNullableAnnotations = true,
    };

    /// <summary>Nothing written yet.</summary>
    public static ConsultationBasis Empty { get; } = new();

    /// <summary>Why something is proposed; safe Markdown.</summary>
    public string Reasons { get; init; } = "";

    /// <summary>What was considered, those put aside included, in the order shown.</summary>
    public IReadOnlyList<BasisOption> Options { get; init; } = [];

    /// <summary>Who decides, by office.</summary>
    public string DecisionMaker { get; init; } = "";

    /// <summary>The day of the decision.</summary>
    public DateOnly? DecisionDate { get; init; }

    /// <summary>Where the equality impact assessment is found: a file reference or an address.</summary>
    public string EqualityReference { get; init; } = "";

    /// <summary>The day of the equality impact assessment.</summary>
    public DateOnly? EqualityDate { get; init; }

    /// <summary>Where the data-protection impact assessment is found.</summary>
    public string DataProtectionReference { get; init; } = "";

    /// <summary>The day of the data-protection impact assessment.</summary>
    public DateOnly? DataProtectionDate { get; init; }

    /// <summary>Why the time people have is enough; safe Markdown.</summary>
    public string TimeReasons { get; init; } = "";

    /// <summary>How the people of the area are reached; one line.</summary>
    public string People { get; init; } = "";

    /// <summary>How ratepayers' representatives are reached; one line.</summary>
    public string Ratepayers { get; init; } = "";

    /// <summary>How victims of crime are reached; one line.</summary>
    public string Victims { get; init; } = "";

    /// <summary>How the consultation is made known; safe Markdown.</summary>
    public string Publicity { get; init; } = "";

    /// <summary>Reads a basis.</summary>
    /// <exception cref="JsonException">It is not one; the message names the place.</exception>
    public static ConsultationBasis Parse(string json) => JsonSerializer.Deserialize<ConsultationBasis>(json, _json) ?? throw new JsonException("A basis is a JSON object, not null.");

    /// <summary>The basis as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <summary>Whether both say the same.</summary>
    public bool SaysTheSameAs(ConsultationBasis other) => string.Equals(ToJson(), other.ToJson(), StringComparison.Ordinal);

    /// <summary>The basis with an option added, or changed when the position is taken.</summary>
    /// <param name="position">From 0.</param>
    public ConsultationBasis WithOption(int position, BasisOption option)
    {
        var options = Options.ToList();
        if (position < options.Count) { options[position] = option; }
        else { options.Add(option); }
        // One option is preferred at most: the last one marked so.
        if (option.IsPreferred) { options = [.. options.Select(o => o with { IsPreferred = ReferenceEquals(o, option) })]; }
        return this with { Options = options };
    }

    /// <summary>The basis without the option at a position.</summary>
    /// <param name="position">From 0.</param>
    public ConsultationBasis WithoutOption(int position) => this with { Options = [.. Options.Where((_, i) => i != position)] };
}

/// <summary>Something that could be done, as it was put to people or put aside.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Meaning">What it would mean; safe Markdown.</param>
/// <param name="For">What speaks for it; safe Markdown.</param>
/// <param name="Against">What speaks against it; safe Markdown.</param>
public sealed record BasisOption(string Title, string Meaning, string For, string Against)
{
    /// <summary>Whether it leaves things as they are.</summary>
    public bool IsNoChange { get; init; }

    /// <summary>Whether the office-holder prefers it, as far as is known when people are asked.</summary>
    public bool IsPreferred { get; init; }

    /// <summary>Why it was put aside before people were asked; null when it is put to them.</summary>
    public string? DiscardedBecause { get; init; }

    /// <summary>Whether it was put aside.</summary>
    [JsonIgnore]
    public bool IsDiscarded => DiscardedBecause is not null;

    /// <summary>Whether nothing is missing: what it means and both sides, or why it was put aside.</summary>
    [JsonIgnore]
    public bool IsComplete => Title.Length > 0 && Meaning.Length > 0 && (IsDiscarded ? DiscardedBecause!.Length > 0 : For.Length > 0 && Against.Length > 0);
}
