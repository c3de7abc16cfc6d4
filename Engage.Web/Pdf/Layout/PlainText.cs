using System.Globalization;
using System.Text;

namespace Engage.Web.Pdf.Layout;

/// <summary>Makes any string fit to be set in type: no control characters, no invisible marks, no half characters.</summary>
internal static class PlainText
{
    private const int NoBreakSpace = 0xA0;
    private static readonly Rune Space = new(' ');

    public static string Clean(string text)
    {
        if (Ascii.IsValid(text) && !text.Any(char.IsControl)) { return text; }
        var clean = new StringBuilder(text.Length);
        // Enumerating runes turns half a surrogate pair into U+FFFD.
        foreach (var character in text.EnumerateRunes())
        {
            if (Replacement(character) is { } kept) { clean.Append(kept.ToString()); }
        }
        // Accents join their letters, for which fonts have glyphs.
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    private static Rune? Replacement(Rune character) => Rune.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => Space,
        UnicodeCategory.SpaceSeparator when character.Value != NoBreakSpace => Space,
        // Direction marks, joiners, soft hyphens: they would be boxes here, and can hide what a text says.
        UnicodeCategory.Format => null,
        _ when IsVariation(character.Value) => null,
        UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate => Rune.ReplacementChar,
        _ => character,
    };

    private static bool IsVariation(int value) => value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x1F3FB and <= 0x1F3FF);
}
