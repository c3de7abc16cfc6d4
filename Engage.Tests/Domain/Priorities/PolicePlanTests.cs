using Engage.Domain.Priorities;

namespace Engage.Tests.Domain.Priorities;

/// <summary>Plans keep their codes: what points at them must go on pointing at the same thing.</summary>
public sealed class PolicePlanTests
{
    private static readonly DateTimeOffset _now = new(2027, 1, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2024-28/1", "2024-28", "1", null)]
    [InlineData("2024-28/1/1.2", "2024-28", "1", "1.2")]
    public void A_reference_is_read_as_it_is_written(string text, string plan, string pillar, string? commitment)
    {
        var reference = PlanReference.Parse(text);

        Assert.Equal(new PlanReference(plan, pillar, commitment), reference);
        Assert.Equal(text, reference!.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2024-28")]
    [InlineData("/1")]
    [InlineData("2024-28/")]
    [InlineData("2024-28/a b")]
    [InlineData("2024-28/1/2/3")]
    public void What_is_no_reference_is_none(string? text) => Assert.Null(PlanReference.Parse(text));

    [Fact]
    public void A_plan_holds_from_its_first_day_to_its_last()
    {
        var plan = Plan();
        plan.Change("Plan", "", "pillar", new DateOnly(2024, 5, 9), new DateOnly(2028, 5, 10));

        Assert.Equal([false, true, true, false], new[] { new DateOnly(2024, 5, 8), new DateOnly(2024, 5, 9), new DateOnly(2028, 5, 10), new DateOnly(2028, 5, 11) }.Select(plan.IsValidOn));
        Assert.Equal([false, true], new[] { new DateOnly(2028, 5, 10), new DateOnly(2028, 5, 11) }.Select(plan.HasEndedOn));
        Assert.Throws<ArgumentException>(() => plan.Change("Plan", "", "pillar", new DateOnly(2024, 5, 9), new DateOnly(2024, 5, 8)));
    }

    [Fact]
    public void A_code_keeps_its_place_and_its_part()
    {
        var plan = Plan();
        plan.SetPillar("2", "Second", "");
        plan.SetPillar("1", "First", "");
        plan.SetPillar("2", "Second, better said", "With a summary");
        plan.SetCommitment("2", "2.1", "Once");
        plan.SetCommitment("2", "2.1", "Twice");

        Assert.Equal(["Second, better said", "First"], plan.Pillars.Select(p => p.Title));
        Assert.Equal("Twice", Assert.Single(plan.CommitmentsOf("2")).Text);
        Assert.Throws<ArgumentException>(() => plan.SetCommitment("1", "2.1", "Moved"));
        Assert.Throws<ArgumentException>(() => plan.SetCommitment("3", "3.1", "Nowhere"));
        Assert.Throws<ArgumentException>(() => plan.SetPillar("a b", "No code", ""));
    }

    [Fact]
    public void What_is_taken_out_before_publication_leaves_the_order_of_the_others()
    {
        var plan = Plan();
        foreach (var code in new[] { "1", "2", "3" }) { plan.SetPillar(code, code, ""); }
        plan.SetCommitment("1", "1.1", "Goes with its part");
        plan.MapPillar("1", [new PlanReference("earlier", "4")]);

        plan.RemovePillar("1");
        plan.SetPillar("4", "4", "");

        Assert.Equal(["2", "3", "4"], plan.Pillars.Select(p => p.Code));
        Assert.Null(plan.FindCommitment("1.1"));
        Assert.Empty(plan.Mappings);
        plan.Publish(_now);
        Assert.Throws<InvalidOperationException>(() => plan.RemovePillar("2"));
        Assert.Throws<InvalidOperationException>(() => plan.RemoveCommitment("1.1"));
    }

    [Fact]
    public void An_empty_plan_cannot_be_published_and_the_first_time_counts()
    {
        var plan = Plan();
        Assert.Throws<InvalidOperationException>(() => plan.Publish(_now));
        plan.SetPillar("1", "First", "");

        plan.Publish(_now);
        plan.Publish(_now.AddDays(1));

        Assert.Equal(_now, plan.PublishedAt);
    }

    [Fact]
    public void Parts_go_on_from_earlier_plans_and_never_from_their_own()
    {
        var plan = Plan();
        plan.SetPillar("1", "First", "");
        plan.MapPillar("1", [new PlanReference("2021-24", "1"), new PlanReference("2021-24", "2"), new PlanReference("2021-24", "2")]);
        var kept = plan.Mappings[1];

        plan.MapPillar("1", [new PlanReference("2021-24", "2"), new PlanReference("2021-24", "3")]);

        Assert.Equal(["2", "3"], plan.Mappings.Select(m => m.EarlierPillar));
        // The same row, so that saving does not delete and add it at once.
        Assert.Same(kept, plan.Mappings[0]);
        Assert.Throws<ArgumentException>(() => plan.MapPillar("1", [new PlanReference("2024-28", "1")]));
    }

    private static PolicePlan Plan() => new("id", "2024-28", "Plan", "pillar", new DateOnly(2024, 5, 9), null);
}
