using System.Buffers;

namespace Engage.Domain;

/// <summary>
/// Ids that may be seen outside: 128 random bits as 26 letters and digits (Crockford base 32, lower case). They reveal no
/// order and no count, and mean the same in an address, in both databases and in a CSV file.
/// </summary>
public static class PublicId
{
    /// <summary>The number of characters of every id.</summary>
    public const int Length = 26;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <summary>Writes 16 bytes, made by the caller's generator, as an id.</summary>
    /// <param name="bytes">Exactly 16 random bytes.</param>
    /// <exception cref="ArgumentException">There are not 16 bytes.</exception>
    public static string From(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != 16) { throw new ArgumentException("An id is made of 16 bytes.", nameof(bytes)); }

        Span<char> text = stackalloc char[Length];
        int buffer = 0, bits = 0, used = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5) { text[used++] = Alphabet[(buffer >> (bits - 5)) & 31]; }
            buffer &= (1 << bits) - 1;
        }
        text[used] = Alphabet[(buffer << (5 - bits)) & 31];
        return new string(text);
    }

    /// <summary>Whether a text has the form of an id; says nothing of whether it exists.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: Length } && !text.AsSpan().ContainsAnyExcept(Letters);
}
