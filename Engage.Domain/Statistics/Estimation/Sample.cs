using System.Collections.Concurrent;

namespace Engage.Domain.Statistics;

/// <summary>Rows with weights: what estimates are made from. Which kind it is decides what may be said of them.</summary>
public abstract class Sample
{
    private readonly double[]? _weights;

    private protected Sample(int count, double[]? weights, Calibration? calibration, DesignUnits? units)
    {
        if (weights is not null && weights.Length != count) { throw new ArgumentException("There is a weight to each row.", nameof(weights)); }
        (Count, _weights, Calibration, Units) = (count, weights, calibration, units);
    }

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>Whether rows count differently.</summary>
    public bool IsWeighted => _weights is not null;

    /// <summary>Whether the weights are from raking, so that errors can take it into account.</summary>
    public bool IsRaked => Calibration is not null;

    /// <summary>What is printed with every weighted result.</summary>
    public WeightSummary Weighting => _weights is null ? new WeightSummary(Count, Count, Count == 0 ? 0 : 1, Count == 0 ? 0 : 1, 1) : WeightSummary.Of(_weights);

    /// <summary>The same of some of the rows, such as those who answered a question.</summary>
    /// <param name="isIn">Whether a row is among them.</param>
    public WeightSummary SummaryOf(Func<int, bool> isIn)
    {
        var weights = new List<double>();
        for (var row = 0; row < Count; row++) { if (isIn(row)) { weights.Add(WeightOf(row)); } }
        return WeightSummary.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(weights));
    }

    /// <summary>The weights; empty when each is 1.</summary>
    internal ReadOnlySpan<double> Weights => _weights;

    internal double[]? WeightArray => _weights;

    internal Calibration? Calibration { get; }

    internal DesignUnits? Units { get; }

    internal double WeightOf(int row) => _weights?[row] ?? 1;

    internal static double[] Checked(IReadOnlyList<double> weights)
    {
        foreach (var weight in weights)
        {
            if (!(weight >= 0) || !double.IsFinite(weight)) { throw new ArgumentException("A weight is a number of 0 or more.", nameof(weights)); }
        }
        return weights as double[] ?? [.. weights];
    }
}

/// <summary>A sample whose estimates are of one kind.</summary>
/// <typeparam name="TEstimate">What may be said of an estimate.</typeparam>
public abstract class Sample<TEstimate> : Sample where TEstimate : Estimate
{
    private readonly ConcurrentDictionary<CodeColumn, DomainRows> _byColumn = new();
    private readonly Lazy<DomainRows> _all;

    private protected Sample(int count, double[]? weights, Calibration? calibration, DesignUnits? units) : base(count, weights, calibration, units) =>
        _all = new(() => DomainRows.Of(this, null));

    /// <summary>The weighted share of each category, for all or for each group (domain estimator: every row stays in the sample).</summary>
    /// <param name="variable">The answers.</param>
    /// <param name="by">The groups; null for all. Rows of no known group are in none.</param>
    /// <param name="missing">What becomes of those who did not answer.</param>
    /// <returns>Group by group in the order of the categories; categories nobody chose included.</returns>
    public IReadOnlyList<TEstimate> Proportions(CodeColumn variable, CodeColumn? by = null, MissingRule missing = MissingRule.Exclude) =>
        [.. ProportionEngine.Run(this, DomainsOf(variable.Count, by), variable, missing).Select(Make)];

    /// <summary>The weighted mean, for all or for each group.</summary>
    /// <param name="variable">The numbers; rows without one are left out.</param>
    /// <param name="by">The groups; null for all.</param>
    public IReadOnlyList<TEstimate> Means(NumberColumn variable, CodeColumn? by = null) =>
        [.. RatioEngine.Run(this, DomainsOf(variable.Count, by), variable.Values, default).Select(Make)];

    /// <summary>The ratio of two weighted totals, for all or for each group (Cochran 1977, chapter 6).</summary>
    /// <param name="numerator">The numbers above.</param>
    /// <param name="denominator">The numbers below; rows without either are left out.</param>
    /// <param name="by">The groups; null for all.</param>
    public IReadOnlyList<TEstimate> Ratios(NumberColumn numerator, NumberColumn denominator, CodeColumn? by = null) =>
        [.. RatioEngine.Run(this, DomainsOf(numerator.Count, by), numerator.Values, denominator.Values).Select(Make)];

    private protected abstract TEstimate Make(EstimateFigures figures);

    private DomainRows DomainsOf(int rows, CodeColumn? by)
    {
        if (rows != Count || (by is not null && by.Count != Count)) { throw new ArgumentException("A column has other rows than the sample.", nameof(by)); }
        if (by is null) { return _all.Value; }
        var known = _byColumn.GetOrAdd(by, column => DomainRows.Of(this, column));
        // A column that has grown is another column.
        return known.Rows == Count ? known : _byColumn[by] = DomainRows.Of(this, by);
    }
}

/// <summary>A self-selected sample, such as everybody who answered an open consultation: no margin of error.</summary>
public sealed class OpenSample : Sample<OpenEstimate>
{
    /// <summary>Every row counts the same.</summary>
    public OpenSample(int count) : base(count, null, null, null)
    {
    }

    /// <summary>Rows weighted by raking.</summary>
    public OpenSample(Raked weighting) : base(weighting.WeightArray.Length, weighting.WeightArray, weighting.Calibration, null)
    {
    }

    /// <summary>Rows with weights from elsewhere.</summary>
    /// <exception cref="ArgumentException">A weight is negative or no number.</exception>
    public OpenSample(IReadOnlyList<double> weights) : base(weights.Count, Checked(weights), null, null)
    {
    }

    private protected override OpenEstimate Make(EstimateFigures figures) => new(figures.Estimate);
}

/// <summary>A sample invited by chance, with its strata, clusters and population sizes where it has them.</summary>
public sealed class ProbabilitySample : Sample<ProbabilityEstimate>
{
    private ProbabilitySample(int count, double[]? weights, Calibration? calibration, DesignUnits? units) : base(count, weights, calibration, units)
    {
    }

    /// <summary>Makes a sample.</summary>
    /// <param name="count">Rows.</param>
    /// <param name="weighting">The weights: from raking, or as given; null when each counts the same.</param>
    /// <param name="design">Strata, clusters and population sizes; null for a simple random sample of an endless population.</param>
    /// <exception cref="ArgumentException">A weight is negative or no number, or the design has other rows.</exception>
    /// <exception cref="UnusableDesignException">A stratum has one sampling unit, or a population smaller than its sample.</exception>
    public static ProbabilitySample Of(int count, SampleWeights? weighting = null, SampleDesign? design = null)
    {
        var units = design is null ? null : DesignUnits.Of(count, design.Strata, design.Clusters, design.PopulationUnits is null ? default : design.PopulationUnits.Values);
        return new(count, weighting?.Weights, weighting?.Calibration, units);
    }

    private protected override ProbabilityEstimate Make(EstimateFigures figures) => new(figures.Estimate, figures.DegreesOfFreedom);
}

/// <summary>Weights of a probability sample.</summary>
public sealed class SampleWeights
{
    private SampleWeights(double[] weights, Calibration? calibration) => (Weights, Calibration) = (weights, calibration);

    internal double[] Weights { get; }

    internal Calibration? Calibration { get; }

    /// <summary>Weights from raking.</summary>
    public static SampleWeights From(Raked weighting) => new(weighting.WeightArray, weighting.Calibration);

    /// <summary>Weights as given.</summary>
    /// <exception cref="ArgumentException">A weight is negative or no number.</exception>
    public static SampleWeights From(IReadOnlyList<double> weights) => new(Sample.Checked(weights), null);
}

/// <summary>How a probability sample was drawn.</summary>
/// <param name="Strata">The stratum of each row; null for one.</param>
/// <param name="Clusters">The cluster of each row, numbered within its stratum; null when rows were drawn one by one.</param>
/// <param name="PopulationUnits">How many units (clusters, or rows) the row's stratum has in the population, or, when no value is above 1, the share of them sampled; null for an endless population.</param>
public sealed record SampleDesign(CodeColumn? Strata = null, CodeColumn? Clusters = null, NumberColumn? PopulationUnits = null)
{
    /// <summary>The inverse of each row's chance of being drawn, from the population sizes: units in the population over units sampled, by stratum.</summary>
    public static double[] InverseProbabilities(int count, CodeColumn? strata, CodeColumn? clusters, NumberColumn populationUnits)
    {
        var stratumClasses = strata is null ? RowClasses.One(count) : RowClasses.One(count).By(strata);
        var unitClasses = clusters is null ? null : stratumClasses.By(clusters);
        var units = new int[stratumClasses.Count];
        foreach (var row in unitClasses?.FirstRow ?? Enumerable.Range(0, count)) { units[stratumClasses.ClassOf[row]]++; }
        var isShare = true;
        foreach (var value in populationUnits.Values) { isShare &= value <= 1; }

        var weights = new double[count];
        for (var row = 0; row < count; row++) { weights[row] = isShare ? 1 / populationUnits[row] : populationUnits[row] / units[stratumClasses.ClassOf[row]]; }
        return weights;
    }
}

/// <summary>What becomes of those who were asked and did not answer.</summary>
public enum MissingRule
{
    /// <summary>They are left out: the base is those who answered.</summary>
    Exclude,

    /// <summary>Each kind of missing among those asked is a category; those not asked stay out.</summary>
    Category,
}

/// <summary>An estimate on its way to becoming one of its sample's kind.</summary>
internal readonly record struct EstimateFigures(Estimate Estimate, int DegreesOfFreedom);
