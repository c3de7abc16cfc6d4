using System.Globalization;
using Engage.Domain.Reports.Charts;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Statistics;

namespace Engage.Domain.Reports.Analysis;

/// <summary>
/// One closed answer by the groups of another, or by itself: shares within each group with and without weights, a chart,
/// a test. For staff: nothing is hidden.
/// </summary>
public sealed class CrossAnalysis
{
    private const int MostInChart = 11;
    private const double Level = 0.05;

    private readonly AnalysisVariable _row;
    private readonly AnalysisVariable? _column;
    private readonly bool _isWeighted;
    private readonly int[,] _counts;
    private readonly double[,] _weights;
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
    public CrossAnalysis(ResponseColumns columns, AnalysisVariable row, AnalysisVariable? column, (string Variable, string Category)? only, IReadOnlyList<double>? weights)
    {
        (_row, _column, _isWeighted) = (row, column, weights is not null);
        var answers = Kept(columns, columns.Store.Code(row.Code), only);
        var groups = column is null ? null : columns.Store.Code(column.Code);
        _counts = new int[row.Categories.Count, column?.Categories.Count ?? 1];
        _weights = new double[_counts.GetLength(0), _counts.GetLength(1)];
        _squares = new double[_counts.GetLength(1)];
        for (var i = 0; i < columns.Count; i++)
        {
            var (r, c) = (answers.CategoryAt(i), groups?.CategoryAt(i) ?? 0);
            if (r < 0 || c < 0) { continue; }
            var weight = weights?[i] ?? 1;
            _counts[r, c]++;
            _weights[r, c] += weight;
            _squares[c] += weight * weight;
        }

        if (groups is null) { return; }
        var sample = weights is null ? new OpenSample(columns.Count) : new OpenSample(weights);
        if (_isWeighted) { _raoScott = RaoScottTest.Of(sample, answers, groups); }
        else
        {
            var table = ContingencyTable.Of(sample, answers, groups);
            _pearson = PearsonTest.Of(table);
            if (_counts.Cast<int>().Any(n => n < 5)) { _fisher = FisherTest.Of(table); }
        }
    }

    /// <summary>How many people are in the table.</summary>
    public int Count => _counts.Cast<int>().Sum();

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
        for (var c = 0; c < _counts.GetLength(1); c++)
        {
            for (var r = 0; r < _counts.GetLength(0); r++)
            {
                yield return
                [
                    _row.Categories[r].Name, _column?.Categories[c].Name ?? "", Number(_counts[r, c]), Number(Base(c)), Base(c) == 0 ? "" : Number((double)_counts[r, c] / Base(c)),
                    .. _isWeighted ? [WeightedShare(r, c) is { } share ? Number(share) : "", Number(EffectiveBase(c))] : Array.Empty<string>(),
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

    private TableBlock Table()
    {
        var groups = Enumerable.Range(0, _counts.GetLength(1)).Where(c => Base(c) > 0).ToList();
        string Group(int c) => _column?.Categories[c].Name ?? "Everybody";
        string Share(int r, int c) => Figures.PairOr(false, _counts[r, c], Base(c), _isWeighted ? WeightedShare(r, c) : null);
        List<IReadOnlyList<string>> rows =
        [
            .. groups.Select(c => (IReadOnlyList<string>)
                [Group(c), .. Enumerable.Range(0, _row.Categories.Count).Select(r => Share(r, c)), Wording.Count(Base(c)), .. _isWeighted ? [Wording.Number(EffectiveBase(c), 0)] : Array.Empty<string>()]),
        ];
        return new TableBlock(
            _row.Name + (_column is null ? "" : $" By {GroupTables.InSentence(_column.Name)}"),
            [
                new(_column?.Name ?? "Group", 2, IsRowHeader: true),
                .. _row.Categories.Select(c => new TableColumn(c.Name, 1.2, IsNumeric: true)),
                new("Base", 0.9, IsNumeric: true),
                .. _isWeighted ? [new("Effective base", 1, IsNumeric: true)] : Array.Empty<TableColumn>(),
            ],
            rows,
            [(_isWeighted ? "Shares of each row: first unweighted, then weighted." : "Unweighted shares of each row.") + " People who did not answer, did not know or preferred not to say are left out."]);
    }

    private Chart? Chart()
    {
        double Value(int r, int c) => _isWeighted ? _weights[r, c] : _counts[r, c];
        var groups = Enumerable.Range(0, _counts.GetLength(1)).Where(c => Base(c) > 0).ToList();
        if (_column is null) { return BarChart.Draw([.. _row.Categories.Select((g, r) => new Bar(g.Name, 100 * (_isWeighted ? WeightedShare(r, 0) : (double)_counts[r, 0] / Base(0))))], ValueFormat.Percent); }
        return _row.IsOrdered && _row.Categories.Count is >= 2 and <= MostInChart
            ? LikertChart.Draw([.. _row.Categories.Select(g => g.Name)], [.. groups.Select(c => new LikertRow(_column.Categories[c].Name, [.. Enumerable.Range(0, _row.Categories.Count).Select(r => Value(r, c))]))])
            : null;
    }

    private string TestInWords() =>
        _raoScott is { } f ? $"(Rao–Scott, F = {Wording.Number(f.F, 2)} on {Wording.Number(f.Df1, 1)} and {Wording.Number(f.Df2, 0)} degrees of freedom, {PInWords(f.P)}.)"
        : _fisher is { } exact ? $"(Fisher’s exact test, {PInWords(exact)}.)"
        : $"(Pearson, χ² = {Wording.Number(_pearson!.Statistic, 2)} on {_pearson.Df} degrees of freedom, {PInWords(_pearson.P)}.)";

    private static string PInWords(double p) => p < 0.001 ? "p below 0.001" : $"p = {Wording.Number(p, 3)}";

    private int Base(int c) => Enumerable.Range(0, _counts.GetLength(0)).Sum(r => _counts[r, c]);

    private double Weighted(int c) => Enumerable.Range(0, _counts.GetLength(0)).Sum(r => _weights[r, c]);

    private double? WeightedShare(int r, int c) => Weighted(c) is > 0 and var total ? _weights[r, c] / total : null;

    private double EffectiveBase(int c) => _squares[c] > 0 ? Weighted(c) * Weighted(c) / _squares[c] : 0;

    private static string Number(double value) => value.ToString("G15", CultureInfo.InvariantCulture);
}
