using Engage.Domain;
using Engage.Domain.Statistics;
using Xunit.Abstractions;

namespace Engage.Tests.Domain.Statistics;

public class DisclosedTableTests(ITestOutputHelper output)
{
    private readonly Disclosure _rule = new();

    [Fact]
    public void Two_small_cells_apart_are_hidden_with_what_gives_them_away_and_totals_stay()
    {
        var table = ContingencyTable.Of(new[,] { { 3, 40, 50 }, { 60, 70, 80 }, { 55, 65, 4 } });

        var disclosed = DisclosedTable.Of(table, _rule);

        Assert.True(disclosed[0, 0].IsHidden && disclosed[2, 2].IsHidden);
        Assert.Null(disclosed[0, 0].Weighted);
        Assert.Null(disclosed[0, 0].WeightedRowShare);
        Assert.Equal(427, disclosed.Total.Count);
        Assert.False(disclosed.RowTotal(0).IsHidden);
    }

    [Fact]
    public void A_sensitive_table_hides_nobody_and_everybody_too()
    {
        var table = ContingencyTable.Of(new[,] { { 30, 0, 20 }, { 40, 25, 35 }, { 0, 50, 0 } });

        var plain = DisclosedTable.Of(table, _rule);
        var sensitive = DisclosedTable.Of(table, _rule, isSensitive: true);

        Assert.Equal(0, plain.HiddenCount);
        Assert.True(sensitive[0, 1].IsHidden && sensitive[2, 0].IsHidden && sensitive[2, 1].IsHidden && sensitive[2, 2].IsHidden);
    }

    [Fact]
    public void A_small_group_is_hidden_with_its_total_and_its_shares()
    {
        var disclosed = DisclosedTable.Of(ContingencyTable.Of(new[,] { { 4, 3 }, { 50, 60 }, { 70, 80 } }), _rule);

        Assert.True(disclosed.RowTotal(0).IsHidden && disclosed[0, 0].IsHidden && disclosed[0, 1].IsHidden);
        // Another group's total is hidden with it, and then no share of that group is shown.
        Assert.True(disclosed.RowTotal(1).IsHidden || disclosed.RowTotal(2).IsHidden);
        Assert.Equal(disclosed.RowTotal(1).IsHidden, disclosed[1, 0].RowShare is null);
    }

    [Fact]
    public void A_table_of_a_handful_is_hidden_whole()
    {
        var disclosed = DisclosedTable.Of(ContingencyTable.Of(new[,] { { 4, 3 }, { 1, 1 } }), _rule);

        Assert.True(disclosed.Total.IsHidden);
        Assert.Equal(9, disclosed.HiddenCount);
    }

    /// <summary>Held to linear programming on 1,000 random tables in all, totals among the figures.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_hidden_figure_can_be_known_to_within_the_threshold(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        int primary = 0, hidden = 0;
        for (var round = 0; round < 250; round++)
        {
            var counts = RandomTable(random);
            var table = ContingencyTable.Of(counts);
            var disclosed = DisclosedTable.Of(table, _rule, isSensitive: round % 5 == 0);
            primary += disclosed.PrimaryCount;
            hidden += disclosed.HiddenCount;
            if (disclosed.Total.IsHidden) { continue; }

            AssertWide(disclosed, counts, $"seed {seed}, round {round}");
        }
        output.WriteLine($"seed {seed}: {primary} figures protected, {hidden - primary} hidden besides: {(double)(hidden - primary) / primary:0.00} for each.");
        Assert.True(primary > 500);
    }

    /// <summary>The plain arrays that reports use: cells hidden, totals printed.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void No_cell_hidden_below_printed_totals_can_be_known_to_within_the_threshold(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        for (var round = 0; round < 250; round++)
        {
            var counts = RandomTable(random);
            int rows = counts.GetLength(0), columns = counts.GetLength(1);
            var rowTotals = Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Sum(c => counts[r, c])).ToArray();
            var columnTotals = Enumerable.Range(0, columns).Select(c => Enumerable.Range(0, rows).Sum(r => counts[r, c])).ToArray();
            // Small totals are hidden by their own rule and need the other test.
            if (rowTotals.Concat(columnTotals).Any(n => n < 25)) { continue; }

            var hidden = _rule.Hide(counts);

            var unknowns = Enumerable.Range(0, rows * columns).Where(i => hidden[i / columns, i % columns]).ToList();
            var equations = new List<(double[], double)>();
            for (var r = 0; r < rows; r++) { equations.Add(([.. unknowns.Select(u => u / columns == r ? 1.0 : 0)], unknowns.Where(u => u / columns == r).Sum(u => counts[r, u % columns]))); }
            for (var c = 0; c < columns; c++) { equations.Add(([.. unknowns.Select(u => u % columns == c ? 1.0 : 0)], unknowns.Where(u => u % columns == c).Sum(u => counts[u / columns, c]))); }
            var range = new FeasibleRange(unknowns.Count, equations);
            foreach (var (i, u) in unknowns.Index())
            {
                var (low, high) = range.Of(i);
                Assert.True(high - low >= 10 - 1e-6, $"seed {seed}, round {round}: cell {u / columns},{u % columns} of {counts[u / columns, u % columns]} lies from {low} to {high}.");
            }
        }
    }

    [Fact]
    public void A_hidden_unit_does_not_follow_from_the_total_of_its_authority()
    {
        // Two authorities of two units each. Unit 0 has 4 against; its authority has 64 in all and 60 in unit 1.
        var inner = ContingencyTable.Of(new[,] { { 50, 4 }, { 70, 60 }, { 80, 45 }, { 90, 30 } });

        var (outer, units) = DisclosedTable.Nested(inner, [0, 0, 1, 1], ["East", "West"], _rule);

        Assert.True(units[0, 1].IsHidden);
        Assert.True(units[1, 1].IsHidden || outer[0, 1].IsHidden);
        Assert.Equal(429, outer.Total.Count);
        AssertNestedIsWide(inner, [0, 0, 1, 1], outer, units, "by hand");
    }

    /// <summary>Held to linear programming: two tables, what is shown of both, and that the greater areas are the sums of the smaller.</summary>
    [Theory]
    [InlineData(7, false)]
    [InlineData(8, false)]
    [InlineData(9, true)]
    public void No_hidden_figure_of_areas_within_areas_can_be_known_to_within_the_threshold(int seed, bool areTotalsDecided)
    {
        var random = new SeededRandom((ulong)seed);
        var compared = 0;
        for (var round = 0; round < 60; round++)
        {
            var inner = ContingencyTable.Of(RandomTable(random));
            var areas = 1 + random.Next(3);
            int[] areaOf = [.. inner.Rows.Select((_, r) => r < areas ? r : random.Next(areas))];
            if (areas > inner.Rows.Count || inner.N < 100) { continue; }
            // The columns' totals are printed elsewhere, small ones hidden there with what gives them away.
            var decided = areTotalsDecided ? new DecidedTotals(null, _rule.Hide([.. Enumerable.Range(0, inner.Columns.Count).Select(c => Enumerable.Range(0, inner.Rows.Count).Sum(r => inner.Counts[r, c]))], addToTotal: true)) : null;

            var (outer, units) = DisclosedTable.Nested(inner, areaOf, [.. Enumerable.Range(0, areas).Select(a => $"area {a}")], _rule, decided);

            if (decided is not null) { Assert.Equal(decided.Columns!, inner.Columns.Select((_, c) => units.ColumnTotal(c).IsHidden)); }
            // Where nothing protects, everything that may be is hidden.
            if (Enumerable.Range(0, inner.Rows.Count * inner.Columns.Count).All(i => units[i / inner.Columns.Count, i % inner.Columns.Count].IsHidden)) { continue; }
            AssertNestedIsWide(inner, areaOf, outer, units, $"seed {seed}, round {round}");
            compared++;
        }
        Assert.True(compared > 20, $"seed {seed}: {compared}");
    }

    /// <summary>An option that people may choose among several: chosen and not chosen are two columns below bases that are printed.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    public void An_option_among_several_is_protected_against_its_base(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        for (var round = 0; round < 100; round++)
        {
            var rows = 3 + random.Next(7);
            var counts = new int[rows, 2];
            for (var r = 0; r < rows; r++) { (counts[r, 0], counts[r, 1]) = (random.Next(3) == 0 ? random.Next(12) : random.Next(90), 20 + random.Next(100)); }
            var table = ContingencyTable.Of(counts);
            if (Enumerable.Range(0, rows).Sum(r => counts[r, 0]) < 20) { continue; }

            var disclosed = DisclosedTable.Of(table, _rule, decided: new DecidedTotals(new bool[rows], new bool[2]));

            Assert.All(Enumerable.Range(0, rows), r => Assert.False(disclosed.RowTotal(r).IsHidden));
            Assert.All(Enumerable.Range(0, rows), r => Assert.True(counts[r, 0] is 0 or >= 10 || disclosed[r, 0].IsHidden, $"seed {seed}, round {round}"));
            AssertWide(disclosed, counts, $"seed {seed}, round {round}");
        }
    }

    [Theory]
    [InlineData(12)]
    [InlineData(13)]
    public void Counts_of_areas_within_areas_protect_one_another(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        for (var round = 0; round < 200; round++)
        {
            int[] outerOf = [.. Enumerable.Range(0, 3 + random.Next(7)).Select(i => i < 3 ? i : random.Next(3))];
            int[] inner = [.. outerOf.Select(_ => random.Next(3) == 0 ? random.Next(12) : 10 + random.Next(90))];
            int[] elsewhere = [random.Next(15), random.Next(15), 0];
            int[] outer = [.. elsewhere.Select((e, a) => e + inner.Where((_, i) => outerOf[i] == a).Sum())];

            var (hiddenOuter, hiddenInner) = _rule.HideNested(outer, inner, outerOf);

            Assert.All(inner.Zip(hiddenInner), p => Assert.True(p.First is 0 or >= 10 || p.Second));
            var all = inner.Zip(hiddenInner).Concat(outer.Zip(hiddenOuter)).ToList();
            var hidden = Enumerable.Range(0, all.Count).Where(i => all[i].Second).ToList();
            if (hidden.Count is 0 || hidden.Count == all.Count) { continue; }
            var equations = new List<(double[], double)>();
            for (var a = 0; a < 3; a++) { Add(i => i < inner.Length ? (outerOf[i] == a ? 1 : 0) : i == inner.Length + a ? -1 : 0); }
            Add(i => i < inner.Length ? 1 : 0);
            var range = new FeasibleRange(hidden.Count, equations);
            foreach (var (i, figure) in hidden.Index())
            {
                var (low, high) = range.Of(i);
                Assert.True(high - low >= 10 - 1e-6, $"seed {seed}, round {round}: figure {figure} of {all[figure].First} lies from {low} to {high}.");
            }

            void Add(Func<int, double> coefficient) => equations.Add(([.. hidden.Select(coefficient)], hidden.Sum(i => coefficient(i) * all[i].First)));
        }
    }

    [Theory]
    [InlineData(0, 0, RepublicationDecision.Unchanged)]
    [InlineData(9, 0, RepublicationDecision.Waits)]
    [InlineData(0, 3, RepublicationDecision.Waits)]
    [InlineData(5, 4, RepublicationDecision.Waits)]
    [InlineData(10, 0, RepublicationDecision.MayPublish)]
    public void An_edition_that_differs_by_a_handful_waits(int added, int removed, RepublicationDecision decision)
    {
        var older = Enumerable.Range(0, 100).Select(i => (long)i).ToHashSet();

        Assert.Equal((decision, added + removed), Republication.Judge(older, Enumerable.Range(removed, 100 - removed + added).Select(i => (long)i), _rule));
    }

    private static int[,] RandomTable(SeededRandom random)
    {
        var counts = new int[2 + random.Next(8), 2 + random.Next(5)];
        for (var r = 0; r < counts.GetLength(0); r++)
        {
            for (var c = 0; c < counts.GetLength(1); c++) { counts[r, c] = random.Next(4) == 0 ? random.Next(12) : random.Next(8) == 0 ? 0 : random.Next(150); }
        }
        return counts;
    }

    private static void AssertNestedIsWide(ContingencyTable inner, int[] areaOf, DisclosedTable outer, DisclosedTable units, string because)
    {
        int columns = inner.Columns.Count, rows = inner.Rows.Count, areas = outer.Rows.Count;
        var all = new List<(double Value, bool IsHidden)>();
        var index = new Dictionary<string, int>();
        void Figure(string name, double value, bool isHidden)
        {
            index[name] = all.Count;
            all.Add((value, isHidden));
        }
        int Sum(Func<int, int, bool> isIn) => (from r in Enumerable.Range(0, rows) from c in Enumerable.Range(0, columns) where isIn(r, c) select inner.Counts[r, c]).Sum();
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++) { Figure($"unit {r} {c}", inner.Counts[r, c], units[r, c].IsHidden); }
            Figure($"unit {r}", Sum((i, _) => i == r), units.RowTotal(r).IsHidden);
        }
        for (var a = 0; a < areas; a++)
        {
            for (var c = 0; c < columns; c++) { Figure($"area {a} {c}", Sum((i, j) => areaOf[i] == a && j == c), outer[a, c].IsHidden); }
            Figure($"area {a}", Sum((i, _) => areaOf[i] == a), outer.RowTotal(a).IsHidden);
        }
        for (var c = 0; c < columns; c++) { Figure($"column {c}", Sum((_, j) => j == c), outer.ColumnTotal(c).IsHidden); }
        Figure("all", inner.N, outer.Total.IsHidden);

        var hidden = Enumerable.Range(0, all.Count).Where(i => all[i].IsHidden).ToList();
        if (hidden.Count == 0) { return; }
        var equations = new List<(double[], double)>();
        void Add(IEnumerable<string> parts, string whole)
        {
            var coefficients = new double[all.Count];
            foreach (var part in parts) { coefficients[index[part]] = 1; }
            coefficients[index[whole]] = -1;
            equations.Add(([.. hidden.Select(i => coefficients[i])], hidden.Sum(i => coefficients[i] * all[i].Value)));
        }
        var every = Enumerable.Range(0, columns).ToList();
        for (var r = 0; r < rows; r++) { Add(every.Select(c => $"unit {r} {c}"), $"unit {r}"); }
        for (var a = 0; a < areas; a++)
        {
            var within = Enumerable.Range(0, rows).Where(r => areaOf[r] == a).ToList();
            Add(every.Select(c => $"area {a} {c}"), $"area {a}");
            Add(within.Select(r => $"unit {r}"), $"area {a}");
            foreach (var c in every) { Add(within.Select(r => $"unit {r} {c}"), $"area {a} {c}"); }
        }
        foreach (var c in every) { Add(Enumerable.Range(0, areas).Select(a => $"area {a} {c}"), $"column {c}"); }
        Add(every.Select(c => $"column {c}"), "all");
        Add(Enumerable.Range(0, areas).Select(a => $"area {a}"), "all");
        var range = new FeasibleRange(hidden.Count, equations);
        foreach (var (i, figure) in hidden.Index())
        {
            var (low, high) = range.Of(i);
            Assert.True(high - low >= 10 - 1e-6, $"{because}: {index.Single(n => n.Value == figure).Key} of {all[figure].Value} lies from {low} to {high}.");
        }
    }

    private static void AssertWide(DisclosedTable disclosed, int[,] counts, string because)
    {
        // Unknowns: cells, row totals, column totals. Each row and column adds up, and so do the totals.
        int rows = counts.GetLength(0), columns = counts.GetLength(1), cells = rows * columns;
        var all = new List<(double Value, bool IsHidden)>();
        for (var r = 0; r < rows; r++) { for (var c = 0; c < columns; c++) { all.Add((counts[r, c], disclosed[r, c].IsHidden)); } }
        for (var r = 0; r < rows; r++) { all.Add((Enumerable.Range(0, columns).Sum(c => counts[r, c]), disclosed.RowTotal(r).IsHidden)); }
        for (var c = 0; c < columns; c++) { all.Add((Enumerable.Range(0, rows).Sum(r => counts[r, c]), disclosed.ColumnTotal(c).IsHidden)); }
        var hidden = Enumerable.Range(0, all.Count).Where(i => all[i].IsHidden).ToList();
        if (hidden.Count == 0) { return; }

        var equations = new List<(double[], double)>();
        for (var r = 0; r < rows; r++) { Add(i => i < cells ? (i / columns == r ? 1 : 0) : i == cells + r ? -1 : 0); }
        for (var c = 0; c < columns; c++) { Add(i => i < cells ? (i % columns == c ? 1 : 0) : i == cells + rows + c ? -1 : 0); }
        Add(i => i >= cells && i < cells + rows ? 1 : 0);
        Add(i => i >= cells + rows ? 1 : 0);
        var range = new FeasibleRange(hidden.Count, equations);
        foreach (var (i, figure) in hidden.Index())
        {
            var (low, high) = range.Of(i);
            Assert.True(high - low >= 10 - 1e-6, $"{because}: figure {figure} of {all[figure].Value} lies from {low} to {high}.");
        }

        void Add(Func<int, double> coefficient) => equations.Add(([.. hidden.Select(coefficient)], hidden.Sum(i => coefficient(i) * all[i].Value)));
    }
}
