using Engage.Domain.Statistics;
using Engage.Web.Csv;

namespace Engage.Web.Commands.Analysis;

/// <summary>The columns that say how the sample was drawn and weighted.</summary>
/// <param name="Weight">The column of weights.</param>
/// <param name="Strata">The column of strata.</param>
/// <param name="Cluster">The column of clusters.</param>
/// <param name="Population">The column of population sizes.</param>
internal sealed record DesignOptions(string? Weight, string? Strata, string? Cluster, string? Population)
{
    /// <summary>The columns to read.</summary>
    public IEnumerable<WantedColumn> Wanted
    {
        get
        {
            if (Weight is not null) { yield return new(Weight, "--weight", ColumnKind.Weight); }
            if (Strata is not null) { yield return new(Strata, "--strata", ColumnKind.Code); }
            if (Cluster is not null) { yield return new(Cluster, "--cluster", ColumnKind.Code); }
            if (Population is not null) { yield return new(Population, "--fpc", ColumnKind.Population); }
        }
    }

    /// <summary>Makes the sample.</summary>
    /// <param name="data">The file read.</param>
    /// <param name="raked">The weights when the data were raked; they take the place of the column's, which were their base.</param>
    /// <exception cref="BadInputException">The design cannot be used.</exception>
    /// <exception cref="ImportException">A stratum or a cluster is missing.</exception>
    public ProbabilitySample Sample(AnalysisFile data, Raked? raked)
    {
        var strata = ColumnOf(data, Strata);
        var clusters = ColumnOf(data, Cluster);
        var population = Population is null ? null : data.Columns.Number(Population);
        var weights = raked is not null ? SampleWeights.From(raked) : WeightsOf(data, strata, clusters, population);
        try
        {
            var isSimple = strata is null && clusters is null && population is null;
            return ProbabilitySample.Of(data.Count, weights, isSimple ? null : new SampleDesign(strata, clusters, population));
        }
        catch (UnusableDesignException e)
        {
            throw new BadInputException($"{data.Name}: {e.Message}", e);
        }
    }

    private SampleWeights? WeightsOf(AnalysisFile data, CodeColumn? strata, CodeColumn? clusters, NumberColumn? population)
    {
        if (Weight is not null)
        {
            var weights = data.Columns.Number(Weight).Values.ToArray();
            return Array.Exists(weights, w => w > 0) ? SampleWeights.From(weights) : throw new BadInputException($"{data.Name}, {Weight}: no row has a weight above 0.");
        }
        // Population sizes without weights say how likely each unit was to be drawn.
        return population is null ? null : SampleWeights.From(SampleDesign.InverseProbabilities(data.Count, strata, clusters, population));
    }

    private static CodeColumn? ColumnOf(AnalysisFile data, string? name)
    {
        if (name is null) { return null; }
        var column = data.Columns.Code(name);
        for (var row = 0; row < column.Count; row++)
        {
            if (column.CategoryAt(row) < 0) { throw new BadInputException($"{data.Name} row {row + 1}, {name}: is empty; every row has one."); }
        }
        return column;
    }
}
