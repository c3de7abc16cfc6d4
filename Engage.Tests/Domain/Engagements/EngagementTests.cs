using Engage.Domain.Engagements;
using Engage.Domain.Places;

namespace Engage.Tests.Domain.Engagements;

public class EngagementTests
{
    private static readonly DateTimeOffset Now = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_correction_keeps_what_was_said_before()
    {
        var engagement = new Engagement("id", 7, Content(reached: 40), "pat@office.example", Now);
        engagement.Correct(Content(reached: 60), "Number put right", "sam@office.example", Now.AddDays(1));

        Assert.Equal((60, 2), (engagement.Content.Reached, engagement.Version));
        Assert.Equal([(1, "Recorded", 40), (2, "Number put right", 60)], engagement.Versions.Select(v => (v.Number, v.Note, EngagementContent.Parse(v.ContentJson).Reached!.Value)));
    }

    [Fact]
    public void What_was_public_is_withdrawn_not_hidden()
    {
        var engagement = new Engagement("id", 7, Content(), "pat@office.example", Now);
        Assert.Throws<InvalidOperationException>(() => engagement.Correct(Content() with { IsPublic = false }, "Hide it", "pat@office.example", Now));

        engagement.Withdraw("Recorded twice", Now);

        Assert.Throws<InvalidOperationException>(() => engagement.Correct(Content(), "Change", "pat@office.example", Now));
        Assert.Throws<InvalidOperationException>(() => engagement.Withdraw("Again", Now));
    }

    [Theory]
    [InlineData("2027-01-01", "2027-01-01")]
    [InlineData("2027-03-31", "2027-01-01")]
    [InlineData("2027-04-01", "2027-04-01")]
    [InlineData("2026-12-31", "2026-10-01")]
    public void Quarters_are_those_of_the_calendar(string day, string first) => Assert.Equal(DateOnly.Parse(first, null), CommunityReach.QuarterOf(DateOnly.Parse(day, null)));

    [Fact]
    public void A_community_is_reached_by_what_names_it_alone()
    {
        var from = new DateOnly(2000, 1, 1);
        var places = Gazetteer.From(
        [
            new Area("force", "F", AreaKind.Force, null, null, from, null),
            new Area("council", "C", AreaKind.LocalAuthority, "force", null, from, null),
            new Area("unit", "Unit", AreaKind.LocalPolicingUnit, "council", null, from, null),
            new Area("bare", "Without", AreaKind.LocalPolicingUnit, "council", null, from, null),
            new Area("mill", "Mill", AreaKind.PolicingCommunity, "unit", null, from, null),
            new Area("bridge", "Bridge", AreaKind.PolicingCommunity, "unit", null, from, null),
            new Area("gone", "Gone", AreaKind.PolicingCommunity, "unit", null, from, new DateOnly(2020, 1, 1)),
        ], []);

        var reach = CommunityReach.Of(places, new DateOnly(2027, 2, 15), [("mill", new DateOnly(2026, 12, 31)), ("unit", new DateOnly(2027, 2, 1)), ("bridge", new DateOnly(2027, 1, 1)), ("bridge", new DateOnly(2027, 2, 10)), ("bridge", new DateOnly(2027, 3, 1))]);

        // Mill: only last quarter. Bridge: twice; the third lies in the future. A unit without communities stands for itself.
        Assert.Equal(
            [("bridge", "unit", new DateOnly(2027, 2, 10), 2), ("mill", "unit", new DateOnly(2026, 12, 31), 0), ("bare", "bare", null, 0)],
            reach.Select(r => (r.Community.Code, r.Unit.Code, r.LastOn, r.ThisQuarter)));
    }

    [Fact]
    public void An_engagement_counts_in_each_group_it_names()
    {
        var counts = AudienceCount.Of([Content(reached: 40, audience: ["faith", "women"]), Content(reached: null, audience: ["women"]), Content(reached: null, audience: ["carers"])]).ToDictionary(c => c.Group, StringComparer.Ordinal);

        Assert.Equal(AudienceGroup.All.Count, counts.Count);
        Assert.Equal((1, 40), (counts["Faith communities"].Engagements, counts["Faith communities"].Reached!.Value));
        Assert.Equal((2, 40), (counts["Women and girls"].Engagements, counts["Women and girls"].Reached!.Value));
        Assert.Equal((1, null), (counts["Carers"].Engagements, counts["Carers"].Reached));
        Assert.Equal(0, counts["Businesses"].Engagements);
    }

    [Theory]
    [InlineData(null, "Not counted")]
    [InlineData(0, "0")]
    [InlineData(1, "Fewer than 10")]
    [InlineData(9, "Fewer than 10")]
    [InlineData(10, "10")]
    [InlineData(1200, "1,200")]
    public void Few_people_are_not_counted_out_in_public(int? people, string words) => Assert.Equal(words, EngagementWords.Number(people));

    [Fact]
    public void A_follow_up_is_overdue_from_the_day_after_it_was_due()
    {
        var open = new FollowUp("Look", "Team", new DateOnly(2027, 2, 1), null);

        Assert.False(open.IsOverdueOn(new DateOnly(2027, 2, 1)));
        Assert.True(open.IsOverdueOn(new DateOnly(2027, 2, 2)));
        Assert.False((open with { DoneOn = new DateOnly(2027, 2, 5) }).IsOverdueOn(new DateOnly(2027, 2, 6)));
    }

    private static EngagementContent Content(int? reached = 40, string[]? audience = null) =>
        new("Walkabout", EngagementKind.Walkabout, "Mill", "mill", new DateOnly(2027, 1, 30), audience ?? [AudienceGroup.Everyone], reached, null, [new HeardEntry("roads", 3, "Cars")], [new FollowUp("Look", "Team", new DateOnly(2027, 3, 1), null)], IsPublic: true);
}
