using Engage.Web.Priorities;
using Microsoft.EntityFrameworkCore;

namespace Engage.Tests.Data.Demo;

/// <summary>The demonstration's plans hang together, and its outcome shows what the pages are for.</summary>
public sealed class DemoPlansTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task Every_part_of_the_earlier_plan_goes_on_and_every_question_points_at_something()
    {
        var shelf = await site.ReadAsync(db => PlanShelf.ReadAsync(db, publishedOnly: true));
        var references = await site.ReadAsync(db => db.QuestionReferences.AsNoTracking().ToListAsync());

        Assert.Equal([("2024-28", 3), ("2021-24", 6)], shelf.Plans.Select(p => (p.Slug, p.Pillars.Count)));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], shelf.Plans[0].Mappings.Select(m => m.EarlierPillar).Order(StringComparer.Ordinal));
        Assert.NotEmpty(references);
        Assert.All(references, r => Assert.True(shelf.Knows(r.Reference), r.Reference));
    }

    [Fact]
    public async Task The_outcome_was_published_twice_by_two_people_and_is_overdue()
    {
        var outcome = await site.ReadAsync(db => db.Outcomes.AsNoTracking().SingleAsync());

        Assert.Equal(
            [("editor@engage.example", "editor2@engage.example"), ("editor2@engage.example", "editor@engage.example")],
            outcome.Versions.Select(v => (v.PreparedBy, v.ApprovedBy)));
        Assert.True(outcome.Newest!.IsOverdueOn(new DateOnly(2027, 1, 20)));
        Assert.StartsWith("6,000 responses were received", outcome.Newest.Said, StringComparison.Ordinal);
        using var resident = site.NewResident();
        Assert.Contains("Overdue", (await resident.GetPageAsync("/what-changed")).Body!.TextContent, StringComparison.Ordinal);
    }
}
