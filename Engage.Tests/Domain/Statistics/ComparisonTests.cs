using Engage.Domain;
using Engage.Domain.Statistics;

namespace Engage.Tests.Domain.Statistics;

public class ComparisonTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("raked")]
    public void Each_area_against_the_rest_is_as_R_says(string kind)
    {
        var set = new ReferenceSet("comparisons");
        var sample = kind == "plain" ? new OpenSample(set.Count) : new OpenSample((Raked)Raking.Run(set.Margins()));

        var comparison = AreaComparison.Of(sample, set.Code("support"), "support", set.Code("area"));

        Assert.Equal(4, comparison.Areas.Count);
        foreach (var area in comparison.Areas)
        {
            set.Same($"{kind} difference {area.Area}", area.Result!.Difference, 1e-9);
            set.Same($"{kind} se {area.Area}", area.Result.StandardError, 1e-9);
            set.Same($"{kind} p {area.Area}", area.Result.P, 1e-6);
            set.Same($"{kind} adjusted {area.Area}", area.AdjustedP, 1e-6);
            Assert.Equal(area.AdjustedP < 0.05 ? DifferenceFinding.Different : DifferenceFinding.NoDetectableDifference, area.Finding);
        }
    }

    [Fact]
    public void Two_areas_differ_as_R_says()
    {
        var set = new ReferenceSet("comparisons");
        var result = DifferenceTest.Of(new OpenSample(set.Count), set.Code("support"), "support", set.Code("area"), "north", "west")!;

        set.Same("pair difference", result.Difference, 1e-9);
        set.Same("pair se", result.StandardError, 1e-9);
    }

    [Fact]
    public void Areas_alike_have_no_detectable_difference_and_tiny_ones_are_not_compared()
    {
        var random = new SeededRandom(4);
        var (answers, areas) = (new CodeColumn("answers"), new CodeColumn("areas"));
        for (var i = 0; i < 900; i++)
        {
            answers.Add(random.NextDouble() < 0.4 ? "yes" : "no");
            areas.Add(i < 9 ? "tiny" : $"area {i % 5}");
        }

        var comparison = AreaComparison.Of(new OpenSample(900), answers, "yes", areas);

        Assert.Equal(DifferenceFinding.TooFewAnswers, comparison.Areas[0].Finding);
        Assert.All(comparison.Areas.Skip(1), a => Assert.Equal(DifferenceFinding.NoDetectableDifference, a.Finding));
        Assert.True(comparison.IsWithoutDifference);
    }

    [Fact]
    public void Fisher_is_as_R_says()
    {
        foreach (var (name, row, column) in new[] { ("simple-random", "sex", "area"), ("rare-categories", "support", "sex") })
        {
            var set = new ReferenceSet(name);
            set.Same("fisher p", FisherTest.Of(ContingencyTable.Of(new OpenSample(set.Count), set.Code(row), set.Code(column))), 1e-6);
        }
        // Fisher's tea: R fisher.test(matrix(c(3, 1, 1, 3), 2)) gives 0.4857142857142859.
        Assert.Equal(34.0 / 70, FisherTest.Of(ContingencyTable.Of(new[,] { { 3, 1 }, { 1, 3 } }))!.Value, 12);
    }

    [Fact]
    public void Fisher_on_small_tables_equals_going_through_all_of_them()
    {
        var random = new SeededRandom(17);
        for (var round = 0; round < 40; round++)
        {
            var counts = new int[2 + random.Next(2), 2 + random.Next(2)];
            for (var r = 0; r < counts.GetLength(0); r++) { for (var c = 0; c < counts.GetLength(1); c++) { counts[r, c] = random.Next(4); } }
            if (Sums(counts).Contains(0)) { continue; }

            Assert.Equal(All(counts), FisherTest.Of(ContingencyTable.Of(counts))!.Value, 10);
        }
    }

    [Fact]
    public void Fisher_gives_up_on_a_large_table_rather_than_never_ending()
    {
        var counts = new int[12, 12];
        for (var r = 0; r < 12; r++) { for (var c = 0; c < 12; c++) { counts[r, c] = 10 + ((r * c) % 7); } }

        Assert.Null(FisherTest.Of(ContingencyTable.Of(counts)));
    }

    [Fact]
    public void Quantiles_are_those_of_R()
    {
        var set = new ReferenceSet("ratios");
        var sample = new OpenSample(set.Weights("weight"));

        foreach (var (share, expected) in set.Expected("quantile"))
        {
            Assert.Equal(expected, WeightedQuantile.Of(sample, set.Number("spend"), double.Parse(share, System.Globalization.CultureInfo.InvariantCulture)));
        }
        Assert.NotEmpty(set.Expected("quantile"));
    }

    [Fact]
    public void Small_areas_are_drawn_to_the_mean_as_Prasad_and_Rao_say()
    {
        var set = new ReferenceSet("small-areas");
        var areas = set.Code("area");
        var (value, variance) = (set.Number("value"), set.Number("variance"));
        var (mean, between, composites) = FayHerriot.Fit([.. Enumerable.Range(0, set.Count).Select(i => new DirectEstimate(areas.Categories[i], 20, value[i], variance[i]))]);

        set.Same("mean", mean, 1e-9);
        set.Same("between", between, 1e-9);
        foreach (var composite in composites)
        {
            set.Same($"value {composite.Area}", composite.Value, 1e-9);
            set.Same($"mse {composite.Area}", composite.MeanSquaredError, 1e-9);
        }
    }

    [Fact]
    public void A_small_area_is_given_as_it_stands_modelled_or_not_at_all()
    {
        var random = new SeededRandom(5);
        var (answers, areas) = (new CodeColumn("answers"), new CodeColumn("areas"));
        foreach (var (size, i) in new[] { 150, 60, 40, 30, 9 }.Select((s, i) => (s, i)))
        {
            for (var k = 0; k < size; k++)
            {
                answers.Add(random.NextDouble() < 0.3 + (0.1 * i) ? "yes" : "no");
                areas.Add($"area {i}");
            }
        }

        var shares = SmallAreaShares.Of(new OpenSample(answers.Count), answers, "yes", areas);

        Assert.Equal([typeof(DirectShare), typeof(ModelledShare), typeof(ModelledShare), typeof(ModelledShare), typeof(UnknownShare)], shares.Select(s => s.GetType()));
        Assert.All(shares.OfType<ModelledShare>(), s => Assert.True(s.RootMeanSquaredError > 0 && s.OwnShare is >= 0 and <= 1));
    }

    [Fact]
    public void A_weighted_ranking_has_its_winner_or_its_circle()
    {
        // a>b>c weight 2, b>c>a weight 1, c>a>b weight 1.5: a beats b 3.5:1, b beats c 3:1.5, c beats a 2.5:2.
        var ranking = WeightedRanking.Of(new OpenSample([2, 1, 1.5]), [Ranks("a", 1, 3, 2), Ranks("b", 2, 1, 3), Ranks("c", 3, 2, 1)], 3);

        Assert.Null(ranking.CondorcetWinner);
        Assert.Equal([0, 1, 2], ranking.TopCycle());
        Assert.Equal([2 / 4.5, 1 / 4.5, 1.5 / 4.5], Enumerable.Range(0, 3).Select(ranking.FirstChoiceShare));
        Assert.Equal(10 / 4.5, ranking.MeanBorda(0)); // 2·3 + 1·1 + 1.5·2
        Assert.Equal(3.5 / 4.5, ranking.Prefer(0, 1));

        var clear = WeightedRanking.Of(new OpenSample([5, 1, 1.5]), [Ranks("a", 1, 3, 2), Ranks("b", 2, 1, 3), Ranks("c", 3, 2, 1)], 3);
        Assert.Equal(0, clear.CondorcetWinner);
        Assert.Equal([0], clear.TopCycle());
    }

    private static CodeColumn Ranks(string name, params int[] ranks)
    {
        var column = new CodeColumn(name);
        foreach (var rank in ranks) { column.Add(rank == 0 ? "unranked" : $"{rank}"); }
        return column;
    }

    private static List<int> Sums(int[,] counts)
    {
        int rows = counts.GetLength(0), columns = counts.GetLength(1);
        return [.. Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Sum(c => counts[r, c])), .. Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, rows).Sum(r => counts[r, c]))];
    }

    /// <summary>Every table of the same margins, one cell after another.</summary>
    private static double All(int[,] observed)
    {
        int rows = observed.GetLength(0), columns = observed.GetLength(1);
        var (table, sums, tables) = (new int[rows, columns], Sums(observed), new List<double>());
        Fill(0);
        var (total, seen) = (tables.Sum(), Weight(observed));
        return tables.Where(w => w <= seen * (1 + 1e-7)).Sum() / total;

        void Fill(int cell)
        {
            if (cell == rows * columns)
            {
                if (Sums(table).SequenceEqual(sums)) { tables.Add(Weight(table)); }
                return;
            }
            var (r, c) = (cell / columns, cell % columns);
            var left = sums[r] - Enumerable.Range(0, c).Sum(i => table[r, i]);
            for (var n = c == columns - 1 ? left : 0; n <= Math.Min(left, sums[rows + c] - Enumerable.Range(0, r).Sum(i => table[i, c])); n++)
            {
                table[r, c] = n;
                Fill(cell + 1);
            }
            table[r, c] = 0;
        }

        static double Weight(int[,] t) => t.Cast<int>().Aggregate(1.0, (w, n) => w / Enumerable.Range(1, n).Aggregate(1.0, (f, i) => f * i));
    }
}
