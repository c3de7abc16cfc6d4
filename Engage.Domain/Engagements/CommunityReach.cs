using Engage.Domain.Places;

namespace Engage.Domain.Engagements;

/// <summary>When a community was last reached.</summary>
/// <param name="Community">The smallest area there is: a policing community, or a unit that has none.</param>
/// <param name="Unit">The unit it lies in; itself when it is one.</param>
/// <param name="LastOn">The day of the last engagement in it; null when there was none.</param>
/// <param name="ThisQuarter">How many engagements there were since the quarter began.</param>
public sealed record CommunityReach(Area Community, Area Unit, DateOnly? LastOn, int ThisQuarter)
{
    /// <summary>The first day of the quarter of a day.</summary>
    public static DateOnly QuarterOf(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    /// <summary>Every community of a day, by unit and name. An engagement counts for the community it names; one for a whole unit reaches none of its communities in particular.</summary>
    /// <param name="engagements">Area and day of each, those withdrawn left out.</param>
    public static IReadOnlyList<CommunityReach> Of(Gazetteer places, DateOnly day, IEnumerable<(string AreaCode, DateOnly On)> engagements)
    {
        var quarter = QuarterOf(day);
        var byArea = engagements.Where(e => e.On <= day).ToLookup(e => e.AreaCode, e => e.On, StringComparer.Ordinal);
        return [.. places.Of(AreaKind.LocalPolicingUnit, day).SelectMany(unit =>
        {
            var communities = places.Children(unit.Code, day).Where(a => a.Kind == AreaKind.PolicingCommunity).ToList();
            return (communities.Count > 0 ? communities : [unit]).Select(community =>
            {
                var days = byArea[community.Code].ToList();
                return new CommunityReach(community, unit, days.Count == 0 ? null : days.Max(), days.Count(d => d >= quarter));
            });
        })];
    }
}

/// <summary>How many engagements reached a group, and how many people.</summary>
/// <param name="Group">The group in words.</param>
/// <param name="Engagements">How many engagements named it.</param>
/// <param name="Reached">About how many people those reached, of all groups; null when none was counted.</param>
/// <param name="SpokeWith">How many people were spoken with there; null when none was counted.</param>
public sealed record AudienceCount(string Group, int Engagements, int? Reached, int? SpokeWith)
{
    /// <summary>Counts engagements by group, in the order of the list; groups that none named come with noughts. An engagement counts in each group it names.</summary>
    public static IReadOnlyList<AudienceCount> Of(IReadOnlyList<EngagementContent> engagements) => [.. AudienceGroup.All.Select(group =>
    {
        var named = engagements.Where(e => e.Audience.Contains(group.Code, StringComparer.Ordinal)).ToList();
        return new AudienceCount(group.Words, named.Count, Sum(named, e => e.Reached), Sum(named, e => e.SpokeWith));
    })];

    private static int? Sum(List<EngagementContent> engagements, Func<EngagementContent, int?> number) =>
        engagements.Any(e => number(e) is not null) ? engagements.Sum(e => number(e) ?? 0) : null;
}

/// <summary>The engagements of some days.</summary>
/// <param name="Total">How many there were.</param>
/// <param name="Groups">Whom they reached, group by group.</param>
public sealed record EngagementFacts(int Total, IReadOnlyList<AudienceCount> Groups);
