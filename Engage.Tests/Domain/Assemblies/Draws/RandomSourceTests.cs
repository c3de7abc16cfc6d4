using Engage.Domain.Assemblies.Draws;

namespace Engage.Tests.Domain.Assemblies.Draws;

/// <summary>Sources of randomness named before the draw.</summary>
public sealed class RandomSourceTests
{
    private static readonly DateTimeOffset At = new(2027, 3, 27, 18, 0, 0, TimeSpan.Zero);

    // The rounds of these two moments are printed in the documentation of the drand client for Ruby.
    [Theory]
    [InlineData("2026-04-20T00:00:00Z", 27_946_612)]
    [InlineData("2026-04-20T12:30:45Z", 27_961_627)]
    [InlineData("2026-04-20T12:30:46Z", 27_961_628)]
    public void The_round_of_drand_follows_from_the_moment(string at, long round)
    {
        var source = RandomSource.OfDrand(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(round, source.Round);
        Assert.EndsWith($"/public/{round}", source.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("417", true)]
    [InlineData(" 0 0 7 ", true)]
    [InlineData("41", false)]
    [InlineData("4170", false)]
    [InlineData("4a7", false)]
    [InlineData("", false)]
    public void Digits_are_as_many_as_number_the_panels(string text, bool isUsable) =>
        Assert.Equal(isUsable, RandomSource.OfDigits(At, "Dice").Read(text, 1_000).Randomness is not null);

    [Fact]
    public void Drand_needs_all_its_digits()
    {
        var source = RandomSource.OfDrand(At);
        var digits = new string('a', 64);

        Assert.NotNull(source.Read(digits, 1_000).Randomness);
        Assert.Null(source.Read(digits[1..], 1_000).Randomness);
        Assert.Null(source.Read($"{new string('a', 31)}+{new string('b', 32)}", 1_000).Randomness);
        Assert.Null(source.Read("417", 1_000).Randomness);
    }

    [Fact]
    public void Officials_are_held_to_what_they_committed_to()
    {
        const string First = "00112233445566778899aabbccddeeff", Second = "ffeeddccbbaa99887766554433221100";
        // printf 00112233445566778899aabbccddeeff | sha256sum
        Assert.Equal("5947d7c33d783f94b3b4c1a96ebc8991ed28f1b069b71e03376cba8caa98a720", RandomSource.CommitmentOf(First));
        var source = RandomSource.OfSeeds(At, "The monitoring officer and the chair", [RandomSource.CommitmentOf(First), RandomSource.CommitmentOf(Second).ToUpperInvariant()]);

        Assert.Equal($"{First}+{Second}", source.Read($"{First} + {Second}", 1_000).Randomness!.Text);
        Assert.Contains("second number is not the one", source.Read($"{First}+{First}", 1_000).Problem, StringComparison.Ordinal);
        Assert.Contains("first number is not the one", source.Read($"{Second}+{First}", 1_000).Problem, StringComparison.Ordinal);
        Assert.NotNull(source.Read(First, 1_000).Problem);
        Assert.Throws<ArgumentException>(() => RandomSource.OfSeeds(At, "x", ["abc", RandomSource.CommitmentOf(Second)]));
    }
}
