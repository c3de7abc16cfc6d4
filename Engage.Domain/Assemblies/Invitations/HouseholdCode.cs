using System.Diagnostics.CodeAnalysis;

namespace Engage.Domain.Assemblies.Invitations;

/// <summary>
/// The code of a household's letter: twelve symbols shown as 3 x 4. The last one is a check symbol, a weighted sum over a
/// prime, which finds every single wrong symbol and every two that changed places before anything is looked up.
/// </summary>
public static class HouseholdCode
{
    /// <summary>How many symbols a code has.</summary>
    public const int Length = 12;

    /// <summary>How many of them are chosen by chance.</summary>
    public const int RandomLength = Length - 1;

    // Far more than anybody types for twelve symbols with hyphens; a flood costs nothing.
    private const int LongestTyped = 60;

    /// <summary>Adds the check symbol.</summary>
    /// <param name="symbols">Eleven of <see cref="ReadableSymbols.All"/>, made by the caller's generator.</param>
    /// <exception cref="ArgumentException">They are not eleven such symbols.</exception>
    public static string Complete(string symbols)
    {
        if (symbols is not { Length: RandomLength } || symbols.Any(s => !ReadableSymbols.All.Contains(s, StringComparison.Ordinal))) { throw new ArgumentException($"A code is made of {RandomLength} symbols.", nameof(symbols)); }
        var size = ReadableSymbols.All.Length;
        return symbols + ReadableSymbols.All[(size - (Sum(symbols) % size)) % size];
    }

    /// <summary>Reads a code as people type it: case, blanks and hyphens do not count.</summary>
    /// <param name="typed">What somebody typed.</param>
    /// <param name="code">Twelve symbols; null when it is no code.</param>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = null;
        if (typed is null or { Length: > LongestTyped }) { return false; }
        var symbols = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '‐' or '‑' or '–' or '—'))).ToUpperInvariant();
        if (symbols.Length != Length || symbols.Any(s => !ReadableSymbols.All.Contains(s, StringComparison.Ordinal)) || Sum(symbols) % ReadableSymbols.All.Length != 0) { return false; }
        code = symbols;
        return true;
    }

    // Weights 12 down to 1: none is a multiple of 29, and no two differ by one.
    private static int Sum(string symbols) => symbols.Select((s, i) => (Length - i) * ReadableSymbols.All.IndexOf(s, StringComparison.Ordinal)).Sum();
}
