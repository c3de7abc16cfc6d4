namespace Engage.Domain.Statistics;

/// <summary>A stratum with fewer sampling units than a variance needs, or a population smaller than its sample.</summary>
/// <param name="message">A sentence that names the stratum.</param>
public sealed class UnusableDesignException(string message) : Exception(message);

/// <summary>
/// The sampling units of a design: which stratum and which unit (cluster, or the row itself) a row belongs to, and how many
/// units each population stratum has. Variance is that between units within strata (Cochran 1977, chapter 11; Lumley 2010).
/// </summary>
internal sealed class DesignUnits
{
    private readonly int[]? _unitOf;
    private readonly int[] _stratumOfUnit;
    private readonly int[] _unitsInStratum;
    private readonly double[] _left;

    private DesignUnits(int[]? unitOf, int[] stratumOfUnit, int[] unitsInStratum, double[] left) =>
        (_unitOf, _stratumOfUnit, _unitsInStratum, _left) = (unitOf, stratumOfUnit, unitsInStratum, left);

    /// <summary>How many units there are.</summary>
    public int Count => _stratumOfUnit.Length;

    /// <summary>How many strata there are.</summary>
    public int Strata => _unitsInStratum.Length;

    /// <summary>Builds the units.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="strata">The stratum of each row; null for one.</param>
    /// <param name="clusters">The cluster of each row, counted within its stratum; null for the rows themselves.</param>
    /// <param name="populationUnits">How many units the row's stratum has in the population, or, when none is above 1, the share sampled; null for an endless population.</param>
    /// <exception cref="UnusableDesignException">A stratum cannot be used.</exception>
    public static DesignUnits Of(int rows, CodeColumn? strata, CodeColumn? clusters, ReadOnlySpan<double> populationUnits)
    {
        var stratumClasses = strata is null ? RowClasses.One(rows) : RowClasses.One(rows).By(strata);
        var unitClasses = clusters is null ? null : stratumClasses.By(clusters);
        int[] stratumOfUnit = unitClasses is null ? stratumClasses.ClassOf : [.. unitClasses.FirstRow.Select(row => stratumClasses.ClassOf[row])];
        var units = new int[stratumClasses.Count];
        foreach (var stratum in stratumOfUnit) { units[stratum]++; }

        var left = new double[units.Length];
        Array.Fill(left, 1);
        if (!populationUnits.IsEmpty) { ReadPopulation(stratumClasses, units, populationUnits, strata, left); }
        for (var h = 0; h < units.Length; h++)
        {
            if (units[h] < 2 && left[h] > 1e-7)
            {
                throw new UnusableDesignException($"{NameOf(strata, stratumClasses, h)} has one sampling unit only; a standard error needs two. Join it to a stratum like it.");
            }
        }
        return new(unitClasses?.ClassOf, stratumOfUnit, units, left);
    }

    /// <summary>The variance of a total of influences.</summary>
    /// <param name="influence">One for each row.</param>
    public double Variance(ReadOnlySpan<double> influence)
    {
        double[]? totals = null;
        if (_unitOf is not null)
        {
            totals = new double[Count];
            for (var row = 0; row < influence.Length; row++) { totals[_unitOf[row]] += influence[row]; }
            influence = totals;
        }

        var means = new double[Strata];
        for (var j = 0; j < influence.Length; j++) { means[_stratumOfUnit[j]] += influence[j]; }
        for (var h = 0; h < Strata; h++) { means[h] /= _unitsInStratum[h]; }
        var squares = new double[Strata];
        for (var j = 0; j < influence.Length; j++)
        {
            var off = influence[j] - means[_stratumOfUnit[j]];
            squares[_stratumOfUnit[j]] += off * off;
        }
        double variance = 0;
        for (var h = 0; h < Strata; h++) { variance += ScaleOf(h) * squares[h]; }
        return variance;
    }

    /// <summary>The factor of the squares of a stratum: (1 - f) n/(n - 1).</summary>
    public double ScaleOf(int stratum) => _unitsInStratum[stratum] > 1 ? _left[stratum] * _unitsInStratum[stratum] / (_unitsInStratum[stratum] - 1.0) : 0;

    /// <summary>Units in a stratum.</summary>
    public int UnitsIn(int stratum) => _unitsInStratum[stratum];

    /// <summary>The unit of a row.</summary>
    public int UnitOf(int row) => _unitOf?[row] ?? row;

    /// <summary>The stratum of a unit.</summary>
    public int StratumOf(int unit) => _stratumOfUnit[unit];

    /// <summary>Units less strata, of those that have any of the rows.</summary>
    public int DegreesOfFreedom(Func<int, bool> isIn, int rows)
    {
        var units = new bool[Count];
        var strata = new bool[Strata];
        var degrees = 0;
        for (var row = 0; row < rows; row++)
        {
            var unit = UnitOf(row);
            if (units[unit] || !isIn(row)) { continue; }
            units[unit] = true;
            degrees++;
            if (!strata[_stratumOfUnit[unit]])
            {
                strata[_stratumOfUnit[unit]] = true;
                degrees--;
            }
        }
        return degrees;
    }

    private static void ReadPopulation(RowClasses strata, int[] units, ReadOnlySpan<double> population, CodeColumn? names, double[] left)
    {
        var isShare = true;
        foreach (var value in population) { isShare &= value <= 1; }
        for (var row = 0; row < population.Length; row++)
        {
            var h = strata.ClassOf[row];
            if (population[row] != population[strata.FirstRow[h]]) { throw new UnusableDesignException($"{NameOf(names, strata, h)} has more than one population size; it is the same in every row of a stratum."); }
        }
        for (var h = 0; h < units.Length; h++)
        {
            var value = population[strata.FirstRow[h]];
            if (!(value > 0) || (!isShare && value < units[h])) { throw new UnusableDesignException($"{NameOf(names, strata, h)} has {units[h]} sampling units of a population of {value}."); }
            left[h] = isShare ? 1 - value : (value - units[h]) / value;
        }
    }

    private static string NameOf(CodeColumn? names, RowClasses strata, int stratum) =>
        names is not null && names.CategoryAt(strata.FirstRow[stratum]) is >= 0 and var index ? $"The stratum {names.Categories[index]}" : "The sample";
}
