using Engage.Domain;
using Engage.Domain.Assemblies.Invitations;

namespace Engage.Tests.Domain.Assemblies;

/// <summary>Codes of letters: slips are found before anything is looked up.</summary>
public sealed class HouseholdCodeTests
{
    // Worked by hand: 2 stands for 0, so only A (8) at weight 12 counts: 96 = 3 x 29 + 9, and 29 - 9 = 20 is P.
    [Fact]
    public void The_check_symbol_makes_the_weighted_sum_a_multiple_of_29() => Assert.Equal("A2222222222P", HouseholdCode.Complete("A2222222222"));

    [Theory]
    [InlineData("A222-2222-222P")]
    [InlineData("a222 2222 222p")]
    [InlineData("  A2222222222P ")]
    [InlineData("A222–2222—222P")]
    public void Case_blanks_and_hyphens_do_not_count(string typed)
    {
        Assert.True(HouseholdCode.TryRead(typed, out var code));
        Assert.Equal("A2222222222P", code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A222-2222-222")]
    [InlineData("A222-2222-2222-P")]
    [InlineData("I222-2222-222P")]
    [InlineData("' OR 1=1 --")]
    [InlineData("Ａ2222222222P")]
    public void What_is_no_code_is_not_read(string? typed) => Assert.False(HouseholdCode.TryRead(typed, out _));

    [Fact]
    public void A_flood_is_not_read() => Assert.False(HouseholdCode.TryRead(new string('A', 100_000), out _));

    [Fact]
    public void Every_single_wrong_symbol_and_every_two_that_changed_places_are_found()
    {
        var random = new SeededRandom(20261122);
        for (var n = 0; n < 20; n++)
        {
            var code = HouseholdCode.Complete(string.Concat(Enumerable.Range(0, HouseholdCode.RandomLength).Select(_ => ReadableSymbols.All[random.Next(ReadableSymbols.All.Length)])));
            Assert.True(HouseholdCode.TryRead(code, out _));
            for (var i = 0; i < code.Length; i++)
            {
                foreach (var wrong in ReadableSymbols.All.Where(s => s != code[i])) { Assert.False(HouseholdCode.TryRead($"{code[..i]}{wrong}{code[(i + 1)..]}", out _), $"Seed 20261122: {code} with {wrong} at {i}."); }
                for (var j = i + 1; j < code.Length; j++)
                {
                    var swapped = code.ToCharArray();
                    (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                    if (code[i] != code[j]) { Assert.False(HouseholdCode.TryRead(new string(swapped), out _), $"Seed 20261122: {code} with {i} and {j} swapped."); }
                }
            }
        }
    }

    [Fact]
    public void A_code_is_shown_in_three_groups_of_four() => Assert.Equal("A222-2222-222P", ReadableSymbols.Grouped("A2222222222P"));
}
