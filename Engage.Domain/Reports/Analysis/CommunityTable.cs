using Engage.Domain.Places;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Analysis;

/// <summary>
/// The share of one answer in every policing community: from the community's own answers where there are enough, else
/// drawn towards the mean of all and called modelled, and nothing where even that would rest on too few.
/// </summary>
public static class CommunityTable
{
    /// <summary>The grouping by policing community; without groups where the area tree has none.</summary>
    public static Grouping Grouping(Gazetteer places, DateOnly day) =>
        new("policing-community", "Policing community", [.. places.Of(AreaKind.PolicingCommunity, day).Select(a => new Group(a.Code, a.Name))], r => r.Response.CommunityCode);

    /// <summary>The table.</summary>
    /// <param name="columns">The responses, with the grouping by community.</param>
    /// <param name="communities">The grouping.</param>
    /// <param name="answer">The answer's variable.</param>
    /// <param name="category">One of its categories.</param>
    /// <param name="weights">The weight of each response; empty for none.</param>
    public static TableBlock Of(ResponseColumns columns, Grouping communities, AnalysisVariable answer, Group category, IReadOnlyList<double> weights)
    {
        var sample = weights.Count > 0 ? new OpenSample(weights) : new OpenSample(columns.Count);
        var shares = SmallAreaShares.Of(sample, columns.Store.Code(answer.Code), category.Code, columns.By(communities)).ToDictionary(s => s.Area, StringComparer.Ordinal);
        return new TableBlock(
            $"{answer.Name} “{category.Name}” by policing community",
            [new("Community", 2.6, IsRowHeader: true), new("Answers", 1, IsNumeric: true), new("Share", 1, IsNumeric: true), new("Error", 1, IsNumeric: true), new("From", 1.6)],
            [.. communities.Groups.Select(g => Row(g.Name, shares[g.Code]))],
            [
                $"{(weights.Count > 0 ? "Weighted" : "Unweighted")}. From {SmallAreaShares.UsualDirectBase} answers a community’s share is that of its own answers. With {Disclosure.UsualThreshold} to {SmallAreaShares.UsualDirectBase - 1} it is modelled: drawn towards the mean of all communities, the more the fewer answers it has (Fay, Herriot 1979). With fewer nothing is said.",
                "Error, in percentage points: the standard error of an own share, the root of the mean squared error of a modelled one. It says what chance alone does among those who answered, and nothing of who chose to answer.",
            ]);
    }

    private static IReadOnlyList<string> Row(string name, SmallAreaShare share) => share switch
    {
        DirectShare own => [name, Wording.Count(own.Base), Wording.Percent(own.Value), Wording.Number(100 * own.StandardError, 1), "its own answers"],
        ModelledShare modelled => [name, Wording.Count(modelled.Base), Wording.Percent(modelled.Value), Wording.Number(100 * modelled.RootMeanSquaredError, 1), "modelled"],
        _ => [name, Wording.Count(share.Base), Figures.None, Figures.None, "too few answers"],
    };
}
