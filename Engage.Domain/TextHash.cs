namespace Engage.Domain;

/// <summary>Numbers that stand for texts, the same on every machine.</summary>
internal static class TextHash
{
    /// <summary>A number that depends on a text and a seed, even over all numbers of 64 bits (FNV-1a, then SplitMix64).</summary>
    public static ulong Of(string text, long seed)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) { hash = unchecked((hash ^ c) * 1099511628211UL); }
        var state = unchecked(hash ^ (ulong)seed);
        return SeededRandom.SplitMix(ref state);
    }
}
