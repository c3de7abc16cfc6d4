using System.Text;
using System.Text.Json;
using Engage.Domain.Surveys;

namespace Engage.Domain.Coding;

/// <summary>One entry of a codebook: what an answer in free text may be about.</summary>
/// <param name="Code">Stable: codings and exports name the theme by it; never given to another theme.</param>
/// <param name="Label">Its name on pages and in the report.</param>
/// <param name="Description">What belongs to it and what does not, for whoever codes.</param>
/// <param name="Keywords">Words and phrases that make the rule suggest it; * at the end of a word stands for any ending.</param>
public sealed record Theme(string Code, string Label, string Description, IReadOnlyList<string> Keywords)
{
    /// <summary>The most characters of a code.</summary>
    public const int MaxCode = 40;

    /// <summary>The most characters of a label.</summary>
    public const int MaxLabel = 80;

    /// <summary>The most characters of a description.</summary>
    public const int MaxDescription = 500;

    /// <summary>The most keywords of a theme.</summary>
    public const int MaxKeywords = 60;

    /// <summary>The most characters of a keyword.</summary>
    public const int MaxKeyword = 60;

    /// <summary>A code made of a label, different from those already given away.</summary>
    public static string CodeFor(string label, IReadOnlyCollection<string> taken)
    {
        var words = string.Join('-', WordsOf(label));
        var stem = words.Length == 0 ? "theme" : words[..Math.Min(words.Length, MaxCode - 4)].TrimEnd('-');
        var code = stem;
        for (var number = 2; taken.Contains(code, StringComparer.Ordinal); number++) { code = $"{stem}-{Wording.Number(number, 0)}"; }
        return code;
    }

    /// <summary>Keywords as typed, one a line or between commas: cleaned, each once.</summary>
    public static IReadOnlyList<string> ReadKeywords(string? typed) =>
        [.. (typed ?? "").Split(['\n', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(CleanText.Line).Where(k => k.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Two themes are the same when all they say is the same.</summary>
    public bool Equals(Theme? other) =>
        other is not null && string.Equals(Code, other.Code, StringComparison.Ordinal) && string.Equals(Label, other.Label, StringComparison.Ordinal)
        && string.Equals(Description, other.Description, StringComparison.Ordinal) && Keywords.SequenceEqual(other.Keywords, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Code);

    /// <summary>Themes as stored.</summary>
    public static string Write(IReadOnlyList<Theme> themes) => JsonSerializer.Serialize(themes, CodingJson.Default.IReadOnlyListTheme);

    /// <summary>Reads themes as stored or as a file has them.</summary>
    /// <exception cref="FormatException">The text is no list of themes.</exception>
    public static IReadOnlyList<Theme> Read(string json)
    {
        try { return JsonSerializer.Deserialize(json, CodingJson.Default.IReadOnlyListTheme) ?? []; }
        catch (JsonException fault) { throw new FormatException("The stored themes are not readable.", fault); }
    }

    private static IEnumerable<string> WordsOf(string label)
    {
        foreach (var word in FoldedText.WordsOf(label))
        {
            var plain = new StringBuilder();
            foreach (var c in word.Folded.Where(char.IsAsciiLetterOrDigit)) { plain.Append(c); }
            if (plain.Length > 0) { yield return plain.ToString(); }
        }
    }
}
