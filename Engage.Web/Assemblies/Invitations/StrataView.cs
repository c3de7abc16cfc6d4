using System.Globalization;
using Engage.Domain;
using Engage.Domain.Assemblies.Invitations;
using Engage.Domain.Places;
using Engage.Domain.Sortition.Invitations;
using Engage.Web.TagHelpers;

namespace Engage.Web.Assemblies.Invitations;

/// <summary>How letters were shared out, as a table: addresses of one line had the same chance.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Lines">Area, deprivation, addresses, letters, chance.</param>
public sealed record StrataView(string Id, IReadOnlyList<(string Area, string Deprivation, string Addresses, string Letters, string Chance)> Lines)
{
    /// <summary>The table of strata.</summary>
    public static StrataView Of(IReadOnlyList<InvitationStratum> strata, Gazetteer gazetteer, string id = "strata")
    {
        var hasBoost = strata.Any(s => s.IsBoosted);
        return new(id, [.. strata.Select(s => (gazetteer.Find(s.Area)?.Name ?? s.Area, !hasBoost ? "All" : s.IsBoosted ? "Deprived places" : "Other places", Wording.Count(s.Addresses), Wording.Count(s.Letters), Chance(s.Chance)))]);
    }

    /// <summary>What was asked of a draw, for staff and public alike.</summary>
    public static IEnumerable<SummaryRow> Facts(InvitationRound round)
    {
        yield return new SummaryRow("Letters", Wording.Count(round.Letters));
        yield return new SummaryRow("Addresses that could be drawn", Wording.Count(round.Addresses));
        yield return new SummaryRow("Left out", [$"{Wording.Count(round.WrittenToBefore)} that had a letter in this programme before", $"{Wording.Count(round.Outside)} outside the area"]);
        yield return new SummaryRow("Deprived places", round.Boost == 0 ? "No letters for them alone" : $"{Wording.Percent(round.Boost)} of the letters for deciles {round.FirstDecile} to {round.LastDecile} alone, beside their share of the rest");
        if (round.FewestPerArea > 0) { yield return new SummaryRow("Fewest letters for each area", Wording.Count(round.FewestPerArea)); }
        yield return new SummaryRow("Seed", round.Seed);
    }

    // Two figures say how much more likely one line is than another.
    private static string Chance(double chance) => chance == 0 ? "0" : $"{chance.ToString("0.00%", CultureInfo.InvariantCulture)} (1 in {Wording.Count((int)Math.Round(1 / chance))})";
}
