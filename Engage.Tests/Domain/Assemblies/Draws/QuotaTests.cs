using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Statistics;
using Engage.Tests.Support;

namespace Engage.Tests.Domain.Assemblies.Draws;

/// <summary>Quotas from the population, what makes them unusable, and what may no longer change.</summary>
public sealed class QuotaTests
{
    // Chester, Census 2021 (TS007 by an inferred list of wards): of 131,215 people aged 16 and over. Forty seats give 5.114, 5.688, 5.718, 6.547, 6.381, 5.466, 5.086.
    private static readonly (string Code, int Count)[] Chester =
        [("16-24", 16_775), ("25-34", 18_659), ("35-44", 18_756), ("45-54", 21_475), ("55-64", 20_933), ("65-74", 17_932), ("75-plus", 16_685)];

    [Theory]
    [InlineData(0, new[] { 5, 5, 5, 6, 6, 5, 5 }, new[] { 6, 6, 6, 7, 7, 6, 6 })]
    [InlineData(1, new[] { 4, 4, 4, 5, 5, 4, 4 }, new[] { 7, 7, 7, 8, 8, 7, 7 })]
    public void Quotas_are_the_seats_of_the_share_rounded_down_and_up(int flex, int[] fewest, int[] most)
    {
        var age = CensusFeatures.Make("age-band", [.. Chester.Select(c => new PopulationCount("lpu-chester", "age-band", c.Code, c.Count, "Census 2021"))], 40, flex)!;

        Assert.Equal(fewest, age.Values.Select(v => v.Min));
        Assert.Equal(most, age.Values.Select(v => v.Max));
        Assert.Equal("Census 2021", age.Source);
        Assert.Empty(TargetsCheck.Problems(new SelectionTargets([age]), 40));
    }

    [Theory]
    [InlineData(0.25, 40, 0, 10, 10)]
    [InlineData(0.001, 40, 0, 0, 1)]
    [InlineData(0.001, 40, 2, 0, 3)]
    [InlineData(0.999, 40, 2, 37, 40)]
    [InlineData(0.1 + 0.2, 10, 0, 3, 3)] // 3.0000000000000004 in binary
    public void Whole_seats_stay_whole_and_bounds_within_the_panel(double share, int seats, int flex, int min, int max) =>
        Assert.Equal((min, max), ProportionalQuotas.Of(share, seats, flex));

    [Fact]
    public void Values_of_unknown_population_keep_their_quotas()
    {
        var feature = new TargetFeature("trust", "Trust", "?", null, null, [new("yes", "Yes", 300, 0, 0), new("no", "No", 100, 0, 0), new("unsaid", "Rather not say", null, 1, 2)]);

        // 300 of 400 of ten seats is 7.5.
        Assert.Equal([(7, 8), (2, 3), (1, 2)], ProportionalQuotas.Apply(feature, 10, 0).Values.Select(v => (v.Min, v.Max)));
    }

    [Fact]
    public void Sums_that_do_not_fit_the_panel_are_named_with_both_numbers()
    {
        var tooMany = MakeAssemblies.Targets(fewestTrusting: 5, mostTrusting: 6);
        var tooFew = new SelectionTargets([tooMany.Features[0] with { Values = [new("female", "Female", null, 1, 2), new("male", "Male", null, 1, 2)] }]);

        Assert.Equal("Trust in the police: the fewest seats sum to 7, and the panel has 6.", Assert.Single(TargetsCheck.Problems(tooMany, 6)).Sentence);
        Assert.Equal("Sex: the most seats sum to 4, and the panel has 6.", Assert.Single(TargetsCheck.Problems(tooFew, 6)).Sentence);
    }

    [Fact]
    public void Bounds_the_wrong_way_round_and_a_label_twice_are_named()
    {
        var targets = new SelectionTargets([new TargetFeature("sex", "Sex", "?", null, null, [new("a", "Same", null, 4, 3), new("b", "same", null, 2, 3)])]);

        Assert.Equal(["Sex has the answer Same twice.", "Sex, Same: the most seats, 3, must not be less than the fewest, 4."], TargetsCheck.Problems(targets, 6).Select(p => p.Sentence));
    }

    [Fact]
    public void After_registration_began_quotas_may_change_and_meanings_may_not()
    {
        var before = MakeAssemblies.Targets();
        var relabelled = new SelectionTargets([before.Features[0] with { Values = [before.Features[0].Values[0] with { Label = "Women" }, before.Features[0].Values[1]] }, before.Features[1]]);

        Assert.Empty(TargetsCheck.Locked(before, MakeAssemblies.Targets(1, 5)));
        Assert.Equal("The question and the answers of Sex cannot change: people have answered.", Assert.Single(TargetsCheck.Locked(before, relabelled)).Sentence);
        Assert.Equal("Sex cannot be removed: people have answered.", Assert.Single(TargetsCheck.Locked(before, new SelectionTargets([before.Features[1]]))).Sentence);
        Assert.Equal("Sex cannot be added: people who have registered were not asked.", Assert.Single(TargetsCheck.Locked(new SelectionTargets([before.Features[1]]), before)).Sentence);
    }

    [Fact]
    public void A_shortage_names_the_answer_and_both_numbers()
    {
        var now = DateTimeOffset.UnixEpoch;
        var (_, assembly) = MakeAssemblies.ToDraw(now);
        Registration[] people = [MakeAssemblies.Person(assembly, 1, "female", "yes", now), MakeAssemblies.Person(assembly, 2, "male", "no", now), MakeAssemblies.Person(assembly, 3, "male", "gone", now)];
        var (pool, incomplete) = SelectionPool.Of(assembly.Targets, people);

        Assert.Equal((2, 1), (pool.Members.Count, incomplete));
        Assert.Contains("Sex, Female: at least 3 wanted, 1 in the pool.", TargetsCheck.Shortages(assembly.Targets, pool).Select(p => p.Sentence));
    }
}
