using Engage.Domain;
using Engage.Domain.Sortition;
using Engage.Domain.Sortition.Draws;
using Engage.Domain.Sortition.Optimisation;
using Engage.Domain.Sortition.Selection;

namespace Engage.Tests.Domain.Sortition;

public sealed class OtherAlgorithmTests
{
    private static readonly SmallPools.Kind[] Kinds = [SmallPools.Kind.Plain, SmallPools.Kind.ExactQuotas, SmallPools.Kind.Households];

    [Fact]
    public void Nash_chances_cannot_be_improved_by_any_panel()
    {
        // At the largest product no panel gains more by its members' inverse chances than there are people (the condition of first order).
        foreach (var (pool, panels, lottery, name) in Lotteries(SelectionAlgorithm.Nash))
        {
            var possible = lottery.Probabilities.Count(p => p > 0);
            Assert.True(panels.Max(p => p.Sum(i => 1 / lottery.Probabilities[i])) <= possible * (1 + 1e-5), $"{name}: {panels.Max(p => p.Sum(i => 1 / lottery.Probabilities[i]))} for {possible} people.");
        }
    }

    [Fact]
    public void Goldilocks_costs_no_more_than_other_lotteries()
    {
        foreach (var (pool, panels, lottery, name) in Lotteries(SelectionAlgorithm.Goldilocks))
        {
            var cost = Cost(lottery.Probabilities, lottery);
            var random = new SeededRandom(1);
            var leximin = (FairLottery)FairSelection.Run(new SelectionRequest(pool, panels[0].Length));
            var nash = (FairLottery)FairSelection.Run(new SelectionRequest(pool, panels[0].Length) { Algorithm = SelectionAlgorithm.Nash });
            Assert.True(cost <= Cost(leximin.Probabilities, lottery) + 1e-6 && cost <= Cost(nash.Probabilities, lottery) + 1e-6, name);
            for (var trial = 0; trial < 50; trial++)
            {
                // A step from the optimum towards a random panel cannot help.
                var panel = panels[random.Next(panels.Count)];
                double[] step = [.. lottery.Probabilities.Select((p, i) => 0.99 * p + (panel.Contains(i) ? 0.01 : 0))];
                Assert.True(cost <= Cost(step, lottery) + 1e-6, $"{name}: {cost} against {Cost(step, lottery)}");
            }
        }

        static double Cost(IReadOnlyList<double> chances, FairLottery lottery)
        {
            double[] possible = [.. chances.Where((_, i) => lottery.Probabilities[i] > 0)];
            var share = chances.Sum() / possible.Length;
            return possible.Max() / share + share / possible.Min();
        }
    }

    [Fact]
    public void Maximin_has_the_minimum_of_leximin_and_legacy_no_larger_one()
    {
        for (var seed = 1UL; seed <= 15; seed++)
        {
            var (pool, seats) = SmallPools.Make(seed, SmallPools.Kind.Plain);
            FairLottery Run(SelectionAlgorithm algorithm) => (FairLottery)FairSelection.Run(new SelectionRequest(pool, seats) { Algorithm = algorithm, Seed = seed });
            var leximin = Run(SelectionAlgorithm.Leximin);
            Assert.Equal(leximin.Minimum, Run(SelectionAlgorithm.Maximin).Minimum, 6);
            var legacy = Run(SelectionAlgorithm.Legacy);
            Assert.False(legacy.IsOptimal);
            Assert.True(legacy.Minimum <= leximin.Minimum + 1e-6);
            Assert.Equal(seats, legacy.Probabilities.Sum(), 6);
        }
    }

    [Fact]
    public void Time_limit_ends_with_a_lottery_and_its_gap()
    {
        using var timeUp = new CancellationTokenSource();
        // The time is up once the composing has begun: panels are known, the optimum is not.
        var progress = new Signal(p => { if (p.Step == SelectionStep.Composing) { timeUp.Cancel(); } });
        var pool = LargerPool();
        var outcome = (FairLottery)FairSelection.Run(new SelectionRequest(pool, 20) { Limits = new SearchLimits(CancellationToken.None, timeUp.Token), Progress = progress });

        Assert.False(outcome.IsOptimal);
        Assert.True(outcome.Minimum > 0 && outcome.Minimum < outcome.UpperBound, $"{outcome.Minimum} of {outcome.UpperBound}");
        Assert.Equal(20, outcome.Probabilities.Sum(), 6);
        var drawn = LotteryDraw.Draw(outcome, new SeededRandom(1));
        Assert.True(SmallPools.IsPanel(pool, drawn));
    }

    [Theory]
    [InlineData(SelectionAlgorithm.Leximin)]
    [InlineData(SelectionAlgorithm.Nash)]
    [InlineData(SelectionAlgorithm.Goldilocks)]
    public void Limits_are_kept_while_the_best_chances_are_computed_too(SelectionAlgorithm algorithm)
    {
        using var stop = new CancellationTokenSource();
        // Everybody was seen on a panel: the optimum comes next.
        var allSeen = new Signal(p => { if (p is { Step: SelectionStep.FindingPanels, Remaining: 0 }) { stop.Cancel(); } });
        var request = new SelectionRequest(LargerPool(), 20) { Algorithm = algorithm, Progress = allSeen };

        var outcome = (FairLottery)FairSelection.Run(request with { Limits = new SearchLimits(CancellationToken.None, stop.Token) });

        Assert.True(stop.IsCancellationRequested);
        Assert.False(outcome.IsOptimal);
        Assert.Equal(20, outcome.Probabilities.Sum(), 6);
        using var again = new CancellationTokenSource();
        var cancel = new Signal(p => { if (p is { Step: SelectionStep.FindingPanels, Remaining: 0 }) { again.Cancel(); } });
        Assert.Throws<OperationCanceledException>(() => FairSelection.Run(request with { Limits = new SearchLimits(again.Token, CancellationToken.None), Progress = cancel }));
    }

    [Fact]
    public void Time_that_is_up_at_once_finds_nothing_and_cancelling_throws()
    {
        using var now = new CancellationTokenSource();
        now.Cancel();
        var request = new SelectionRequest(LargerPool(), 20);
        Assert.IsType<NothingFound>(FairSelection.Run(request with { Limits = new SearchLimits(CancellationToken.None, now.Token) }));
        Assert.Throws<OperationCanceledException>(() => FairSelection.Run(request with { Limits = new SearchLimits(now.Token, CancellationToken.None) }));
    }

    [Fact]
    public void Panel_drawn_meets_the_rules_and_falls_on_people_by_their_chances()
    {
        var (pool, seats) = SmallPools.Make(4, SmallPools.Kind.Households);
        var lottery = (FairLottery)FairSelection.Run(new SelectionRequest(pool, seats));
        var random = new SeededRandom(9);
        var counts = new int[pool.Members.Count];
        for (var i = 0; i < 4_000; i++)
        {
            var drawn = LotteryDraw.Draw(lottery, random);
            Assert.True(SmallPools.IsPanel(pool, drawn));
            foreach (var member in drawn) { counts[member]++; }
        }
        // Four standard errors; the seed is fixed.
        Assert.All(counts.Zip(lottery.Probabilities), c => Assert.InRange(c.First / 4000.0, c.Second - 4 * Math.Sqrt(0.25 / 4000), c.Second + 4 * Math.Sqrt(0.25 / 4000)));
    }

    [Fact]
    public void Replacements_fit_what_is_left_of_the_quotas()
    {
        var pool = LargerPool();
        var lottery = (FairLottery)FairSelection.Run(new SelectionRequest(pool, 20));
        var panel = LotteryDraw.Draw(lottery, new SeededRandom(2)).Select(i => pool.Members[i].Id).ToArray();
        string[] withdrawn = panel[..3], confirmed = panel[3..];
        var later = ReplacementDraw.Prepare(pool, 20, confirmed, withdrawn);
        var replacements = (FairLottery)FairSelection.Run(new SelectionRequest(later.Pool, later.Seats));
        var drawn = LotteryDraw.Draw(replacements, new SeededRandom(3)).Select(i => later.Pool.Members[i].Id).ToArray();

        Assert.Equal(3, later.Seats);
        Assert.Empty(drawn.Intersect(panel));
        Assert.True(SmallPools.IsPanel(pool, [.. confirmed.Concat(drawn).Select(id => Enumerable.Range(0, pool.Members.Count).First(i => pool.Members[i].Id == id))]));
        Assert.Throws<ArgumentException>(() => ReplacementDraw.Prepare(pool, 20, ["stranger"], []));
    }

    [Fact]
    public void Alternates_stand_by_for_the_values_that_would_be_missed()
    {
        // The quota of the rare value is exactly met by one member: the first alternate is the other one who has it.
        Feature[] features = [new("Age", [new("Rare", new Quota(1, 1)), new("Usual", new Quota(9, 9))])];
        var pool = new Pool(features, [.. Enumerable.Range(0, 30).Select(i => new PoolMember($"m{i}", [i < 2 ? 0 : 1]))]);
        int[] panel = [0, .. Enumerable.Range(2, 9)];
        var alternates = Alternates.Choose(pool, panel, 3, i => i == 0 ? 0.9 : 0.01, new SeededRandom(1));

        Assert.Equal(1, alternates[0]);
        Assert.Equal(3, alternates.Distinct().Except(panel).Count());
    }

    private static IEnumerable<(Pool Pool, List<int[]> Panels, FairLottery Lottery, string Name)> Lotteries(SelectionAlgorithm algorithm)
    {
        foreach (var kind in Kinds)
        {
            for (var seed = 1UL; seed <= 12; seed++)
            {
                var (pool, seats) = SmallPools.Make(seed, kind);
                if (FairSelection.Run(new SelectionRequest(pool, seats) { Algorithm = algorithm }) is not FairLottery lottery) { continue; }
                Assert.True(lottery.IsOptimal, $"{kind}, seed {seed}");
                yield return (pool, SmallPools.Panels(pool, seats), lottery, $"{kind}, seed {seed}");
            }
        }
    }

    private static Pool LargerPool()
    {
        var random = new SeededRandom(5);
        int[][] of = [.. Enumerable.Range(0, 150).Select(_ => (int[])[random.Next(2), random.Next(10) < 5 ? 0 : 1 + random.Next(3), random.Next(4)])];
        Feature[] features =
        [
            new("Gender", [new("F", new Quota(9, 11)), new("M", new Quota(9, 11))]),
            new("Age", [.. Enumerable.Range(0, 4).Select(v => new FeatureValue($"a{v}", new Quota(4, 6)))]),
            new("Area", [.. Enumerable.Range(0, 4).Select(v => new FeatureValue($"b{v}", new Quota(4, 6)))]),
        ];
        return new Pool(features, [.. of.Select((v, i) => new PoolMember($"m{i}", v, $"home {i * 2 / 3}"))]);
    }

    private sealed class Signal(Action<SelectionProgress> hear) : IProgress<SelectionProgress>
    {
        public void Report(SelectionProgress value) => hear(value);
    }
}
