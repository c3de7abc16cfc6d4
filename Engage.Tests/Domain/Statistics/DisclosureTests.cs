using Engage.Domain;
using Engage.Domain.Statistics;

namespace Engage.Tests.Domain.Statistics;

public class DisclosureTests
{
    private readonly Disclosure _rule = new();

    [Fact]
    public void A_single_small_count_takes_the_next_smallest_with_it()
    {
        // Total 173 is printed: 4 alone would be 173 - 120 - 30 - 19.
        Assert.Equal([false, false, true, true], _rule.Hide([120, 30, 4, 19], addToTotal: true));
    }

    [Fact]
    public void Counts_of_several_choices_have_no_total_to_subtract_from()
    {
        Assert.Equal([false, true, false], _rule.Hide([120, 4, 19], addToTotal: false));
    }

    [Fact]
    public void Two_tiny_counts_that_together_stay_under_the_threshold_take_a_third()
    {
        // 2 + 3 = 5: knowing the sum would bound each within five.
        Assert.Equal([false, true, true, true], _rule.Hide([100, 2, 3, 40], addToTotal: true));
    }

    [Fact]
    public void A_line_without_small_counts_is_shown_whole()
    {
        Assert.Equal([false, false, false], _rule.Hide([10, 0, 900], addToTotal: true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_hidden_cell_of_a_random_table_follows_from_a_row_or_column(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        for (var round = 0; round < 300; round++)
        {
            int rows = 2 + random.Next(9), columns = 2 + random.Next(6);
            var counts = new int[rows, columns];
            for (var r = 0; r < rows; r++)
            {
                for (var c = 0; c < columns; c++) { counts[r, c] = random.Next(4) == 0 ? random.Next(12) : random.Next(200); }
            }

            var hidden = _rule.Hide(counts);

            var because = $"seed {seed}, round {round}";
            for (var r = 0; r < rows; r++) { Assert.True(IsSafe(Enumerable.Range(0, columns).Select(c => (counts[r, c], hidden[r, c]))), because); }
            for (var c = 0; c < columns; c++) { Assert.True(IsSafe(Enumerable.Range(0, rows).Select(r => (counts[r, c], hidden[r, c]))), because); }
        }
    }

    private static bool IsSafe(IEnumerable<(int Count, bool IsHidden)> line)
    {
        var cells = line.ToList();
        var hidden = cells.Where(c => c.IsHidden).ToList();
        var smallAreHidden = cells.TrueForAll(c => c.IsHidden || c.Count is 0 or >= 10);
        return smallAreHidden
            && (hidden.Count == 0 || hidden.Count == cells.Count || (hidden.Count >= 2 && hidden.Sum(c => c.Count) >= 10));
    }
}
