using System.Globalization;
using System.Text;

namespace Engage.Domain.Coding;

/// <summary>A word of a text and where it stands.</summary>
/// <param name="Folded">In small letters, without accents and apostrophes.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is there.</param>
internal readonly record struct FoldedWord(string Folded, int Start, int Length);

/// <summary>Takes a text apart into words that compare without regard to case and accents.</summary>
internal static class FoldedText
{
    /// <summary>The words of a text in order: runs of letters and digits, with the apostrophes inside them.</summary>
    internal static List<FoldedWord> WordsOf(string text)
    {
        var words = new List<FoldedWord>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsWord(text, i)) { continue; }
            var start = i;
            while (i < text.Length && (IsWord(text, i) || IsJoint(text, i))) { i++; }
            words.Add(new FoldedWord(Fold(text[start..i]), start, i - start));
        }
        return words;
    }

    /// <summary>Small letters without accents and apostrophes.</summary>
    internal static string Fold(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && !IsApostrophe(c)) { kept.Append(char.ToLowerInvariant(c)); }
        }
        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    // A mark that follows its letter belongs to the word.
    private static bool IsWord(string text, int at) =>
        char.IsLetterOrDigit(text[at]) || CharUnicodeInfo.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark;

    private static bool IsJoint(string text, int at) =>
        IsApostrophe(text[at]) && at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ';
}
