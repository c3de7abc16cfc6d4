namespace Engage.Domain.Places;

/// <summary>The eight council-tax bands of England (Local Government Finance Act 1992, section 5).</summary>
public enum CouncilTaxBand
{
    /// <summary>Up to £40,000 in 1991; pays 6 ninths of Band D.</summary>
    A,

    /// <summary>£40,001 to £52,000; 7 ninths.</summary>
    B,

    /// <summary>£52,001 to £68,000; 8 ninths.</summary>
    C,

    /// <summary>£68,001 to £88,000; the band in which precepts are quoted.</summary>
    D,

    /// <summary>£88,001 to £120,000; 11 ninths.</summary>
    E,

    /// <summary>£120,001 to £160,000; 13 ninths.</summary>
    F,

    /// <summary>£160,001 to £320,000; 15 ninths.</summary>
    G,

    /// <summary>Over £320,000; 18 ninths.</summary>
    H,
}

/// <summary>What the law says of each band.</summary>
public static class CouncilTaxBands
{
    private static readonly int[] NinthsByBand = [6, 7, 8, 9, 11, 13, 15, 18];

    private static readonly string[] ValuesByBand =
    [
        "Up to £40,000", "£40,001 to £52,000", "£52,001 to £68,000", "£68,001 to £88,000",
        "£88,001 to £120,000", "£120,001 to £160,000", "£160,001 to £320,000", "Over £320,000",
    ];

    /// <summary>A to H.</summary>
    public static IReadOnlyList<CouncilTaxBand> All { get; } = Enum.GetValues<CouncilTaxBand>();

    extension(CouncilTaxBand band)
    {
        /// <summary>The ninths of Band D that a home in the band pays.</summary>
        public int Ninths => NinthsByBand[(int)band];

        /// <summary>What a home in the band was worth on 1 April 1991, in words.</summary>
        public string ValueIn1991 => ValuesByBand[(int)band];

        /// <summary>The code by which answers and population counts name it: a to h.</summary>
        public string Code => ((char)('a' + (int)band)).ToString();
    }

    /// <summary>The band of a code, a to h; null for any other text.</summary>
    public static CouncilTaxBand? Find(string? code) =>
        code is [>= 'a' and <= 'h'] ? (CouncilTaxBand)(code[0] - 'a') : null;
}
