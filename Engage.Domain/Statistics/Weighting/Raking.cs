namespace Engage.Domain.Statistics;

/// <summary>
/// Raking, or iterative proportional fitting: weights are scaled to each margin in turn until all hold (Deming, Stephan 1940).
/// Done on the cells of the crossed margins rather than on rows, which is the same and far faster. With bounds, the weights
/// are the base weights times one factor to each category, cut off at the bounds, with the factors found so that the cut
/// weights meet the margins: trimming and re-raking carried to its end (Deville, Särndal 1992, truncated multiplicative).
/// </summary>
public static class Raking
{
    /// <summary>Finds weights.</summary>
    /// <param name="variables">The margins, the first of which gives the total that the others are brought to.</param>
    /// <param name="options">Base weights and bounds; none when null.</param>
    /// <exception cref="ArgumentException">No margin, columns of different length, a category twice, a count that is not above 0, bad options.</exception>
    public static RakingOutcome Run(IReadOnlyList<WeightingVariable> variables, RakingOptions? options = null)
    {
        options ??= new RakingOptions();
        Check(variables);
        var rows = variables[0].Column.Count;
        RakingOptions.Check(options, rows);

        var cells = RakingCells.Of(variables, options);
        if (cells.NobodyIn() is { Count: > 0 } nobody) { return new ImpossibleRaking(nobody); }

        var (rounds, error) = new RakingRounds(cells, options).Run();
        var isConverged = error < options.Tolerance;
        return new Raked(isConverged ? RakingStatus.Converged : RakingStatus.Partial, isConverged ? [] : cells.Unmet(options.Tolerance), cells.RowWeights(), cells.Calibration())
        {
            Rounds = rounds,
            MaxRelativeError = error,
        };
    }

    private static void Check(IReadOnlyList<WeightingVariable> variables)
    {
        if (variables.Count == 0) { throw new ArgumentException("There is no margin to rake to.", nameof(variables)); }
        foreach (var (column, margin) in variables)
        {
            if (column.Count != variables[0].Column.Count) { throw new ArgumentException($"The column {column.Name} has other rows than the first.", nameof(variables)); }
            if (margin.Categories.Count == 0) { throw new ArgumentException($"The margin {margin.Variable} has no category.", nameof(variables)); }
            if (margin.Categories.Any(c => !(c.Count > 0) || !double.IsFinite(c.Count))) { throw new ArgumentException($"The margin {margin.Variable} has a count that is not above 0.", nameof(variables)); }
            if (margin.Categories.DistinctBy(c => c.Category, StringComparer.Ordinal).Count() < margin.Categories.Count) { throw new ArgumentException($"The margin {margin.Variable} has a category twice.", nameof(variables)); }
        }
    }
}
