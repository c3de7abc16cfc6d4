namespace Engage.Domain.Statistics;

/// <summary>Rakes a survey's responses to margins.</summary>
/// <param name="margins">The margins, at least one.</param>
/// <param name="columns">The responses.</param>
public sealed class SurveyWeighting(IReadOnlyList<SurveyMargin> margins, ResponseColumns columns)
{
    private readonly MarginCells _cells = new(margins, columns);

    /// <summary>Rakes.</summary>
    /// <param name="cap">The largest weight, as a multiple of the mean; null for none.</param>
    /// <returns>Weights, or the categories that nobody answered for.</returns>
    public RakingOutcome Rake(double? cap) =>
        Raking.Run([.. _cells.Columns.Zip(margins, (column, margin) => new WeightingVariable(column, margin.ToPopulationMargin()))], new RakingOptions { High = cap });

    /// <summary>The run that a raking makes.</summary>
    /// <param name="raked">What <see cref="Rake"/> found.</param>
    /// <param name="id">The run's id.</param>
    /// <param name="surveyId">The survey.</param>
    /// <param name="number">The next number within the survey.</param>
    /// <param name="name">What staff call it.</param>
    /// <param name="cap">The cap asked for.</param>
    /// <param name="by">Who made it.</param>
    /// <param name="now">When.</param>
    public WeightingRun ToRun(Raked raked, string id, string surveyId, int number, string name, double? cap, string by, DateTimeOffset now)
    {
        var mean = raked.Summary.Sum / columns.Count;
        var content = new WeightingContent(
            margins,
            raked.Unmet,
            [.. _cells.Classes.FirstRow.Zip(_cells.Classes.Sizes(), (row, size) => new WeightingCell(_cells.CategoriesAt(row), size, raked.Weights[row] / mean))]);
        return new WeightingRun
        {
            Id = id,
            SurveyId = surveyId,
            Number = number,
            Name = name,
            Status = raked.Status,
            Cap = cap,
            Rounds = raked.Rounds,
            MaxRelativeError = raked.MaxRelativeError,
            Responses = columns.Count,
            LastNumber = columns.LastNumber,
            MinWeight = raked.Summary.Min / mean,
            MaxWeight = raked.Summary.Max / mean,
            DesignEffect = raked.Summary.KishDesignEffect,
            Content = content.ToJson(),
            MadeAt = now,
            MadeBy = by,
        };
    }
}
