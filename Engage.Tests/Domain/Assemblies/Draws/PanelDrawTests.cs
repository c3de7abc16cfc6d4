using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Draws;
using Engage.Domain.Sortition.Selection;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Assemblies.Draws;

/// <summary>The steps of a public draw, and what cannot be skipped.</summary>
public sealed class PanelDrawTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Evening = Now.AddHours(6);
    private static readonly DrawRandomness Dice = DrawRandomness.Parse("417")!;

    private readonly LotteryDocument _lottery = Lottery();
    private readonly PanelDraw _draw = new("d", "a", 1, MakeAssemblies.Targets(), new DrawOptions(DrawKind.First, SelectionAlgorithm.Leximin, 2, StepInRule.NearestToQuotas, 7, 5), "anna", Now);

    [Fact]
    public void The_hash_that_is_announced_commits_to_the_source_and_to_every_panel()
    {
        var (whole, published) = Announce();

        Assert.Equal(published.Sha256(), _draw.PublishedSha256);
        Assert.Contains("Dice in the library", published.Source, StringComparison.Ordinal);
        Assert.NotEqual((whole with { Source = whole.Source.Replace("library", "pub", StringComparison.Ordinal) }).Sha256(), _draw.WholeSha256);
        Assert.NotEqual((whole with { Panels = [.. whole.Panels.Reverse()] }).Sha256(), _draw.WholeSha256);
    }

    [Fact]
    public void Nothing_is_announced_for_a_moment_that_is_past() =>
        Assert.Throws<InvalidOperationException>(() => Computed().Announce(_lottery, RandomSource.OfDigits(Now, "Dice"), "anna", Now));

    [Fact]
    public void Nothing_is_entered_before_its_moment()
    {
        Announce();

        Assert.Throws<InvalidOperationException>(() => _draw.Enter(Dice, "anna", Evening.AddTicks(-1)));
        _draw.Enter(Dice, "anna", Evening);
        Assert.Equal("417", _draw.Randomness);
    }

    [Fact]
    public void Nothing_is_entered_for_a_lottery_that_was_not_announced() =>
        Assert.Throws<InvalidOperationException>(() => Computed().Enter(Dice, "anna", Evening));

    [Fact]
    public void A_second_officer_has_to_read_the_same()
    {
        var (whole, _) = Announce();
        Assert.Throws<InvalidOperationException>(() => _draw.Confirm(whole, Dice, "ben", Evening));
        _draw.Enter(Dice, "anna", Evening);

        Assert.Throws<InvalidOperationException>(() => _draw.Confirm(whole, Dice, "ANNA", Evening));
        Assert.Null(_draw.Confirm(whole, DrawRandomness.Parse("418")!, "ben", Evening));
        Assert.Equal(DrawState.Announced, _draw.State);
        var record = _draw.Confirm(whole, Dice, "ben", Evening)!;

        Assert.Equal((DrawState.Drawn, 417), (_draw.State, _draw.Panel));
        Assert.Equal(whole.Panels[417].Select(i => whole.People[i].Pseudonym), record.Members);
        Assert.Equal(2, record.Alternates.Count);
        Assert.Throws<InvalidOperationException>(() => _draw.Abandon("I do not like it", "anna", Evening));
    }

    [Fact]
    public void Another_lottery_than_the_one_announced_is_refused()
    {
        var (whole, _) = Announce();
        _draw.Enter(Dice, "anna", Evening);

        Assert.Throws<InvalidOperationException>(() => _draw.Confirm(whole with { Panels = [.. whole.Panels.Reverse()] }, Dice, "ben", Evening));
        Assert.Throws<InvalidOperationException>(() => _draw.Confirm(_lottery, Dice, "ben", Evening));
    }

    [Fact]
    public void A_draw_given_up_after_it_was_announced_stays_public_with_its_reason()
    {
        Announce();
        _draw.Abandon("The hall burnt down.", "ben", Now.AddHours(1));

        Assert.Equal((true, true, "The hall burnt down."), (_draw.IsPublic, _draw.IsOver, _draw.AbandonedBecause));
        Assert.Throws<InvalidOperationException>(() => _draw.Enter(Dice, "anna", Evening));
    }

    [Fact]
    public void One_rare_answer_does_not_follow_from_the_others_being_published()
    {
        // Of 40 people two say something rare: with nothing but that left out, whoever has no answer would be known to have given it.
        var rare = _lottery with
        {
            Features = [_lottery.Features[0], _lottery.Features[1] with { Values = [.. _lottery.Features[1].Values, new("Rather not say", new(0, 6))] }],
            People = [.. _lottery.People.Select((p, i) => i < 2 ? p with { Values = [p.Values[0], 2] } : p)],
        };

        var masked = rare.Masked(5);

        var hidden = masked.People.Count(p => p.Values[1] is null);
        Assert.True(hidden >= 7, $"Only {hidden} answers are left out.");
        Assert.All(masked.People, p => Assert.NotEqual(2, p.Values[1]));
        Assert.All(masked.People, p => Assert.NotNull(p.Values[0]));
        Assert.Equal(rare.Sha256(), masked.DrawKey());
    }

    [Theory]
    [InlineData(StepInRule.InOrder, "K002")]
    [InlineData(StepInRule.NearestToQuotas, "K003")]
    public void Who_steps_in_follows_the_rule(StepInRule rule, string next)
    {
        var (_, assembly) = MakeAssemblies.ToDraw(Now);
        // Five seats are taken: three men, two women. A third woman completes the panel; a fourth man would be one too many and leave a woman missing.
        var (pool, _) = SelectionPool.Of(assembly.Targets,
        [
            .. Enumerable.Range(10, 3).Select(i => MakeAssemblies.Person(assembly, i, "male", "yes", Now)), .. Enumerable.Range(20, 2).Select(i => MakeAssemblies.Person(assembly, i, "female", "no", Now)),
            MakeAssemblies.Person(assembly, 2, "male", "no", Now), MakeAssemblies.Person(assembly, 3, "female", "no", Now),
        ]);

        Assert.Equal(next, Succession.Next(pool, ["K010", "K011", "K012", "K020", "K021"], ["K002", "K003"], rule));
    }

    [Fact]
    public void Nobody_steps_in_beside_a_member_of_the_same_address()
    {
        var (_, assembly) = MakeAssemblies.ToDraw(Now);
        var (pool, _) = SelectionPool.Of(assembly.Targets, [MakeAssemblies.Person(assembly, 1, "male", "yes", Now, "home"), MakeAssemblies.Person(assembly, 2, "female", "yes", Now, "home")]);

        Assert.Null(Succession.Next(pool, ["K001"], ["K002"], StepInRule.InOrder));
        Assert.Equal("K002", Succession.Next(pool, [], ["K002"], StepInRule.InOrder));
    }

    [Fact]
    public void A_seat_can_be_taken_by_the_person_until_the_answer_is_due_and_keyed_in_as_long_as_it_is_theirs()
    {
        var due = Now.AddDays(7);
        SeatOffer Offered()
        {
            var offer = new SeatOffer { Id = "o", DrawId = "d", AssemblyId = "a", RegistrationId = "r", As = DrawnAs.Member, Order = 0 };
            offer.Offer(due, Now);
            return offer;
        }

        Assert.True(Offered().Confirm(null, due.AddTicks(-1)));
        Assert.False(Offered().Confirm(null, due));
        Assert.True(Offered().Confirm("anna", due));
        var late = Offered();
        Assert.False(late.LapseIfDue(due.AddTicks(-1)));
        Assert.True(late.LapseIfDue(due));
        Assert.False(late.Confirm("anna", due));
        Assert.False(late.Decline(null, due));
        var taken = Offered();
        taken.Confirm(null, Now);
        Assert.False(taken.LapseIfDue(due));
        Assert.True(taken.Decline(null, due));
        Assert.Equal(OfferState.Declined, taken.State);
    }

    private static LotteryDocument Lottery()
    {
        var (_, assembly) = MakeAssemblies.ToDraw(Now);
        var (pool, _) = SelectionPool.Of(assembly.Targets, MakeAssemblies.People(assembly, Now));
        var fair = (FairLottery)FairSelection.Run(new SelectionRequest(pool, assembly.PanelSize));
        return LotteryDocument.Of(UniformLottery.Of(fair, seed: 5), "leximin", 5, hasPseudonyms: true).Document;
    }

    private PanelDraw Computed()
    {
        _draw.Compute(40, 6, "{}", Now);
        return _draw;
    }

    private (LotteryDocument Whole, LotteryDocument Published) Announce() => Computed().Announce(_lottery, RandomSource.OfDigits(Evening, "Dice in the library"), "anna", Now);
}
