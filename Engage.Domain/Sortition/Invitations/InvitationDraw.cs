namespace Engage.Domain.Sortition.Invitations;

/// <summary>An address that can be written to.</summary>
/// <param name="Id">Unique.</param>
/// <param name="Area">The area it lies in; the same text for all when areas do not count.</param>
/// <param name="Decile">The decile of deprivation, 1 the most deprived; null when it is not known.</param>
public sealed record Address(string Id, string Area, int? Decile);

/// <summary>How many letters go where.</summary>
/// <param name="Letters">How many letters in all; about 200 a seat are usual.</param>
public sealed record InvitationPlan(int Letters)
{
    /// <summary>The share of letters that goes to deprived addresses beside their share of the rest, from 0 to below 1; 0.2 is usual.</summary>
    public double Boost { get; init; }

    /// <summary>The deciles the boost is for.</summary>
    public (int First, int Last) BoostDeciles { get; init; } = (1, 3);

    /// <summary>The fewest letters for each area.</summary>
    public int FewestPerArea { get; init; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; }
}

/// <summary>Addresses that all have the same chance.</summary>
/// <param name="Area">The area.</param>
/// <param name="IsBoosted">Whether they are in the deciles the boost is for.</param>
/// <param name="Addresses">How many there are.</param>
/// <param name="Letters">How many of them get a letter.</param>
public sealed record InvitationStratum(string Area, bool IsBoosted, int Addresses, int Letters)
{
    /// <summary>The chance of each address.</summary>
    public double Chance => Addresses == 0 ? 0 : (double)Letters / Addresses;
}

/// <summary>Who gets a letter, and everybody's chance.</summary>
/// <param name="Invited">Indices of the addresses, ascending.</param>
/// <param name="Strata">All strata.</param>
/// <param name="StratumOf">For each address the index of its stratum.</param>
public sealed record InvitationsDrawn(IReadOnlyList<int> Invited, IReadOnlyList<InvitationStratum> Strata, IReadOnlyList<int> StratumOf);

/// <summary>
/// Draws the addresses that get a letter: a stratified sample (Neyman 1934) by area and deprivation. Letters are shared out to whole numbers by the largest remainders (Hamilton 1792), so
/// that each address's chance is known exactly: letters over addresses of its stratum.
/// </summary>
public static class InvitationDraw
{
    /// <summary>Draws.</summary>
    /// <param name="addresses">The addresses that may be written to, without those written to before.</param>
    /// <param name="plan">How many letters go where.</param>
    /// <returns>Null when there are fewer addresses than letters, or the areas' fewest letters cannot all be had.</returns>
    /// <exception cref="ArgumentException">The plan's numbers are out of range.</exception>
    public static InvitationsDrawn? Draw(IReadOnlyList<Address> addresses, InvitationPlan plan)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Letters < 1 || !(plan.Boost is >= 0 and < 1) || plan.FewestPerArea < 0) { throw new ArgumentException("The plan's numbers are out of range.", nameof(plan)); }

        bool IsBoosted(Address a) => a.Decile is { } decile && decile >= plan.BoostDeciles.First && decile <= plan.BoostDeciles.Last;
        var groups = Enumerable.Range(0, addresses.Count).GroupBy(i => (addresses[i].Area, IsBoosted: IsBoosted(addresses[i]))).OrderBy(g => g.Key.Area, StringComparer.Ordinal).ThenBy(g => g.Key.IsBoosted)
            .Select(g => (g.Key.Area, g.Key.IsBoosted, Members: g.ToArray())).ToArray();
        if (Letters([.. groups.Select(g => (g.Area, g.IsBoosted, g.Members.Length))], plan) is not { } letters) { return null; }

        var random = new SeededRandom(plan.Seed);
        List<int> invited = [];
        var stratumOf = new int[addresses.Count];
        for (var g = 0; g < groups.Length; g++)
        {
            foreach (var i in groups[g].Members) { stratumOf[i] = g; }
            random.Shuffle<int>(groups[g].Members);
            invited.AddRange(groups[g].Members.AsSpan(0, letters[g]));
        }
        invited.Sort();
        return new InvitationsDrawn(invited, [.. groups.Select((g, i) => new InvitationStratum(g.Area, g.IsBoosted, g.Members.Length, letters[i]))], stratumOf);
    }

    private static int[]? Letters((string Area, bool IsBoosted, int Addresses)[] strata, InvitationPlan plan)
    {
        double all = strata.Sum(s => s.Addresses), deprived = strata.Where(s => s.IsBoosted).Sum(s => s.Addresses);
        var boost = deprived > 0 ? plan.Boost : 0;
        double[] wish = [.. strata.Select(s => plan.Letters * ((1 - boost) * s.Addresses / all + (s.IsBoosted ? boost * s.Addresses / deprived : 0)))];
        var areas = Enumerable.Range(0, strata.Length).GroupBy(i => strata[i].Area, StringComparer.Ordinal).Select(g => g.ToArray()).ToArray();

        double[] wishOfArea = [.. areas.Select(a => a.Sum(i => wish[i]))];
        int[] room = [.. areas.Select(a => a.Sum(i => strata[i].Addresses))];
        int[] fewest = [.. room.Select(r => Math.Min(r, plan.FewestPerArea))];
        if (Apportionment.Share(plan.Letters, wishOfArea, fewest, room) is not { } lettersOfArea) { return null; }
        var letters = new int[strata.Length];
        for (var a = 0; a < areas.Length; a++)
        {
            var within = Apportionment.Share(lettersOfArea[a], [.. areas[a].Select(i => wish[i])], new int[areas[a].Length], [.. areas[a].Select(i => strata[i].Addresses)])!;
            for (var k = 0; k < within.Length; k++) { letters[areas[a][k]] = within[k]; }
        }
        return letters;
    }
}
