using System.Text;
using System.Text.Json;

namespace Engage.Domain.Surveys;

/// <summary>
/// What a survey says and asks. Read from JSON by <see cref="Parse(string)"/>, which proves it; written back as the same
/// bytes. See docs/survey-definition.md.
/// </summary>
public sealed class SurveyDefinition : IEquatable<SurveyDefinition>
{
    private IReadOnlyList<Question>? _questions;
    private IReadOnlyList<Question>? _equalityQuestions;
    private Dictionary<string, Question>? _byCode;
    private string? _json;

    /// <summary>The name of the survey.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about, in a sentence or two; plain text, for cards and search engines.</summary>
    public required string Summary { get; init; }

    /// <summary>What people read before they start; safe Markdown.</summary>
    public string? Introduction { get; init; }

    /// <summary>How long it takes, in minutes.</summary>
    public required int MinutesToComplete { get; init; }

    /// <summary>Who decides and when; null where nothing is to be decided.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The law under which views are asked; safe Markdown.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>How to answer without the web; safe Markdown.</summary>
    public string? OtherWays { get; init; }

    /// <summary>What happens with the answers; safe Markdown, shown on the receipt too.</summary>
    public string? Afterwards { get; init; }

    /// <summary>What is kept and how long; safe Markdown.</summary>
    public string? Privacy { get; init; }

    /// <summary>The equality questions asked after the survey.</summary>
    public EqualityChoice Equality { get; init; } = EqualityChoice.None;

    /// <summary>The sections in order.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>All questions in order, without the equality questions.</summary>
    public IReadOnlyList<Question> Questions => _questions ??= [.. Sections.SelectMany(s => s.Questions)];

    /// <summary>The equality questions in order, those that depend on others included.</summary>
    public IReadOnlyList<Question> EqualityQuestions => _equalityQuestions ??= Equality.QuestionsBeside(Questions);

    /// <summary>Reads a definition of anybody. Never throws: what is wrong is in the outcome.</summary>
    public static DefinitionOutcome Parse(string json) => DefinitionReader.Read(json);

    /// <summary>Reads a definition from a UTF-8 file. Never throws: what is wrong is in the outcome.</summary>
    public static DefinitionOutcome Parse(ReadOnlySpan<byte> utf8) => DefinitionReader.Read(utf8);

    /// <summary>Reads a definition that was checked when it was stored.</summary>
    /// <exception cref="FormatException">It is not usable after all: the store is damaged.</exception>
    public static SurveyDefinition FromStored(string json)
    {
        var outcome = Parse(json);
        return outcome.Definition ?? throw new FormatException($"A stored definition is not usable: {outcome.Problems[0]}");
    }

    /// <summary>The question of a code, equality questions included; null when there is none.</summary>
    public Question? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The section a question is in; null for equality questions.</summary>
    public Section? SectionOf(Question question) => Sections.FirstOrDefault(s => s.Questions.Contains(question));

    /// <summary>The definition as canonical JSON: two spaces, one newline at the end, members in a fixed order, nothing that is absent.</summary>
    public string ToJson()
    {
        if (_json is not null) { return _json; }
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonWriting.Indented)) { DefinitionWriter.Write(writer, this); }
        stream.WriteByte((byte)'\n');
        return _json = Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Whether two definitions say the same.</summary>
    public bool Equals(SurveyDefinition? other) => other is not null && string.Equals(ToJson(), other.ToJson(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SurveyDefinition);

    /// <inheritdoc/>
    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    private Dictionary<string, Question> ByCode
    {
        get
        {
            if (_byCode is not null) { return _byCode; }
            var byCode = new Dictionary<string, Question>(StringComparer.Ordinal);
            foreach (var question in Questions.Concat(EqualityQuestions)) { byCode.TryAdd(question.Code, question); }
            return _byCode = byCode;
        }
    }
}

/// <summary>Some questions under a heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Introduction">What is read before the first question of the section; safe Markdown.</param>
/// <param name="Questions">The questions in order.</param>
public sealed record Section(string Title, string? Introduction, IReadOnlyList<Question> Questions);

/// <summary>Who decides what the survey is about, and when.</summary>
/// <param name="Maker">The person or body, by office.</param>
/// <param name="Date">The day of the decision.</param>
/// <param name="Explanation">What is decided and how the answers count; safe Markdown.</param>
public sealed record Decision(string Maker, DateOnly Date, string? Explanation);
