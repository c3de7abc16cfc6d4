using Engage.Domain.Coding;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Coding;

public class CountingTests
{
    [Fact]
    public void The_decision_counts_before_the_first_coder_and_the_second_never()
    {
        var codebook = Books.Frozen("roads", "drugs");
        CodedAnswer[] codings =
        [
            Books.Code(codebook, 1, CodingRound.First, "roads"), Books.Code(codebook, 1, CodingRound.Second, "drugs"), Books.Code(codebook, 1, CodingRound.Settled, "drugs", "roads"),
            Books.Code(codebook, 2, CodingRound.First, "roads"), Books.Code(codebook, 2, CodingRound.Second),
            Books.Code(codebook, 3, CodingRound.First),
            Books.Code(codebook, 4, CodingRound.First, "drugs"), Books.Code(codebook, 4, CodingRound.Second, "drugs"),
        ];

        var counts = ThemeCounts.Of(codebook, codings, written: 9, weightOf: r => r == 1 ? 3 : 1);

        Assert.Equal((9, 4, 1, 0, 1), (counts.Written, counts.Coded, counts.Nothing, counts.Outdated, counts.Unsettled));
        Assert.False(counts.IsComplete);
        Assert.Equal([2, 2], counts.Themes.Select(t => t.Answers));
        Assert.Equal(0.5, counts.Themes[0].Share);
        // Roads: responses 1 (weight 3) and 2 of a total weight of 6.
        Assert.Equal(4.0 / 6, counts.Themes[0].WeightedShare!.Value, 12);
        Assert.Equal([2], ThemeCounts.OpenDisagreements(codings));
    }

    [Fact]
    public void A_random_tenth_is_coded_twice_but_at_least_thirty()
    {
        var ids = Enumerable.Range(0, 1_001).Select(_ => Make.NewId()).ToList();

        var drawn = DoubleCodingSample.Draw(ids, 7);

        Assert.Equal(101, drawn.Count);
        Assert.Equal(30, DoubleCodingSample.SizeOf(200));
        Assert.Equal(12, DoubleCodingSample.SizeOf(12));
        Assert.Empty(DoubleCodingSample.Draw([], 7));
        Assert.True(drawn.SetEquals(DoubleCodingSample.Draw([.. ids.OrderDescending(StringComparer.Ordinal)], 7)));
        Assert.False(drawn.SetEquals(DoubleCodingSample.Draw(ids, 8)));
    }

    [Fact]
    public void The_draw_is_the_same_on_every_machine_and_even()
    {
        // Kept from the first run: a change here would silently draw other answers in surveys half way through.
        Assert.Equal(5064780230466125951UL, DoubleCodingSample.PlaceOf("0123456789abcdefghjkmnpqrs", 7));

        // Of 10,000 ids each tenth of the range holds about 1,000; chi-square with 9 degrees of freedom stays under 33.7 in 9,999 of 10,000 cases.
        var counts = new int[10];
        for (var i = 0; i < 10_000; i++) { counts[(int)(DoubleCodingSample.PlaceOf($"id-{i}", 7) / (ulong.MaxValue / 10 + 1))]++; }
        Assert.InRange(counts.Sum(c => (c - 1_000) * (c - 1_000) / 1_000.0), 0, 33.7);
    }
}
