using Engage.Domain;

namespace Engage.Tests.Domain;

public class SeededRandomTests
{
    [Fact]
    public void SplitMix_gives_the_published_sequence()
    {
        // Reference outputs of Vigna's splitmix64.c for the seed 1234567.
        ulong state = 1234567;
        Assert.Equal(6457827717110365317UL, SeededRandom.SplitMix(ref state));
        Assert.Equal(3203168211198807973UL, SeededRandom.SplitMix(ref state));
        Assert.Equal(9817491932198370423UL, SeededRandom.SplitMix(ref state));
    }

    [Fact]
    public void Xoshiro_gives_the_published_sequence()
    {
        // Reference outputs of xoshiro256starstar.c for the state 1, 2, 3, 4.
        var random = new SeededRandom(1, 2, 3, 4);
        Assert.Equal([11520UL, 0UL, 1509978240UL, 1215971899390074240UL], Enumerable.Range(0, 4).Select(_ => random.NextBits()));
    }

    [Fact]
    public void Picks_follow_the_weights_and_never_take_a_weight_of_zero()
    {
        var random = new SeededRandom(7);
        var counts = new int[3];
        for (var i = 0; i < 30_000; i++) { counts[random.Pick([1, 0, 3])]++; }

        Assert.Equal(0, counts[1]);
        // Expected 7,500 with a standard deviation of 75: five deviations either way.
        Assert.InRange(counts[0], 7_125, 7_875);
    }

    [Fact]
    public void Shuffling_keeps_every_item_and_every_order_comes_up()
    {
        var random = new SeededRandom(11);
        var orders = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 6_000; i++)
        {
            var items = new[] { 'a', 'b', 'c' };
            random.Shuffle<char>(items);
            var order = new string(items);
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(["abc", "acb", "bac", "bca", "cab", "cba"], orders.Keys.Order(StringComparer.Ordinal));
        // Expected 1,000 each with a standard deviation of 29.
        Assert.All(orders.Values, n => Assert.InRange(n, 855, 1_145));
    }

    [Fact]
    public void A_public_id_is_26_letters_and_digits_that_hold_all_128_bits()
    {
        Assert.Equal(new string('0', 26), PublicId.From(new byte[16]));
        Assert.Equal("zzzzzzzzzzzzzzzzzzzzzzzzzw", PublicId.From(Enumerable.Repeat((byte)255, 16).ToArray()));
        Assert.True(PublicId.IsWellFormed("0123456789abcdefghjkmnpqrs"));
        Assert.False(PublicId.IsWellFormed("0123456789abcdefghjkmnpqri"));
        Assert.False(PublicId.IsWellFormed("1"));
    }
}
