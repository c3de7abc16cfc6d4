using System.Text.Encodings.Web;
using System.Text.Json;
using Engage.Domain.Sortition;
using Engage.Domain.Sortition.Draws;
using Engage.Domain.Sortition.Selection;

namespace Engage.Domain.Assemblies.Draws;

/// <summary>One quota of a lottery with the pool's figures.</summary>
/// <param name="Feature">The feature's code.</param>
/// <param name="Value">The value's code.</param>
/// <param name="Min">The fewest seats in this draw.</param>
/// <param name="Max">The most seats in this draw.</param>
/// <param name="Pool">How many people of the pool.</param>
/// <param name="LeastChance">The smallest chance of any of them; null where there is nobody.</param>
/// <param name="MeanChance">Their mean chance; null where there is nobody.</param>
public sealed record DrawReportRow(string Feature, string Value, int Min, int Max, int Pool, double? LeastChance, double? MeanChance);

/// <summary>A change of a quota that would make a panel possible.</summary>
/// <param name="Feature">The feature's code.</param>
/// <param name="Value">The value's code.</param>
/// <param name="FewerMin">By how many seats the lower bound goes down.</param>
/// <param name="MoreMax">By how many seats the upper bound goes up.</param>
/// <param name="Sentence">The change in words.</param>
public sealed record DrawReportChange(string Feature, string Value, int FewerMin, int MoreMax, string Sentence);

/// <summary>The smallest change of quotas that makes a panel possible.</summary>
/// <param name="Cost">What it costs.</param>
/// <param name="IsProven">Whether no cheaper one exists.</param>
/// <param name="Changes">The quotas that change.</param>
public sealed record DrawReportRelaxation(double Cost, bool IsProven, IReadOnlyList<DrawReportChange> Changes);

/// <summary>The figures of a lottery, or why there is none, as they are kept.</summary>
public sealed record DrawReport
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Each quota with the pool's figures.</summary>
    public required IReadOnlyList<DrawReportRow> Rows { get; init; }

    /// <summary>How many registered people could not be drawn because an answer is missing.</summary>
    public int Incomplete { get; init; }

    /// <summary>Whether the chances are proven to be the best.</summary>
    public bool IsOptimal { get; init; }

    /// <summary>The smallest chance among those who can be selected.</summary>
    public double Minimum { get; init; }

    /// <summary>No lottery gives everybody who can be selected more than this.</summary>
    public double UpperBound { get; init; }

    /// <summary>How uneven chances are: 0 when all are the same.</summary>
    public double Gini { get; init; }

    /// <summary>By how much somebody's share of panels differs at most from the chance meant for them.</summary>
    public double MaxDeviation { get; init; }

    /// <summary>Who cannot be selected, by pseudonyms, and why.</summary>
    public IReadOnlyList<Unselectable> Unselectable { get; init; } = [];

    /// <summary>The smallest change that makes a panel possible; null when there is a panel, or no change was found.</summary>
    public DrawReportRelaxation? Relaxation { get; init; }

    /// <summary>The report of a lottery.</summary>
    /// <param name="targets">The targets that the pool's features were made of.</param>
    /// <param name="lottery">The lottery.</param>
    /// <param name="incomplete">How many people were left out.</param>
    public static DrawReport Of(SelectionTargets targets, UniformLottery lottery, int incomplete)
    {
        ArgumentNullException.ThrowIfNull(lottery);
        var fair = lottery.Fair;
        return new DrawReport
        {
            Rows = RowsOf(targets, fair.Types.Pool, lottery.Probabilities),
            Incomplete = incomplete,
            IsOptimal = fair.IsOptimal,
            Minimum = fair.Minimum,
            UpperBound = fair.UpperBound,
            Gini = ChanceSpread.Of(fair).Gini,
            MaxDeviation = lottery.MaxDeviation,
            Unselectable = fair.Unselectable,
        };
    }

    /// <summary>The report of quotas that no panel meets.</summary>
    public static DrawReport OfInfeasible(SelectionTargets targets, Pool pool, QuotaRelaxation? relaxation, int incomplete) => new()
    {
        Rows = RowsOf(targets, pool, null),
        Incomplete = incomplete,
        Relaxation = relaxation is null ? null : new DrawReportRelaxation(relaxation.Cost, relaxation.IsProven, [.. relaxation.Changes.Select(c => ChangeOf(targets, c))]),
    };

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static DrawReport FromJson(string json) => JsonSerializer.Deserialize<DrawReport>(json, _json) ?? throw new JsonException("There is no report.");

    /// <summary>Targets with the changes of a relaxation taken over.</summary>
    /// <param name="targets">The quotas of the whole panel.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="seated">How many people with a value hold a seat already: an upper bound they have passed goes up from there.</param>
    public static SelectionTargets Relax(SelectionTargets targets, IReadOnlyList<DrawReportChange> changes, Func<string, string, int> seated)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(seated);
        return new SelectionTargets(
        [
            .. targets.Features.Select(f => f with
            {
                Values =
                [
                    .. f.Values.Select(v => changes.FirstOrDefault(c => c.Feature == f.Code && c.Value == v.Code) is not { } change ? v : v with
                    {
                        Min = v.Min - change.FewerMin,
                        Max = change.MoreMax == 0 ? v.Max : Math.Max(v.Max, seated(f.Code, v.Code)) + change.MoreMax,
                    }),
                ],
            }),
        ]);
    }

    private static IReadOnlyList<DrawReportRow> RowsOf(SelectionTargets targets, Pool pool, IReadOnlyList<double>? chances)
    {
        ArgumentNullException.ThrowIfNull(targets);
        List<double>[] byRow = [.. pool.Quotas.Select(_ => new List<double>())];
        for (var i = 0; i < pool.Members.Count; i++)
        {
            foreach (var row in pool.RowsOf(pool.Members[i])) { byRow[row].Add(chances?[i] ?? 0); }
        }
        return
        [
            .. pool.Quotas.Zip(Codes(targets), (q, code) => new DrawReportRow(
                code.Feature, code.Value, q.Quota.Min, q.Quota.Max, byRow[q.Row].Count,
                chances is null || byRow[q.Row].Count == 0 ? null : byRow[q.Row].Min(),
                chances is null || byRow[q.Row].Count == 0 ? null : byRow[q.Row].Average())),
        ];
    }

    private static IEnumerable<(string Feature, string Value)> Codes(SelectionTargets targets) => targets.Features.SelectMany(f => f.Values.Select(v => (f.Code, v.Code)));

    private static DrawReportChange ChangeOf(SelectionTargets targets, QuotaChange change)
    {
        var (feature, value) = Codes(targets).ElementAt(change.Line.Row);
        return new(feature, value, change.Line.Quota.Min - change.Quota.Min, change.Quota.Max - change.Line.Quota.Max, change.ToString());
    }
}
