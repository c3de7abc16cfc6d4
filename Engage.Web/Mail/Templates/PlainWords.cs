using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Engage.Web.Mail.Templates;

/// <summary>
/// What people wrote, as words of a message: one line, no characters that turn or hide the writing, and nothing a mail
/// program would make a link of.
/// </summary>
internal static partial class PlainWords
{
    // Not seen, and not part of any address: it parts what looks like one.
    private const string WordJoiner = "\u2060";

    /// <summary>The words.</summary>
    public static string Of(string value) => Linkable().Replace(Clean(value), match => match.Value + WordJoiner);

    private static string Clean(string value)
    {
        var clean = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) { clean.Append(' '); }
            else if (category is not UnicodeCategory.Format) { clean.Append(rune); }
        }
        return clean.ToString().Trim();
    }

    [GeneratedRegex(@"@|://|(?<=[\p{L}\p{N}])[.\u3002\uff0e](?=\p{L}{2})|(?<=www)\.", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Linkable();
}
