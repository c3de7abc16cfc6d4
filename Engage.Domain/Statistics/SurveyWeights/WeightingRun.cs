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

    /// <summary>The weight of each response in this run; 0 of one that came later.</summary>
    /// <param name="columns">The survey's responses.</param>
    public double[] WeightsOf(ResponseColumns columns)
    {
        var content = Read();
        var cells = new MarginCells(content.Margins, columns);
        var known = content.Cells.ToDictionary(c => KeyOf(c.Categories), c => c.Weight, StringComparer.Ordinal);
        // Answers that came after the run (the questions about oneself may be answered later) can make a cell nobody was in: its weight is the mean, 1.
        double[] weights = [.. cells.Classes.FirstRow.Select(row => known.GetValueOrDefault(KeyOf(cells.CategoriesAt(row)), 1))];
        var all = new double[columns.Count];
        for (var row = 0; row < all.Length; row++) { all[row] = columns.Numbers[row] > LastNumber ? 0 : weights[cells.Classes.ClassOf[row]]; }
        return all;
    }

    /// <summary>Takes the run out of use. The figures that cite it stay as they are.</summary>
    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    private static string KeyOf(IEnumerable<int> categories) => string.Join(',', categories);
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
}

/// <summary>Responses alike in every margin.</summary>
/// <param name="Categories">For each margin the index of the category; -1 where it is not known.</param>
/// <param name="Responses">How many there were.</param>
/// <param name="Weight">What each counts; the mean over all responses is 1.</param>
public sealed record WeightingCell(IReadOnlyList<int> Categories, int Responses, double Weight);
