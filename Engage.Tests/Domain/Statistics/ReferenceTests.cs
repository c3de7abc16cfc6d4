using Engage.Domain.Statistics;

namespace Engage.Tests.Domain.Statistics;

/// <summary>The same numbers as R survey 4.1, to the tolerances of docs/methods.md. The scripts lie beside the numbers, in Reference/.</summary>
public class ReferenceTests
{
    private const double Exact = 1e-9;
    private const double OfWeights = 1e-8;
    private const double OfProbabilities = 1e-6;

    [Fact]
    public void Simple_random_sample()
    {
        var set = new ReferenceSet("simple-random");
        var sample = ProbabilitySample.Of(set.Count);

        Shares(set, sample, "share", "se", e => e.StandardError);
        Intervals(set, sample, ["oppose", "neither", "support"]);
        Means(set, sample, "mean-se", e => e.StandardError);
        var mean = sample.Means(set.Number("spend")).Single().Interval(IntervalType.Wald)!.Value;
        set.Same("mean low", mean.Low, Exact);
        set.Same("mean high", mean.High, Exact);
        Pearson(set, sample, "support", "area");
        RaoScott(set, sample, "support", "area", "rs");
    }

    [Fact]
    public void Raked()
    {
        var set = new ReferenceSet("raked");
        var raked = Rake(set, new RakingOptions());

        var fromRaking = ProbabilitySample.Of(set.Count, SampleWeights.From(raked));
        var fixedWeights = ProbabilitySample.Of(set.Count, SampleWeights.From(raked.Weights));
        Shares(set, fromRaking, "share", "se", e => e.StandardError);
        Shares(set, fixedWeights, "share", "se", e => e.StandardError);
        Shares(set, fromRaking, "raked-share", "raked-se", e => e.RakeAwareStandardError);
        Intervals(set, fromRaking, ["oppose", "neither", "support"]);
        Means(set, fromRaking, "raked-mean-se", e => e.RakeAwareStandardError);
        set.Same("mean-se all", fromRaking.Means(set.Number("spend")).Single().StandardError, Exact);
        RaoScott(set, fromRaking, "support", "area", "rs");
        Assert.All(fixedWeights.Proportions(set.Code("support")), e => Assert.Null(e.RakeAwareStandardError));
    }

    [Fact]
    public void Crosstabs_of_a_raked_design()
    {
        var set = new ReferenceSet("raked-crosstabs");
        var raked = Assert.IsType<Raked>(Raking.Run(set.Margins(), new RakingOptions()));
        var weights = SampleWeights.From(raked);

        foreach (var column in new[] { "area", "sex", "school" })
        {
            Same(set, RaoScottTest.RakeAware(new OpenSample(raked), set.Code("support"), set.Code(column)), $"rake-aware {column}");
            Same(set, RaoScottTest.RakeAware(ProbabilitySample.Of(set.Count, weights, new SampleDesign(set.Code("area"))), set.Code("support"), set.Code(column)), $"strata {column}");
            Same(set, RaoScottTest.RakeAware(ProbabilitySample.Of(set.Count, weights, new SampleDesign(set.Code("sex"), set.Code("school"))), set.Code("support"), set.Code(column)), $"clusters {column}");
        }
        Assert.Null(RaoScottTest.RakeAware(new OpenSample(raked.Weights), set.Code("support"), set.Code("sex")));
    }

    [Fact]
    public void Raked_with_bounds_that_bind()
    {
        var set = new ReferenceSet("raked-capped");
        var (low, high) = (set["low"], set["high"]);

        var raked = Rake(set, new RakingOptions { Low = low, High = high });
        var mean = raked.Summary.Sum / set.Count;
        Assert.Equal(high * mean, raked.Summary.Max, 6);
        Assert.Equal(low * mean, raked.Summary.Min, 6);
        Shares(set, new OpenSample(raked), "share", "se", e => e.StandardError);

        // The cap alone equals the loop of rake, trim, hold and rake again.
        var capped = (Raked)Raking.Run(set.Margins(), new RakingOptions { High = high });
        Assert.Equal(RakingStatus.Converged, capped.Status);
        for (var row = 0; row < set.Count; row++) { set.Same($"capped {row + 1}", capped.Weights[row], OfWeights); }
    }

    [Fact]
    public void Raked_from_base_weights_with_and_without_strata()
    {
        var set = new ReferenceSet("raked-base-weights");
        var raked = Rake(set, new RakingOptions { BaseWeights = set.Weights("invited") });

        Shares(set, new OpenSample(raked), "raked-share", "raked-se", e => e.RakeAwareStandardError);
        var stratified = ProbabilitySample.Of(set.Count, SampleWeights.From(raked), new SampleDesign(set.Code("stratum")));
        Shares(set, stratified, "strata-raked-share", "strata-raked-se", e => e.RakeAwareStandardError);
        Shares(set, stratified, "strata-share", "strata-se", e => e.StandardError);
    }

    [Fact]
    public void Stratified()
    {
        var set = new ReferenceSet("stratified");
        var weights = SampleWeights.From(set.Weights("weight"));
        var sample = ProbabilitySample.Of(set.Count, weights, new SampleDesign(set.Code("area"), null, set.Number("size")));

        Shares(set, sample, "share", "se", e => e.StandardError);
        Intervals(set, sample, ["oppose", "support"]);
        Means(set, sample, "mean-se", e => e.StandardError);
        RaoScott(set, sample, "support", "sex", "rs");
        Shares(set, ProbabilitySample.Of(set.Count, weights, new SampleDesign(set.Code("area"))), "endless-share", "endless-se", e => e.StandardError);
        var inverse = SampleDesign.InverseProbabilities(set.Count, set.Code("area"), null, set.Number("size"));
        Shares(set, ProbabilitySample.Of(set.Count, SampleWeights.From(inverse), new SampleDesign(set.Code("area"), null, set.Number("size"))), "unweighted-share", "unweighted-se", e => e.StandardError);
    }

    [Fact]
    public void Stratified_and_clustered()
    {
        var set = new ReferenceSet("clustered");
        var weights = SampleWeights.From(set.Weights("weight"));
        var sample = ProbabilitySample.Of(set.Count, weights, new SampleDesign(set.Code("stratum"), set.Code("school"), set.Number("schools")));

        Shares(set, sample, "share", "se", e => e.StandardError);
        Intervals(set, sample, ["oppose", "support"]);
        Means(set, sample, "mean-se", e => e.StandardError);
        RaoScott(set, sample, "support", "sex", "rs");
        var endless = ProbabilitySample.Of(set.Count, weights, new SampleDesign(set.Code("stratum"), set.Code("school")));
        Shares(set, endless, "endless-share", "endless-se", e => e.StandardError);
        RaoScott(set, endless, "support", "area", "endless rs");
    }

    [Fact]
    public void Missing_answers()
    {
        var set = new ReferenceSet("missing");
        var sample = ProbabilitySample.Of(set.Count, SampleWeights.From(set.Weights("weight")));

        Shares(set, sample, "share", "se", e => e.StandardError);
        Shares(set, sample, "category-share", "category-se", e => e.StandardError, MissingRule.Category);
        Means(set, sample, "mean-se", e => e.StandardError);
        RaoScott(set, sample, "support", "area", "rs");
        Pearson(set, sample, "support", "area");
    }

    [Fact]
    public void Zero_weights()
    {
        var set = new ReferenceSet("zero-weights");
        var sample = ProbabilitySample.Of(set.Count, SampleWeights.From(set.Weights("weight")));

        Summary(set, sample.Weighting);
        Shares(set, sample, "share", "se", e => e.StandardError);
        Intervals(set, sample, ["oppose", "support"]);
        Means(set, sample, "mean-se", e => e.StandardError);
        RaoScott(set, sample, "support", "area", "rs");
    }

    [Fact]
    public void Rare_categories()
    {
        var set = new ReferenceSet("rare-categories");
        var raked = Rake(set, new RakingOptions());

        var sample = ProbabilitySample.Of(set.Count, SampleWeights.From(raked));
        Shares(set, sample, "share", "se", e => e.StandardError);
        Shares(set, sample, "raked-share", "raked-se", e => e.RakeAwareStandardError);
        Intervals(set, sample, ["spoilt"]);
        RaoScott(set, sample, "support", "sex", "rs");
        Pearson(set, sample, "support", "sex");
    }

    [Fact]
    public void Ratios()
    {
        var set = new ReferenceSet("ratios");
        var sample = ProbabilitySample.Of(set.Count, SampleWeights.From(set.Weights("weight")));

        foreach (var by in new[] { null, set.Code("area") })
        {
            foreach (var e in sample.Ratios(set.Number("spend"), set.Number("income"), by))
            {
                set.Same($"ratio {e.Group ?? "all"}", e.Value, Exact);
                set.Same($"ratio-se {e.Group ?? "all"}", e.StandardError, Exact);
            }
        }
    }

    private static Raked Rake(ReferenceSet set, RakingOptions options)
    {
        var raked = Assert.IsType<Raked>(Raking.Run(set.Margins(), options));
        Assert.Equal(RakingStatus.Converged, raked.Status);
        Summary(set, raked.Summary);
        for (var row = 0; row < set.Count; row++) { set.Same($"weight {row + 1}", raked.Weights[row], OfWeights); }
        return raked;
    }

    private static void Summary(ReferenceSet set, WeightSummary summary)
    {
        set.Same("sum", summary.Sum, OfWeights);
        set.Same("min", summary.Min, OfWeights);
        set.Same("max", summary.Max, OfWeights);
        set.Same("kish", summary.KishDesignEffect, OfWeights);
        set.Same("effective", summary.EffectiveSampleSize, OfWeights);
    }

    /// <summary>Compares every share that R gave, for all and for each grouping whose groups R named.</summary>
    private static void Shares<T>(ReferenceSet set, Sample<T> sample, string share, string error, Func<T, double?> errorOf, MissingRule missing = MissingRule.Exclude) where T : Estimate
    {
        var expected = set.Expected(share).Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        var compared = 0;
        foreach (var by in new[] { null, "area", "age", "sex" })
        {
            foreach (var e in sample.Proportions(set.Code("support"), by is null ? null : set.Code(by), missing))
            {
                var key = $"{e.Group ?? "all"}/{e.Category}";
                if (!expected.Contains(key)) { continue; }
                set.Same($"{share} {key}", e.Value, Exact);
                set.Same($"{error} {key}", errorOf(e), Exact);
                compared++;
            }
        }
        Assert.Equal(expected.Count, compared);
        Assert.NotEqual(0, compared);
    }

    private static void Means(ReferenceSet set, ProbabilitySample sample, string error, Func<ProbabilityEstimate, double?> errorOf)
    {
        var compared = 0;
        foreach (var by in new[] { null, "area", "age" })
        {
            foreach (var e in sample.Means(set.Number("spend"), by is null ? null : set.Code(by)))
            {
                var group = e.Group ?? "all";
                if (!set.Expected(error).Any(x => x.Key == group)) { continue; }
                set.Same($"mean {group}", e.Value, Exact);
                set.Same($"{error} {group}", errorOf(e), Exact);
                compared++;
            }
        }
        Assert.Equal(set.Expected(error).Count(), compared);
    }

    private static void Intervals(ReferenceSet set, ProbabilitySample sample, string[] categories)
    {
        var estimates = sample.Proportions(set.Code("support"));
        foreach (var category in categories)
        {
            foreach (var (type, name) in new[] { (IntervalType.Logit, "logit"), (IntervalType.XLogit, "xlogit"), (IntervalType.Wald, "wald") })
            {
                var interval = estimates.Single(e => e.Category == category).Interval(type)!.Value;
                // R fits the logit by iteration and stops at 1e-8.
                set.Same($"low {name} {category}", interval.Low, type == IntervalType.Logit ? 1e-6 : Exact);
                set.Same($"high {name} {category}", interval.High, type == IntervalType.Logit ? 1e-6 : Exact);
            }
        }
    }

    private static void Pearson(ReferenceSet set, Sample sample, string row, string column)
    {
        var result = PearsonTest.Of(ContingencyTable.Of(sample, set.Code(row), set.Code(column)))!;
        set.Same("pearson", result.Statistic, Exact);
        set.Same("pearson df", result.Df, 0);
        set.Same("pearson p", result.P, OfProbabilities);
    }

    private static void RaoScott(ReferenceSet set, Sample sample, string row, string column, string name) => Same(set, RaoScottTest.Of(sample, set.Code(row), set.Code(column)), name);

    private static void Same(ReferenceSet set, RaoScottResult? result, string name)
    {
        set.Same($"{name} f", result!.F, Exact);
        set.Same($"{name} df1", result.Df1, Exact);
        set.Same($"{name} df2", result.Df2, Exact);
        set.Same($"{name} p", result.P, OfProbabilities);
    }
}
