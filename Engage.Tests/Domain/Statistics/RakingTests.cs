using Engage.Domain;
using Engage.Domain.Statistics;

namespace Engage.Tests.Domain.Statistics;

public class RakingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Raked_margins_hold_and_bounds_are_kept(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        for (var round = 0; round < 60; round++)
        {
            var (variables, rows) = (new List<WeightingVariable>(), 60 + random.Next(300));
            for (var v = 0; v < 1 + random.Next(3); v++) { variables.Add(RandomVariable(random, $"v{v}", rows, missing: round % 3 == 0)); }
            double[] weights = [.. Enumerable.Range(0, rows).Select(_ => round % 2 == 0 ? 1 : random.Next(4) * 0.75)];
            var options = new RakingOptions { BaseWeights = weights, High = round % 4 == 0 ? 3 : null, Low = round % 4 == 0 ? 0.2 : 0 };

            var outcome = Raking.Run(variables, options);

            var because = $"seed {seed}, round {round}";
            if (outcome is not Raked { Status: RakingStatus.Converged } raked) { continue; }
            var total = variables[0].Margin.Total;
            Assert.True(Math.Abs(raked.Summary.Sum - total) < 1e-6 * total, because);
            foreach (var (column, margin) in variables)
            {
                var sums = margin.Categories.Select(c => Enumerable.Range(0, rows).Where(r => column.CategoryAt(r) == column.IndexOf(c.Category)).Sum(r => raked.Weights[r])).ToList();
                foreach (var (i, c) in margin.Categories.Index()) { Assert.True(Math.Abs((sums[i] / sums.Sum()) - (c.Count / margin.Total)) < 1e-8, because); }
            }
            var mean = total / weights.Count(w => w > 0);
            for (var row = 0; row < rows; row++)
            {
                Assert.True(weights[row] == 0 ? raked.Weights[row] == 0 : raked.Weights[row] >= options.Low * mean * (1 - 1e-12) && raked.Weights[row] <= (options.High ?? double.MaxValue) * mean * (1 + 1e-12), because);
            }
        }
    }

    [Fact]
    public void Margins_that_nobody_can_meet_together_are_partial_and_named()
    {
        // Everybody young is a woman: 60 women of whom 30 young, and 70 young, cannot be.
        var outcome = Raking.Run(
        [
            new(Column("sex", "f", "f", "f", "m", "m"), new PopulationMargin("sex", [new("f", 60), new("m", 40)])),
            new(Column("age", "young", "young", "old", "old", "old"), new PopulationMargin("age", [new("young", 70), new("old", 30)])),
        ]);

        var raked = Assert.IsType<Raked>(outcome);
        Assert.Equal(RakingStatus.Partial, raked.Status);
        Assert.NotEmpty(raked.Unmet);
        Assert.All(raked.Unmet, u => Assert.True(Math.Abs(u.RelativeError) > 1e-9));
        Assert.Equal(100, raked.Summary.Sum, 9);
    }

    [Fact]
    public void Margins_of_other_totals_are_brought_to_the_first()
    {
        var raked = Assert.IsType<Raked>(Raking.Run(
        [
            new(Column("sex", "f", "f", "m"), new PopulationMargin("sex", [new("f", 50), new("m", 50)])),
            new(Column("age", "young", "old", "old"), new PopulationMargin("age", [new("young", 0.25), new("old", 0.75)])),
        ]));

        Assert.Equal(RakingStatus.Converged, raked.Status);
        // Worked by hand: the man 50; the young woman 25, and so the old one 25.
        Assert.Equal([25.0, 25, 50], raked.Weights.Select(w => Math.Round(w, 6)));
    }

    [Fact]
    public void Unknown_answers_keep_the_mean_of_the_other_margins()
    {
        // One margin: nothing else is known of the third, who has the mean weight.
        var column = new CodeColumn("sex", ["f", "m"]);
        column.Add("f");
        column.Add("m");
        column.Add(AnswerState.PreferNotToSay);
        column.Add("m");
        var raked = Assert.IsType<Raked>(Raking.Run([new(column, new PopulationMargin("sex", [new("f", 60), new("m", 40)]))]));

        Assert.Equal([45.0, 15, 25, 15], raked.Weights.Select(w => Math.Round(w, 9)));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void A_weight_that_is_none_is_refused(double weight)
    {
        var variable = new WeightingVariable(Column("sex", "f", "m"), new PopulationMargin("sex", [new("f", 1), new("m", 1)]));

        Assert.Throws<ArgumentException>(() => Raking.Run([variable], new RakingOptions { BaseWeights = [1, weight] }));
        Assert.Throws<ArgumentException>(() => new OpenSample([1, weight]));
    }

    private static CodeColumn Column(string name, params string[] categories)
    {
        var column = new CodeColumn(name);
        foreach (var category in categories) { column.Add(category); }
        return column;
    }

    private static WeightingVariable RandomVariable(SeededRandom random, string name, int rows, bool missing)
    {
        var categories = 2 + random.Next(4);
        var column = new CodeColumn(name, Enumerable.Range(0, categories).Select(c => $"c{c}"));
        for (var row = 0; row < rows; row++)
        {
            if (missing && random.Next(15) == 0) { column.Add(AnswerState.PassedOver); }
            else { column.AddCode(CodeColumn.FirstCategory + Math.Min(random.Next(categories), random.Next(categories))); }
        }
        return new(column, new PopulationMargin(name, [.. column.Categories.Select(c => new MarginCategory(c, 500 + random.Next(1000)))]));
    }
}
