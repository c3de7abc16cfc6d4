using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Engage.Domain.Sortition.Draws;

namespace Engage.Domain.Assemblies.Draws;

/// <summary>Where the randomness of a draw comes from.</summary>
public enum RandomSourceKind
{
    /// <summary>Three digits drawn by hand in front of witnesses.</summary>
    Digits,

    /// <summary>A round of the public randomness of drand.</summary>
    Drand,

    /// <summary>Two numbers, each chosen by one official and committed to beforehand.</summary>
    Seeds,
}

/// <summary>A named future source of randomness: said before the draw, so that nobody can choose among outcomes.</summary>
/// <param name="Kind">What kind of source.</param>
/// <param name="At">Not before when the randomness exists.</param>
/// <param name="How">In words: where and how digits are drawn, or who the officials are.</param>
/// <param name="Round">The number of the drand round; null for other sources.</param>
/// <param name="Commitments">The SHA-256 of each official's number in lower-case hexadecimal digits; empty for other sources.</param>
public sealed record RandomSource(RandomSourceKind Kind, DateTimeOffset At, string How, long? Round, IReadOnlyList<string> Commitments)
{
    /// <summary>The chain of drand whose rounds are used: a round every three seconds since its genesis.</summary>
    public const string DrandChain = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";

    /// <summary>The most characters of <see cref="How"/>.</summary>
    public const int LongestHow = 500;

    private const long DrandGenesis = 1_692_803_367, DrandPeriod = 3;
    private const int DrandDigits = 64, FewestSeedDigits = 16;

    /// <summary>Digits drawn by hand.</summary>
    public static RandomSource OfDigits(DateTimeOffset at, string how) => new(RandomSourceKind.Digits, at, how, null, []);

    /// <summary>The first round of drand at or after a moment.</summary>
    public static RandomSource OfDrand(DateTimeOffset at)
    {
        var round = (Math.Max(0, at.ToUnixTimeSeconds() - DrandGenesis) + DrandPeriod - 1) / DrandPeriod + 1;
        return new(RandomSourceKind.Drand, at, "", round, []);
    }

    /// <summary>Two officials' numbers.</summary>
    /// <param name="commitments">The SHA-256 of each, 64 hexadecimal digits.</param>
    /// <exception cref="ArgumentException">There are not two hashes.</exception>
    public static RandomSource OfSeeds(DateTimeOffset at, string how, IReadOnlyList<string> commitments)
    {
        ArgumentNullException.ThrowIfNull(commitments);
        if (commitments.Count != 2 || !commitments.All(IsHash)) { throw new ArgumentException("Two officials commit themselves, each by a SHA-256 of 64 hexadecimal digits.", nameof(commitments)); }
        return new(RandomSourceKind.Seeds, at, how, null, [.. commitments.Select(c => c.ToLowerInvariant())]);
    }

    /// <summary>Whether a text is a SHA-256 in hexadecimal digits.</summary>
    public static bool IsHash(string? text) => text is { Length: 2 * SHA256.HashSizeInBytes } && text.All(char.IsAsciiHexDigit);

    /// <summary>What an official publishes of a number: the SHA-256 of its lower-case hexadecimal digits as text.</summary>
    public static string CommitmentOf(string seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(seed)));

    /// <summary>Where anybody looks up the randomness; null when it is not on the web.</summary>
    public string? Address => Round is { } round ? string.Create(CultureInfo.InvariantCulture, $"https://api.drand.sh/{DrandChain}/public/{round}") : null;

    /// <summary>The source as it is written into the lottery, whose hash then covers it.</summary>
    public string Describe() => Kind switch
    {
        RandomSourceKind.Digits => string.Create(CultureInfo.InvariantCulture, $"Three digits drawn by hand, not before {At.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {How}"),
        RandomSourceKind.Drand => string.Create(CultureInfo.InvariantCulture, $"The randomness of round {Round} of the drand chain {DrandChain}, {At.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
        _ => string.Create(CultureInfo.InvariantCulture, $"The numbers of two officials, joined by +, not before {At.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {How}. Their SHA-256: {Commitments[0]} and {Commitments[1]}"),
    };

    /// <summary>Reads what came from the source.</summary>
    /// <param name="text">Digits, or hexadecimal digits; of two officials both numbers joined by +.</param>
    /// <param name="panels">How many panels the lottery has.</param>
    /// <returns>The randomness, or what is wrong, in a sentence.</returns>
    public (DrawRandomness? Randomness, string? Problem) Read(string? text, int panels)
    {
        var randomness = DrawRandomness.Parse(text ?? "");
        var problem = Kind switch
        {
            RandomSourceKind.Digits when randomness?.IsDigitsFor(panels) != true => $"Enter the {DigitsOf(panels)} digits that were drawn, such as {new string('0', DigitsOf(panels) - 1)}7",
            RandomSourceKind.Drand when randomness?.Text is not { Length: DrandDigits } digits || digits.Contains('+', StringComparison.Ordinal) => $"Enter the randomness of the round, {DrandDigits} hexadecimal digits",
            RandomSourceKind.Seeds => SeedProblem(randomness?.Text.Split('+') ?? []),
            _ => null,
        };
        return problem is null ? (randomness, null) : (null, problem);
    }

    private static int DigitsOf(int panels) => (panels - 1).ToString(CultureInfo.InvariantCulture).Length;

    private string? SeedProblem(string[] seeds)
    {
        if (seeds.Length != 2 || seeds.Any(s => s.Length < FewestSeedDigits)) { return $"Enter both numbers joined by +, each of at least {FewestSeedDigits} hexadecimal digits"; }
        for (var i = 0; i < seeds.Length; i++)
        {
            if (CommitmentOf(seeds[i]) != Commitments[i]) { return $"The {(i == 0 ? "first" : "second")} number is not the one that was committed to: its SHA-256 is {CommitmentOf(seeds[i])}"; }
        }
        return null;
    }
}
