using System.Globalization;
using System.Text;

namespace Engage.Domain.Surveys;

/// <summary>
/// Text of respondents as it is kept: composed letters (Unicode NFC), lines ending in one newline, no other control
/// characters, no broken characters, no blanks around it. What remains may still be hostile; pages and files encode it.
/// </summary>
public static class CleanText
{
    /// <summary>Cleans a text that may have lines.</summary>
    public static string Lines(string raw)
    {
        var kept = new StringBuilder(raw.Length);
        var previous = default(Rune);
        // Enumerating runes turns a lone surrogate into the replacement character.
        foreach (var rune in raw.EnumerateRunes())
        {
            var isSecondOfPair = rune.Value == '\n' && previous.Value == '\r';
            previous = rune;
            if (isSecondOfPair) { continue; }
            if (rune.Value is '\r' or '\n' or 0x0085 or 0x2028 or 0x2029) { kept.Append('\n'); }
            else if (rune.Value == '\t') { kept.Append(' '); }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control) { kept.Append(rune.ToString()); }
        }
        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>Cleans a text of one line: newlines become spaces.</summary>
    public static string Line(string raw) => Lines(raw).Replace('\n', ' ');

    /// <summary>The number of characters as people count them at a keyboard: an emoji beyond the basic plane is one.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Why a text is too long, or null. Looks at the raw length first, so that a flood costs nothing.</summary>
    internal static string? TooLong(string raw, int most, Func<string, string> clean, out string cleaned)
    {
        cleaned = "";
        if (raw.Length > (4 * most) + 1000) { return Sentence(raw.Length, most); }
        cleaned = clean(raw);
        var length = Length(cleaned);
        return length > most ? Sentence(length, most) : null;
    }

    private static string Sentence(int length, int most) => string.Create(
        CultureInfo.InvariantCulture,
        $"Your answer must be {most:N0} characters or fewer. You have used {length:N0}.");
}
