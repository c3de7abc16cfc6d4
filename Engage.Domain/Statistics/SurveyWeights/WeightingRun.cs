using System.Text.Json;

namespace Engage.Domain.Statistics;

/// <summary>
/// Weights made once for a survey: inputs, options and result, never changed. Weighted tables cite it by its number. The
/// weight of a response follows from its raking cell alone, so anybody can check it from the table of cells.
/// </summary>
public sealed class WeightingRun
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 100;

    private WeightingContent? _content;

    /// <summary>A <see cref="PublicId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The survey.</summary>
    public required string SurveyId { get; init; }

    /// <summary>From 1 upwards within the survey.</summary>
    public required int Number { get; init; }

    /// <summary>What staff call it.</summary>
    public required string Name { get; init; }

    /// <summary>How the raking ended: converged, or partial.</summary>
    public required RakingStatus Status { get; init; }

    /// <summary>The largest weight allowed, as a multiple of the mean; null for no cap.</summary>
    public double? Cap { get; init; }

    /// <summary>How often all margins were gone through.</summary>
    public required int Rounds { get; init; }

    /// <summary>The largest relative error of any margin.</summary>
    public required double MaxRelativeError { get; init; }

    /// <summary>How many responses were weighted.</summary>
    public required int Responses { get; init; }

    /// <summary>The number of the last of them: responses that came later have no weight in this run.</summary>
    public required long LastNumber { get; init; }

    /// <summary>The smallest weight; the mean is 1.</summary>
    public required double MinWeight { get; init; }

    /// <summary>The largest weight.</summary>
    public required double MaxWeight { get; init; }

    /// <summary>Kish's design effect, 1 + cv² (Kish 1965).</summary>
    public required double DesignEffect { get; init; }

    /// <summary>Margins, what they miss, and cells, as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The account that made it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When staff took it out of use; null while results and reports may use it.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Responses divided by the design effect.</summary>
    public double EffectiveSampleSize => Responses / DesignEffect;

    /// <summary>The content, read.</summary>
    public WeightingContent Read() => _content ??= WeightingContent.Parse(Content);

    /// <summary>The weight of a response in this run; 0 of one that came later.</summary>
    /// <param name="groupings">The survey's groupings.</param>
    public Func<AnalysedResponse, double> WeightOf(IReadOnlyList<Grouping> groupings)
    {
        var weightOf = Read().WeightOf(groupings);
        return response => response.Response.Number > LastNumber ? 0 : weightOf(response);
    }

    /// <summary>Takes the run out of use. The figures that cite it stay as they are.</summary>
    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}

/// <summary>What a weighting run is made of and came to.</summary>
/// <param name="Margins">The margins raked to.</param>
/// <param name="Unmet">Categories whose margin the weights miss; none when converged.</param>
/// <param name="Cells">The raking cells with their weights.</param>
public sealed record WeightingContent(IReadOnlyList<SurveyMargin> Margins, IReadOnlyList<UnmetMargin> Unmet, IReadOnlyList<WeightingCell> Cells)
{
    /// <summary>As kept in the database.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static WeightingContent Parse(string json) =>
        JsonSerializer.Deserialize<WeightingContent>(json, JsonSerializerOptions.Web) ?? throw new JsonException("The content of a weighting run is a JSON object.");

    /// <summary>
    /// The weight of a response by its answers. Answers that came after the run (the questions about oneself may be answered
    /// later) can make a cell nobody was in: its weight is the mean, 1.
    /// </summary>
    /// <param name="groupings">The survey's groupings.</param>
    public Func<AnalysedResponse, double> WeightOf(IReadOnlyList<Grouping> groupings)
    {
        var sorters = Margins.Select(m => CellSorter.Of(m, groupings)).ToList();
        var weights = Cells.ToDictionary(c => KeyOf(c.Categories), c => c.Weight, StringComparer.Ordinal);
        return response => weights.GetValueOrDefault(KeyOf(sorters.ConvertAll(s => s.CategoryOf(response))), 1);
    }

    private static string KeyOf(IReadOnlyList<int> categories) => string.Join(',', categories);
}

/// <summary>Responses alike in every margin.</summary>
/// <param name="Categories">For each margin the index of the category; -1 where it is not known.</param>
/// <param name="Responses">How many there were.</param>
/// <param name="Weight">What each counts; the mean over all responses is 1.</param>
public sealed record WeightingCell(IReadOnlyList<int> Categories, int Responses, double Weight);

/// <summary>Says into which category of a margin a response falls.</summary>
internal sealed class CellSorter
{
    private readonly Grouping? _grouping;
    private readonly Dictionary<string, int> _categories = new(StringComparer.Ordinal);

    private CellSorter(SurveyMargin margin, Grouping? grouping)
    {
        _grouping = grouping;
        for (var i = 0; i < margin.Categories.Count; i++)
        {
            foreach (var code in margin.Categories[i].Codes) { _categories[code] = i; }
        }
    }

    /// <summary>For a margin; a survey that has lost the variable knows nobody's category.</summary>
    public static CellSorter Of(SurveyMargin margin, IReadOnlyList<Grouping> groupings) => new(margin, groupings.FirstOrDefault(g => g.Code == margin.Variable));

    /// <summary>The index of the category; -1 when not known.</summary>
    public int CategoryOf(AnalysedResponse response) =>
        _grouping?.GroupOf(response) is { } code && _categories.TryGetValue(code, out var index) ? index : -1;
}
