using System.Security.Cryptography;
using Engage.Domain.Sortition.Optimisation;
using Engage.Domain.Sortition.Selection;

namespace Engage.Domain.Sortition.Draws;

/// <summary>One thing that was checked.</summary>
/// <param name="What">What, in a few words.</param>
/// <param name="Passed">Whether it holds; null when it could not be settled, which is no failure.</param>
/// <param name="Detail">What was found.</param>
public sealed record LotteryCheck(string What, bool? Passed, string Detail);

/// <summary>Re-checks a published lottery and its draw from nothing but their files.</summary>
public static class LotteryVerifier
{
    private const long NodesForProof = 200_000;

    /// <summary>Checks everything.</summary>
    /// <param name="lotteryFile">The bytes of the lottery.</param>
    /// <param name="drawFile">The bytes of the draw's record; null when there is none yet.</param>
    /// <param name="publishedSha256">The hash published before the draw; null when it is not known.</param>
    /// <param name="limits">When to stop looking for the proof.</param>
    /// <returns>All checks; nothing may be believed when one did not pass.</returns>
    public static IReadOnlyList<LotteryCheck> Verify(ReadOnlyMemory<byte> lotteryFile, ReadOnlyMemory<byte>? drawFile = null, string? publishedSha256 = null, SearchLimits limits = default)
    {
        List<LotteryCheck> checks = [];
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(lotteryFile.Span));
        if (publishedSha256 is not null)
        {
            var isSame = sha256.Equals(publishedSha256.Trim(), StringComparison.OrdinalIgnoreCase);
            checks.Add(new("published hash", isSame, isSame ? sha256 : $"The file's SHA-256 is {sha256}, and {publishedSha256} was published."));
        }
        var (lottery, problem) = LotteryJson.Read(lotteryFile);
        checks.Add(new("file", problem is null, problem ?? $"Written as it should be; SHA-256 {sha256}."));
        if (lottery is null) { return checks; }

        checks.Add(People(lottery));
        if (checks[^1].Passed == false) { return checks; }
        checks.Add(Panels(lottery));
        if (checks[^1].Passed == false) { return checks; }
        checks.Add(Probabilities(lottery));
        checks.Add(Proof(lottery, limits));
        if (drawFile is { } draw) { checks.Add(Draw(lottery, draw)); }
        return checks;
    }

    private static LotteryCheck People(LotteryDocument lottery)
    {
        var count = lottery.People.Count;
        var problem = lottery.People.Select(p => p.Pseudonym).Distinct(StringComparer.Ordinal).Count() < count ? "A pseudonym is there twice."
            : lottery.People.FirstOrDefault(p => p.Values.Count != lottery.Features.Count || p.Values.Where((v, f) => v < 0 || v >= lottery.Features[f].Values.Count).Any()) is { } wrong ? $"The values of {wrong.Pseudonym} do not fit the features."
            : lottery.Households.SelectMany(h => h).Any(i => i < 0 || i >= count) || lottery.Households.SelectMany(h => h).Distinct().Count() < lottery.Households.Sum(h => h.Length) ? "The households do not fit the people."
            : lottery.Panels.Count == 0 ? "There are no panels."
            : null;
        return new("people", problem is null, problem ?? $"{count} people, {lottery.Households.Count} shared addresses.");
    }

    private static LotteryCheck Panels(LotteryDocument lottery)
    {
        var homes = new int[lottery.People.Count];
        for (var h = 0; h < lottery.Households.Count; h++)
        {
            foreach (var person in lottery.Households[h]) { homes[person] = h + 1; }
        }
        for (var i = 0; i < lottery.Panels.Count; i++)
        {
            if (PanelProblem(lottery, lottery.Panels[i], homes) is { } problem) { return new("panels", false, $"Panel {i}: {problem}"); }
        }
        var masked = lottery.People.Count(p => p.Values.Any(v => v is null));
        return new("panels", true, $"{lottery.Panels.Count} panels of {lottery.PanelSize} meet all quotas{(masked > 0 ? $", as far as the masked values of {masked} people let see" : "")}; nobody shares an address on a panel.");
    }

    private static string? PanelProblem(LotteryDocument lottery, int[] panel, int[] homes)
    {
        if (panel.Length != lottery.PanelSize) { return $"it has {panel.Length} members instead of {lottery.PanelSize}."; }
        for (var i = 0; i < panel.Length; i++)
        {
            if (panel[i] < 0 || panel[i] >= lottery.People.Count || (i > 0 && panel[i] <= panel[i - 1])) { return "its members are not people of the pool, each once, in order."; }
        }
        int[] shared = [.. panel.Select(i => homes[i]).Where(h => h > 0)];
        if (shared.Distinct().Count() < shared.Length) { return "two of its members share an address."; }
        for (var f = 0; f < lottery.Features.Count; f++)
        {
            var counts = new int[lottery.Features[f].Values.Count];
            foreach (var person in panel)
            {
                if (lottery.People[person].Values[f] is { } value) { counts[value]++; }
            }
            var hidden = panel.Length - counts.Sum();
            for (var v = 0; v < counts.Length; v++)
            {
                var quota = lottery.Features[f].Values[v].Quota;
                if (counts[v] > quota.Max || counts[v] + hidden < quota.Min) { return $"{counts[v]} members have {lottery.Features[f].Name}, {lottery.Features[f].Values[v].Name}; the quota is {quota}."; }
            }
        }
        return null;
    }

    private static LotteryCheck Probabilities(LotteryDocument lottery)
    {
        var counts = new int[lottery.People.Count];
        foreach (var person in lottery.Panels.SelectMany(p => p)) { counts[person]++; }
        double furthest = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var (person, share) = (lottery.People[i], (double)counts[i] / lottery.Panels.Count);
            if (person.Probability != share) { return new("probabilities", false, $"{person.Pseudonym} is on {counts[i]} panels; the probability stated is {person.Probability}."); }
            furthest = Math.Max(furthest, Math.Abs(share - person.Fair));
        }
        return new("probabilities", true, FormattableString.Invariant($"Everybody's probability is the share of panels they are on, within {furthest:0.00000} of the fair one."));
    }

    /// <summary>Whether no panel weighs more than the bound: then no lottery gives everybody selectable more than it.</summary>
    private static LotteryCheck Proof(LotteryDocument lottery, SearchLimits limits)
    {
        var total = lottery.People.Sum(p => p.Weight);
        if (total == 0) { return new("proof of the minimum", null, "The lottery has none."); }
        if (lottery.People.Any(p => p.Weight < 0) || Math.Abs(total - 1) > 1e-6) { return new("proof of the minimum", false, "The weights are not shares of one."); }
        var least = lottery.People.Where(p => p.Fair > 0).Min(p => p.Fair);
        if (least > lottery.Bound + 1e-6) { return new("proof of the minimum", false, "The smallest fair chance is above its bound."); }
        if (lottery.ToPool() is not { } pool) { return new("proof of the minimum", null, "Not checked: some values are masked."); }

        // Should members of a type have unlike weights, the largest counts for all: no panel can then hide behind the others.
        var model = new PanelModel(PersonTypes.Of(pool), lottery.PanelSize);
        double[] weights = [.. model.Types.Members.Select(m => m.Max(i => lottery.People[i].Weight))];
        var search = model.ToSearch(limits);
        if (search.Relax(weights) is not { } relaxed) { return new("proof of the minimum", false, "The quotas allow no panel."); }
        var result = relaxed <= lottery.Bound + 1e-7 ? new SearchResult(null, 0, relaxed, IsComplete: true) : search.Search(lottery.Bound + 1e-7, lottery.Bound + 1e-7, NodesForProof);
        if (result.Counts is not null) { return new("proof of the minimum", false, "There is a panel whose weights sum to more than the bound."); }
        return result.IsComplete
            ? new("proof of the minimum", true, FormattableString.Invariant($"No lottery gives everybody selectable more than {lottery.Bound:0.000000}; here the smallest fair chance is {least:0.000000}."))
            : new("proof of the minimum", null, "The search for a panel that disproves it was not finished.");
    }

    private static LotteryCheck Draw(LotteryDocument lottery, ReadOnlyMemory<byte> file)
    {
        const string What = "draw";
        if (DrawRecord.Read(file) is not { } record) { return new(What, false, "The file is no record of a draw, or it was changed."); }
        if (record.LotterySha256 != lottery.DrawKey()) { return new(What, false, $"It is the draw of another lottery, with the SHA-256 {record.LotterySha256}."); }
        if (DrawRandomness.Parse(record.Randomness) is not { } randomness || randomness.Text != record.Randomness || DrawRecord.Of(lottery, randomness) is not { } again) { return new(What, false, "Its randomness cannot be used."); }
        if (again.Panel != record.Panel || again.Counter != record.Counter) { return new(What, false, $"This randomness draws panel {again.Panel}, not {record.Panel}."); }
        if (!again.Members.SequenceEqual(record.Members, StringComparer.Ordinal)) { return new(What, false, $"The members named are not those of panel {record.Panel}."); }
        if (record.Alternates.Count > 0 && lottery.ToPool() is not null && !DrawRecord.Of(lottery, randomness, record.Alternates.Count)!.Alternates.SequenceEqual(record.Alternates, StringComparer.Ordinal))
        {
            return new(What, false, "The alternates named are not those this randomness draws.");
        }
        return new(What, true, $"{record.Randomness} draws panel {record.Panel}: {string.Join(", ", record.Members)}.");
    }
}
