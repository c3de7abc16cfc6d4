using System.Globalization;
using Engage.Domain.Reports.Charts;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Analysis;

/// <summary>
/// One closed answer by the groups of another, or by itself: shares within each group with and without weights, a chart,
/// a test. Chart, table and file are made from one <see cref="DisclosedTable"/>. For staff nothing is hidden.
/// </summary>
public sealed class CrossAnalysis
{
    private const int MostInChart = 11;
    private const double Level = 0.05;

    private readonly AnalysisVariable _row;
    private readonly AnalysisVariable? _column;
    private readonly bool _isWeighted;
    private readonly DisclosedTable _table;
    private readonly double[] _squares;
    private readonly ChiSquaredResult? _pearson;
    private readonly double? _fisher;
    private readonly RaoScottResult? _raoScott;

    /// <summary>Counts and tests.</summary>
    /// <param name="columns">The responses.</param>
    /// <param name="row">The answer.</param>
    /// <param name="column">The groups; null for everybody together.</param>
    /// <param name="only">A variable and the code of its category, when only those people are counted.</param>
    /// <param name="weights">The weight of each response; null for none. The test is of the weighted table where there are weights.</param>
    /// <param name="disclosure">What small numbers are hidden; null for none.</param>
    public CrossAnalysis(ResponseColumns columns, AnalysisVariable row, AnalysisVariable? column, (string Variable, string Category)? only, IReadOnlyList<double>? weights, Disclosure? disclosure = null)
    {
        (_row, _column, _isWeighted) = (row, column, weights is not null);
        var answers = Kept(columns, columns.Store.Code(row.Code), only);
        var groups = column is null ? null : columns.Store.Code(column.Code);
        var (counts, sums) = (new int[column?.Categories.Count ?? 1, row.Categories.Count], new double[column?.Categories.Count ?? 1, row.Categories.Count]);
        _squares = new double[counts.GetLength(0)];
        for (var i = 0; i < columns.Count; i++)
        {
            var (answer, group) = (answers.CategoryAt(i), groups?.CategoryAt(i) ?? 0);
            if (answer < 0 || group < 0) { continue; }
            var weight = weights?[i] ?? 1;
            counts[group, answer]++;
            sums[group, answer] += weight;
            _squares[group] += weight * weight;
        }
        _table = DisclosedTable.Of(ContingencyTable.Of(column is null ? ["Everybody"] : [.. column.Categories.Select(c => c.Name)], [.. row.Categories.Select(c => c.Name)], counts, sums), disclosure ?? new Disclosure(threshold: 1));
        Count = counts.Cast<int>().Sum();
        if (groups is null) { return; }
        var sample = weights is null ? new OpenSample(columns.Count) : new OpenSample(weights);
        if (_isWeighted) { _raoScott = RaoScottTest.Of(sample, answers, groups); }
        else
        {
            var table = ContingencyTable.Of(sample, answers, groups);
            _pearson = PearsonTest.Of(table);
            if (counts.Cast<int>().Any(n => n < 5)) { _fisher = FisherTest.Of(table); }
        }
    }

    /// <summary>How many people are in the table.</summary>
    public int Count { get; }

    /// <summary>The probability of differences as large by chance alone; null when there is no test.</summary>
    public double? P => _raoScott?.P ?? _fisher ?? _pearson?.P;

    /// <summary>The finding of the test in plain words; null when there is none.</summary>
    public string? Finding => P is not { } p
        ? null
        : (p < Level ? "The answers differ between the groups by more than chance would make them." : "No detectable difference between the groups.")
            + $" {TestInWords()} The test treats those who answered as a random sample, which an open survey is not: use it against reading too much into small differences, not as proof.";

    /// <summary>The chart and the table, with the finding between them.</summary>
    public IEnumerable<Block> Blocks()
    {
        if (Count == 0)
        {
            yield return ParagraphBlock.Of("Nobody is in this table.");
            yield break;
        }
        if (Finding is { } finding) { yield return ParagraphBlock.Of(finding); }
        if (Chart() is { } chart) { yield return chart.ToFigure(_isWeighted ? "Weighted share of the people who answered" : "Share of the people who answered"); }
        yield return Table();
    }

    /// <summary>The figures as rows of a file, the heading first.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows()
    {
        yield return ["answer", "group", "people", "base", "share", .. _isWeighted ? ["weighted_share", "effective_base"] : Array.Empty<string>()];
        for (var g = 0; g < _table.Rows.Count; g++)
        {
            for (var a = 0; a < _table.Columns.Count; a++)
            {
                var figure = _table[g, a];
                yield return
                [
                    _table.Columns[a], _column is null ? "" : _table.Rows[g], Number(figure.Count), Number(_table.RowTotal(g).Count), Number(figure.RowShare),
                    .. _isWeighted ? [Number(figure.WeightedRowShare), Number(EffectiveBase(g))] : Array.Empty<string>(),
                ];
            }
        }
    }

    /// <summary>The answers of the people wanted; everybody else counts as not asked, and stays in the sample.</summary>
    private static CodeColumn Kept(ResponseColumns columns, CodeColumn answers, (string Variable, string Category)? only)
    {
        if (only is not var (variable, category)) { return answers; }
        var filter = columns.Store.Code(variable);
        var wanted = filter.IndexOf(category);
        var kept = new CodeColumn(answers.Name, answers.Categories);
        for (var i = 0; i < answers.Count; i++)
        {
            if (filter.CategoryAt(i) == wanted) { kept.AddCode(answers[i]); }
            else { kept.Add(AnswerState.NotAsked); }
        }
        return kept;
    }

    private TableBlock Table() => new(
        _row.Name + (_column is null ? "" : $" By {GroupTables.InSentence(_column.Name)}"),
        [
            new(_column?.Name ?? "Group", 2, IsRowHeader: true),
            .. _row.Categories.Select(c => new TableColumn(c.Name, 1.2, IsNumeric: true)),
            new("Base", 0.9, IsNumeric: true),
            .. _isWeighted ? [new("Effective base", 1, IsNumeric: true)] : Array.Empty<TableColumn>(),
        ],
        [
            .. Groups().Select(g => (IReadOnlyList<string>)
                [
                    _table.Rows[g],
                    .. Enumerable.Range(0, _table.Columns.Count).Select(a => Figures.PairOr(_table[g, a], _table.RowTotal(g), _isWeighted)),
                    Figures.CountOr(_table.RowTotal(g)),
                    .. _isWeighted ? [EffectiveBase(g) is { } size ? Wording.Number(size, 0) : Figures.Hidden] : Array.Empty<string>(),
                ]),
        ],
        [(_isWeighted ? "Shares of each row: first unweighted, then weighted." : "Unweighted shares of each row.") + " People who did not answer, did not know or preferred not to say are left out."]);

    private Chart? Chart()
    {
        double? Value(DisclosedFigure figure) => _isWeighted ? figure.WeightedRowShare : figure.RowShare;
        List<double?> Of(int group) => [.. Enumerable.Range(0, _table.Columns.Count).Select(a => Value(_table[group, a]))];
        if (_column is null) { return BarChart.Draw([.. _row.Categories.Zip(Of(0), (c, share) => new Bar(c.Name, 100 * share))], ValueFormat.Percent); }
        return _row.IsOrdered && _row.Categories.Count is >= 2 and <= MostInChart
            ? LikertChart.Draw([.. _row.Categories.Select(c => c.Name)], [.. Groups().Select(g => new LikertRow(_table.Rows[g], Of(g) is var shares && shares.TrueForAll(s => s is not null) ? [.. shares.Select(s => s!.Value)] : null))])
            : null;
    }

    /// <summary>The groups that somebody is in.</summary>
    private IEnumerable<int> Groups() => Enumerable.Range(0, _table.Rows.Count).Where(g => _table.RowTotal(g).Count != 0);

    private string TestInWords() =>
        _raoScott is { } f ? $"(Rao–Scott, F = {Wording.Number(f.F, 2)} on {Wording.Number(f.Df1, 1)} and {Wording.Number(f.Df2, 0)} degrees of freedom, {PInWords(f.P)}.)"
        : _fisher is { } exact ? $"(Fisher’s exact test, {PInWords(exact)}.)"
        : $"(Pearson, χ² = {Wording.Number(_pearson!.Statistic, 2)} on {_pearson.Df} degrees of freedom, {PInWords(_pearson.P)}.)";

    private static string PInWords(double p) => p < 0.001 ? "p below 0.001" : $"p = {Wording.Number(p, 3)}";

    private double? EffectiveBase(int group) => _table.RowTotal(group).Weighted is { } sum ? (_squares[group] > 0 ? sum * sum / _squares[group] : 0) : null;

    private static string Number(double? value) => value?.ToString("G15", CultureInfo.InvariantCulture) ?? "";
}
