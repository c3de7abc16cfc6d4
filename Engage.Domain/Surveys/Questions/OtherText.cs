using System.Text.Json;

namespace Engage.Domain.Surveys.Questions;

/// <summary>The text field beside the option "Other, please say", the same in every kind that has options.</summary>
internal static class OtherText
{
    /// <summary>The option with the text field; null when none has.</summary>
    internal static Option? Option(IReadOnlyList<Option> options) => options.FirstOrDefault(o => o.Role == OptionRole.Other);

    /// <summary>Something written beside the option means the option, even when it was not selected.</summary>
    internal static bool IsGiven(RawAnswer raw, IReadOnlyList<Option> options) =>
        Option(options) is { } other && raw.HasAny(RawAnswer.OtherField(other.Code));

    /// <summary>Reads the text of a chosen option; a judgement only when it cannot be used.</summary>
    internal static Judgement? Judge(RawAnswer raw, Option option, out string? text)
    {
        text = null;
        if (option.Role != OptionRole.Other) { return null; }
        var field = RawAnswer.OtherField(option.Code);
        if (CleanText.TooLong(raw.First(field), Limits.ShortAnswer, CleanText.Line, out var cleaned) is { } tooLong) { return Judgement.Problem(field, tooLong); }
        text = cleaned.Length > 0 ? cleaned : null;
        return null;
    }

    internal static string Describe(string option, string? text) => text is null ? option : $"{option}: {text}";

    internal static IReadOnlyList<CodebookEntry> Codebook(CodebookEntry entry, IReadOnlyList<Option> options) =>
        Option(options) is { } other ? [entry, Entry(entry.Column, entry.Label, other)] : [entry];

    internal static CodebookEntry Entry(string question, string label, Option other) =>
        new($"{question}_other", $"{label} – {other.Text}", "text", []);

    internal static string? TextOf(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
