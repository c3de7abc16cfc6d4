using System.Globalization;
using System.Security.Cryptography;
using Engage.Domain.Statistics;

namespace Engage.Domain.Sortition.Draws;

/// <summary>A person of a published lottery.</summary>
/// <param name="Pseudonym">What stands for them.</param>
/// <param name="Values">For each feature the index of the value; null where it is masked because few people have it.</param>
/// <param name="Probability">The share of panels they are on.</param>
/// <param name="Fair">The chance they should have by the algorithm, which the share comes near to.</param>
/// <param name="Weight">Their weight in the proof that the smallest chance could not be larger.</param>
public sealed record LotteryPerson(string Pseudonym, IReadOnlyList<int?> Values, double Probability, double Fair, double Weight);

/// <summary>
/// Everything needed to make and to re-check a public draw, as published before it. Written in one way only (UTF-8, keys sorted, no blanks), so that its SHA-256 commits to it.
/// </summary>
public sealed record LotteryDocument
{
    /// <summary>The format's name and version.</summary>
    public const string Format = "engage-lottery/1";

    /// <summary>The algorithm's name.</summary>
    public required string Algorithm { get; init; }

    /// <summary>Which engine made it.</summary>
    public string Engine { get; init; } = "Engage sortition 1";

    /// <summary>Whether the chances are proven to be the best.</summary>
    public required bool IsOptimal { get; init; }

    /// <summary>No lottery has a larger smallest chance; the people's weights prove it.</summary>
    public required double Bound { get; init; }

    /// <summary>The features with their quotas.</summary>
    public required IReadOnlyList<Feature> Features { get; init; }

    /// <summary>How many seats.</summary>
    public required int PanelSize { get; init; }

    /// <summary>The people.</summary>
    public required IReadOnlyList<LotteryPerson> People { get; init; }

    /// <summary>People who share an address, as indices into <see cref="People"/>.</summary>
    public required IReadOnlyList<int[]> Households { get; init; }

    /// <summary>The panels in their order, as ascending indices into <see cref="People"/>.</summary>
    public required IReadOnlyList<int[]> Panels { get; init; }

    /// <summary>The seed that settled the order of panels and people.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Where the randomness of the draw will come from, named beforehand; empty when it is named elsewhere.</summary>
    public string Source { get; init; } = "";

    /// <summary>Of a copy with masked values the SHA-256 of the whole lottery, which the draw is made with; null on the whole one.</summary>
    public string? WholeSha256 { get; init; }

    /// <summary>Makes the document of a lottery; people are listed in a random order and named by their number in it.</summary>
    /// <param name="lottery">The lottery.</param>
    /// <param name="algorithm">The algorithm's name.</param>
    /// <param name="seed">Settles the order.</param>
    /// <param name="source">Where the randomness will come from.</param>
    /// <param name="hasPseudonyms">Whether the pool's ids are pseudonyms already, which people keep from draw to draw.</param>
    /// <returns>The document, and for each of its people the index in the pool.</returns>
    public static (LotteryDocument Document, IReadOnlyList<int> Key) Of(UniformLottery lottery, string algorithm, ulong seed, string source = "", bool hasPseudonyms = false)
    {
        ArgumentNullException.ThrowIfNull(lottery);
        var (fair, pool) = (lottery.Fair, lottery.Fair.Types.Pool);
        int[] key = [.. Enumerable.Range(0, pool.Members.Count)];
        new SeededRandom(~seed).Shuffle<int>(key);
        var place = new int[key.Length];
        for (var i = 0; i < key.Length; i++) { place[key[i]] = i; }
        var digits = Math.Max(3, key.Length.ToString(CultureInfo.InvariantCulture).Length);
        var (chances, weights) = (fair.Probabilities, fair.Certificate?.Weights);
        var document = new LotteryDocument
        {
            Algorithm = algorithm,
            IsOptimal = fair.IsOptimal,
            Bound = fair.UpperBound,
            Features = pool.Features,
            PanelSize = lottery.Panels.Count > 0 ? lottery.Panels[0].Length : 0,
            People = [.. key.Select((m, i) => new LotteryPerson(hasPseudonyms ? pool.Members[m].Id : $"P{(i + 1).ToString($"D{digits}", CultureInfo.InvariantCulture)}", [.. pool.Members[m].Values.Select(v => (int?)v)], lottery.Probabilities[m], chances[m], weights?[m] ?? 0))],
            Households = [.. key.Select((m, i) => (pool.Members[m].Household, i)).Where(p => p.Household is not null).GroupBy(p => p.Household!, p => p.i, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.ToArray())],
            Panels = [.. lottery.Panels.Select(p => p.Select(m => place[m]).Order().ToArray())],
            Seed = seed,
            Source = source,
        };
        return (document, key);
    }

    /// <summary>The bytes to publish.</summary>
    public byte[] ToBytes() => LotteryJson.Write(this);

    /// <summary>Reads a published lottery.</summary>
    /// <returns>The document where it can be read, and what is wrong with the file, if anything.</returns>
    public static (LotteryDocument? Document, string? Problem) Read(ReadOnlyMemory<byte> bytes) => LotteryJson.Read(bytes);

    /// <summary>The SHA-256 of the bytes in hexadecimal digits.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(ToBytes()));

    /// <summary>The hash the draw is made with: of the whole lottery, also on a masked copy.</summary>
    public string DrawKey() => WholeSha256 ?? Sha256();

    /// <summary>
    /// A copy in which values that fewer people have than the given number are left out, and further ones where what is left out could otherwise be told.
    /// </summary>
    public LotteryDocument Masked(int fewest)
    {
        var rule = new Disclosure(fewest);
        bool[][] hidden = [.. Features.Select((feature, f) => rule.Hide([.. feature.Values.Select((_, v) => People.Count(p => p.Values[f] == v))], addToTotal: true))];
        return this with
        {
            WholeSha256 = Sha256(),
            People = [.. People.Select(p => p with { Values = [.. p.Values.Select((v, f) => v is { } value && hidden[f][value] ? null : v)] })],
        };
    }

    /// <summary>The pool the lottery was made for, people by pseudonyms.</summary>
    /// <returns>Null on a copy with masked values.</returns>
    public Pool? ToPool()
    {
        if (People.Any(p => p.Values.Any(v => v is null))) { return null; }
        var home = new Dictionary<int, string>();
        for (var h = 0; h < Households.Count; h++)
        {
            foreach (var person in Households[h]) { home[person] = $"household {h}"; }
        }
        return new Pool(Features, [.. People.Select((p, i) => new PoolMember(p.Pseudonym, [.. p.Values.Select(v => v!.Value)], home.GetValueOrDefault(i)))]);
    }

    /// <summary>The numbers of the panels a person is on: their tickets.</summary>
    public IReadOnlyList<int> Tickets(int person) => [.. Enumerable.Range(0, Panels.Count).Where(i => Array.BinarySearch(Panels[i], person) >= 0)];
}
