using System.Globalization;
using Engage.Domain.Sortition.Selection;
using Xunit.Abstractions;

namespace Engage.Tests.Domain.Sortition;

public sealed class EnumerationTests(ITestOutputHelper output)
{
    /// <summary>How many pools of each kind are tried; more with the variable ENGAGE_SMALL_POOLS.</summary>
    private static readonly int Pools = int.Parse(Environment.GetEnvironmentVariable("ENGAGE_SMALL_POOLS") ?? "34", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(SmallPools.Kind.Plain)]
    [InlineData(SmallPools.Kind.ExactQuotas)]
    [InlineData(SmallPools.Kind.Households)]
    internal void Chances_are_those_found_by_listing_all_panels(SmallPools.Kind kind)
    {
        var lotteries = 0;
        for (var seed = 1UL; seed <= (ulong)Pools; seed++)
        {
            var (pool, seats) = SmallPools.Make(seed, kind);
            var panels = SmallPools.Panels(pool, seats);
            var outcome = FairSelection.Run(new SelectionRequest(pool, seats));
            if (panels.Count == 0)
            {
                Assert.True(outcome is NoPanelPossible, $"{kind}, seed {seed}: there is no panel.");
                continue;
            }
            lotteries++;
            var lottery = Assert.IsType<FairLottery>(outcome);
            var expected = ListedLeximin.Solve(panels, pool.Members.Count);
            var worst = lottery.Probabilities.Zip(expected, (p, e) => Math.Abs(p - e)).Max();
            Assert.True(lottery.IsOptimal && worst <= 1e-6, $"{kind}, seed {seed}: off by {worst}, optimal {lottery.IsOptimal}.");
            Assert.Equal(pool.Members.Where((_, i) => !panels.Exists(p => p.Contains(i))).Select(m => m.Id), lottery.Unselectable.Select(u => u.Id));

            var certificate = lottery.Certificate!;
            Assert.Equal(1, certificate.Weights.Sum(), 9);
            Assert.All(panels, p => Assert.True(p.Sum(i => certificate.Weights[i]) <= certificate.Bound + 1e-7, $"{kind}, seed {seed}: the proof of the minimum does not hold."));
        }
        output.WriteLine($"{kind}: {Pools} pools, {lotteries} with panels.");
        Assert.True(lotteries > Pools / 2, "Most pools should have panels.");
    }
}
