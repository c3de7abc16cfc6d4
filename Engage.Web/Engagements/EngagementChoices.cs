using Engage.Domain.Engagements;
using Engage.Domain.Places;
using Engage.Web.Surveys;
using Engage.Web.TagHelpers;

namespace Engage.Web.Engagements;

/// <summary>The choices of filters of lists of engagements.</summary>
internal static class EngagementChoices
{
    /// <summary>The kinds.</summary>
    public static IReadOnlyList<ChoiceItem> Kinds { get; } = [new("", "All"), .. Enum.GetValues<EngagementKind>().Select(k => new ChoiceItem(EngagementWords.Code(k), EngagementWords.Of(k)))];

    /// <summary>Areas, in their order.</summary>
    public static IReadOnlyList<ChoiceItem> Areas(IEnumerable<Area> areas) => [new("", "All"), .. areas.Select(a => new ChoiceItem(a.Code, $"{a.Name} ({AreaWords.One(a.Kind)})"))];

    /// <summary>The quarters of some days, newest first.</summary>
    public static IReadOnlyList<ChoiceItem> Periods(IEnumerable<DateOnly> days) =>
        [new("", "All"), .. days.Select(CommunityReach.QuarterOf).Distinct().OrderDescending().Select(q => new ChoiceItem(EngagementFilter.PeriodOf(q), EngagementFilter.Words(q)))];
}
