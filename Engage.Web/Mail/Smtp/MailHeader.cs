using System.Globalization;
using System.Text;

namespace Engage.Web.Mail.Smtp;

/// <summary>Writes header fields. What people wrote can never begin another field, another address or another person.</summary>
internal static class MailHeader
{
    // "=?utf-8?B?" and "?=" around 56 characters of base64, which are 42 bytes: 68 of the 75 that RFC 2047 allows.
    private const int MaxBytes = 42;
    private const int MaxPlain = 60;
    private const int MaxName = 100;

    /// <summary>Adds a field whose value the program made itself.</summary>
    /// <exception cref="ArgumentException">The value is not of printable ASCII.</exception>
    public static void Add(StringBuilder headers, string name, string value)
    {
        if (value.Replace("\r\n ", "", StringComparison.Ordinal).Any(c => c is < ' ' or > '~')) { throw new ArgumentException($"The header {name} would not be one line.", nameof(value)); }
        headers.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    /// <summary>A text in words, for a subject: as it is, or encoded (RFC 2047), folded.</summary>
    public static string Text(string text)
    {
        var clean = OneLine(text);
        return clean.Length <= MaxPlain && clean.All(c => c is >= ' ' and <= '~') && !clean.Contains("=?", StringComparison.Ordinal) ? clean : Encoded(clean);
    }

    /// <summary>One person: the name, when there is one left after what could be taken for an address or mark-up is gone, and the address.</summary>
    public static string Person(string name, string address) => Name(name) is { Length: > 0 } shown ? $"{shown} <{address}>" : $"<{address}>";

    /// <summary>A date (RFC 5322).</summary>
    public static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    /// <summary>A name without quotes, controls, brackets and words that look like an address.</summary>
    public static string PlainName(string name)
    {
        var words = OneLine(string.Concat(name.Where(c => c is not ('"' or '<' or '>' or '(' or ')' or '[' or ']' or '\\' or ':' or ';' or ','))))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Contains('@', StringComparison.Ordinal) && !word.Contains("=?", StringComparison.Ordinal));
        var plain = string.Join(' ', words);
        return plain.Length > MaxName ? plain[..(char.IsHighSurrogate(plain[MaxName - 1]) ? MaxName - 1 : MaxName)].TrimEnd() : plain;
    }

    private static string Name(string name) =>
        PlainName(name) is var plain && plain.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '\'') && plain.Length <= MaxPlain ? plain : Encoded(plain);

    // Controls include line ends and tabs; format characters include those that turn the direction of writing.
    private static string OneLine(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? " " : Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format ? "" : rune.ToString())).Trim();

    private static string Encoded(string text)
    {
        var (encoded, run, bytes) = (new StringBuilder(), new StringBuilder(), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MaxBytes) { Flush(); }
            run.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }
        Flush();
        return encoded.ToString();

        void Flush()
        {
            if (run.Length == 0) { return; }
            encoded.Append(encoded.Length > 0 ? "\r\n " : "").Append("=?utf-8?B?").Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(run.ToString()))).Append("?=");
            run.Clear();
            bytes = 0;
        }
    }
}
