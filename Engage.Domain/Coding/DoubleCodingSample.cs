namespace Engage.Domain.Coding;

/// <summary>
/// Which answers a second person codes: a random tenth, and where answers are few at least thirty. Each answer's place in the
/// draw depends on the seed and its random id alone, so the same answers are drawn on every machine and a late answer
/// disturbs few of them.
/// </summary>
public static class DoubleCodingSample
{
    /// <summary>The least answers drawn, where there are as many: a coefficient of fewer says little.</summary>
    public const int Least = 30;

    /// <summary>The share drawn: one in so many.</summary>
    public const int OneIn = 10;

    /// <summary>How many of a number of answers are drawn.</summary>
    public static int SizeOf(int answers) => Math.Min(answers, Math.Max(Least, (answers + OneIn - 1) / OneIn));

    /// <summary>The ids drawn.</summary>
    /// <param name="ids">The ids of the responses that hold an answer.</param>
    /// <param name="seed">The codebook's seed.</param>
    public static IReadOnlySet<string> Draw(IReadOnlyCollection<string> ids, long seed) =>
        ids.OrderBy(id => PlaceOf(id, seed)).ThenBy(id => id, StringComparer.Ordinal).Take(SizeOf(ids.Count)).ToHashSet(StringComparer.Ordinal);

    /// <summary>The place of a text in the draw of a seed.</summary>
    public static ulong PlaceOf(string text, long seed) => TextHash.Of(text, seed);
}
