namespace Engage.Domain;

/// <summary>Digits and capital letters of which no two are read or heard as each other: for references and codes that people type.</summary>
public static class ReadableSymbols
{
    /// <summary>2 to 9 and A to Z without I, L, O, U and V: 29, a prime number.</summary>
    public const string All = "23456789ABCDEFGHJKMNPQRSTWXYZ";

    /// <summary>A text in groups of four with hyphens between.</summary>
    public static string Grouped(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join('-', text.Chunk(4).Select(group => new string(group)));
    }
}
