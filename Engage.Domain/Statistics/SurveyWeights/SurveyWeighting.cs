namespace Engage.Domain.Statistics;

/// <summary>Collects a survey's responses and rakes them to margins.</summary>
public sealed class SurveyWeighting
{
    private readonly IReadOnlyList<SurveyMargin> _margins;
    private readonly List<CellSorter> _sorters;
    private readonly List<CodeColumn> _columns;
    private readonly Dictionary<string, (int[] Categories, int Row, int Count)> _cells = new(StringComparer.Ordinal);

    /// <summary>Begins.</summary>
    /// <param name="margins">The margins, at least one.</param>
    /// <param name="groupings">The survey's groupings.</param>
    public SurveyWeighting(IReadOnlyList<SurveyMargin> margins, IReadOnlyList<Grouping> groupings)
    {
        _margins = margins;
        _sorters = [.. margins.Select(m => CellSorter.Of(m, groupings))];
        _columns = [.. margins.Select(m => new CodeColumn(m.Variable, m.Categories.Select(c => c.Key)))];
    }

    /// <summary>How many responses there are so far.</summary>
    public int Count { get; private set; }

    /// <summary>The number of the last of them.</summary>
    public long LastNumber { get; private set; }

    /// <summary>Takes a response.</summary>
    public void Add(AnalysedResponse response)
    {
        var categories = _sorters.ConvertAll(s => s.CategoryOf(response)).ToArray();
        for (var i = 0; i < categories.Length; i++)
        {
            if (categories[i] < 0) { _columns[i].Add(AnswerState.PassedOver); }
            else { _columns[i].AddCode(CodeColumn.FirstCategory + categories[i]); }
        }
        var key = string.Join(',', categories);
        (int[] Categories, int Row, int Count) cell = _cells.GetValueOrDefault(key, (categories, Count, 0));
        _cells[key] = cell with { Count = cell.Count + 1 };
        Count++;
        LastNumber = Math.Max(LastNumber, response.Response.Number);
    }

    /// <summary>Rakes.</summary>
    /// <param name="cap">The largest weight, as a multiple of the mean; null for none.</param>
    /// <returns>Weights, or the categories that nobody answered for.</returns>
    public RakingOutcome Rake(double? cap) =>
        Raking.Run([.. _columns.Zip(_margins, (column, margin) => new WeightingVariable(column, margin.ToPopulationMargin()))], new RakingOptions { High = cap });

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
        var mean = raked.Summary.Sum / Count;
        var content = new WeightingContent(
            _margins,
            raked.Unmet,
            [.. _cells.Values.OrderBy(c => c.Row).Select(c => new WeightingCell(c.Categories, c.Count, raked.Weights[c.Row] / mean))]);
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
            Responses = Count,
            LastNumber = LastNumber,
            MinWeight = raked.Summary.Min / mean,
            MaxWeight = raked.Summary.Max / mean,
            DesignEffect = raked.Summary.KishDesignEffect,
            Content = content.ToJson(),
            MadeAt = now,
            MadeBy = by,
        };
    }
}
