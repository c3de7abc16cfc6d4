using System.Diagnostics.CodeAnalysis;

namespace Engage.Domain.Places;

/// <summary>
/// United Kingdom postcodes: read as people type them, written one way, packed for search. Only the form is judged; whether
/// a postcode exists is the gazetteer's to say.
/// </summary>
public static class Postcode
{
    private const int InwardLength = 3;
    private const int MaxLength = 7;

    /// <summary>
    /// Reads a full postcode in any case, with spaces, full stops or hyphens anywhere. The letters O and I where only a digit can
    /// stand, and 0 and 1 where only a letter can, are taken as the slips they are; a position where both could stand is
    /// left as typed.
    /// </summary>
    /// <param name="raw">What somebody typed.</param>
    /// <param name="postcode">Upper case without a space, such as CW72UA; null when it has not the form of a postcode.</param>
    public static bool TryNormalise([NotNullWhen(true)] string? raw, [NotNullWhen(true)] out string? postcode)
    {
        Span<char> text = stackalloc char[MaxLength];
        var length = Clean(raw, text);
        postcode = length > 0 ? text[..length].ToString() : null;
        return postcode is not null;
    }

    /// <summary>Reads a full postcode straight into its key, without making a text of it: for imports of millions.</summary>
    public static bool TryPack(ReadOnlySpan<char> raw, out ulong key)
    {
        Span<char> text = stackalloc char[MaxLength];
        var length = Clean(raw, text);
        key = length > 0 ? Pack(text[..length]) : 0;
        return length > 0;
    }

    /// <summary>Writes a normalised postcode with its space: CW72UA becomes CW7 2UA.</summary>
    /// <exception cref="ArgumentException">It is too short to have two parts.</exception>
    public static string Format(string postcode)
    {
        if (postcode is not { Length: > InwardLength }) { throw new ArgumentException("A postcode has two parts.", nameof(postcode)); }
        return $"{postcode[..^InwardLength]} {postcode[^InwardLength..]}";
    }

    /// <summary>Packs a normalised postcode into a number that sorts as the text does: one byte to a character, from the left.</summary>
    /// <exception cref="ArgumentException">It is longer than seven characters.</exception>
    public static ulong Pack(ReadOnlySpan<char> postcode)
    {
        if (postcode.Length > MaxLength) { throw new ArgumentException("A postcode has at most seven characters.", nameof(postcode)); }

        ulong key = 0;
        for (var i = 0; i < sizeof(ulong); i++) { key = (key << 8) | (i < postcode.Length ? (byte)postcode[i] : (byte)0); }
        return key;
    }

    /// <summary>The normalised postcode of a key.</summary>
    public static string Unpack(ulong key)
    {
        Span<char> text = stackalloc char[sizeof(ulong)];
        var length = 0;
        for (var shift = 56; shift >= 0 && (byte)(key >> shift) is > 0 and var character; shift -= 8) { text[length++] = (char)character; }
        return text[..length].ToString();
    }

    /// <summary>Puts the clean postcode into <paramref name="text"/> and returns its length; 0 when it is none.</summary>
    private static int Clean(ReadOnlySpan<char> raw, Span<char> text)
    {
        var length = 0;
        foreach (var character in raw)
        {
            if (char.IsWhiteSpace(character) || character is '-' or '.') { continue; }
            if (length == MaxLength || !char.IsAsciiLetterOrDigit(character)) { return 0; }
            text[length++] = char.ToUpperInvariant(character);
        }

        if (length < InwardLength + 2) { return 0; }
        var outwardLength = length - InwardLength;
        return ReadInward(text[outwardLength..length]) && ReadOutward(text[..outwardLength]) ? length : 0;
    }

    // Royal Mail: a digit, then two letters of which none is C, I, K, M, O or V.
    private static bool ReadInward(Span<char> inward)
    {
        inward[0] = AsDigit(inward[0]);
        return char.IsAsciiDigit(inward[0]) && IsInwardLetter(inward[1]) && IsInwardLetter(inward[2]);
    }

    // Royal Mail: A9, A99, A9A, AA9, AA99 and AA9A, and GIR. No letter I or O closes an outward part, and no district of two digits begins with 0.
    private static bool ReadOutward(Span<char> outward)
    {
        if (outward is "GIR") { return true; }

        outward[0] = AsLetter(outward[0]);
        outward[^1] = AsDigit(outward[^1]);
        if (outward.Length == 4 || (outward.Length == 3 && outward[1] == '0')) { outward[1] = AsLetter(outward[1]); }

        if (outward[0] is 'Q' or 'V' or 'X' || !char.IsAsciiLetter(outward[0])) { return false; }
        if (!char.IsAsciiLetter(outward[1])) { return outward.Length <= 3 && char.IsAsciiDigit(outward[1]); }
        if (outward.Length == 2 || outward[1] is 'J' or 'Z') { return false; }

        outward[2] = AsDigit(outward[2]);
        return char.IsAsciiDigit(outward[2]);
    }

    private static bool IsInwardLetter(char character) => char.IsAsciiLetter(character) && character is not ('C' or 'I' or 'K' or 'M' or 'O' or 'V');

    private static char AsDigit(char character) => character switch { 'O' => '0', 'I' => '1', _ => character };

    private static char AsLetter(char character) => character switch { '0' => 'O', '1' => 'I', _ => character };
}
