using System.CommandLine;
using Engage.Domain.Statistics;
using Engage.Web.Data;

namespace Engage.Web.Commands.Analysis;

/// <summary>Crosses two columns of a CSV file and tests whether they go together.</summary>
internal sealed class CrosstabCommand : EngageCommand
{
    private readonly Option<FileInfo> _data;
    private readonly Option<string> _row;
    private readonly Option<string> _column;
    private readonly Option<string?> _weight;
    private readonly Option<FileInfo?> _margins;
    private readonly Option<string?> _strata;
    private readonly Option<string?> _cluster;
    private readonly Option<FileInfo?> _report;

    /// <summary>Names the options.</summary>
    public CrosstabCommand() : base(
        "crosstab",
        "Crosses two columns of a CSV file and tests their independence: Pearson's chi-squared on the counts, and the Rao-Scott second-order F on the weighted shares. "
        + "Rows where either is empty or NA are left out. With --margins the rows are raked first, from the weights of --weight when given; raoScott takes the weights as fixed, or follows strata and clusters, and raoScottRakeAware takes off what the margins explain. "
        + "The report is JSON: n, table (row, column, n, weighted), pearson (statistic, df, p), raoScott and raoScottRakeAware (f, df1, df2, p); a test that the table does not allow is null, as is raoScottRakeAware without --margins.",
        "crosstab --data responses.csv --row support --column area",
        "crosstab --data responses.csv --row support --column area --weight weight --strata stratum --cluster school",
        "crosstab --data responses.csv --row support --column area --margins census.csv")
    {
        _data = AddOption<FileInfo>("--data", "The CSV file of responses, one to a row", isRequired: true, "FILE");
        _row = AddOption<string>("--row", "The column whose values are the rows of the table", isRequired: true, "COL");
        _column = AddOption<string>("--column", "The column whose values are the columns of the table", isRequired: true, "COL");
        _weight = AddOption<string?>("--weight", "The column of weights (when left out: 1 each)", valueName: "COL");
        _margins = AddOption<FileInfo?>("--margins", "A CSV file of margins to rake to first, as in the command weight", valueName: "FILE");
        _strata = AddOption<string?>("--strata", "The column of strata", valueName: "COL");
        _cluster = AddOption<string?>("--cluster", "The column of clusters, numbered within strata", valueName: "COL");
        _report = AddOption<FileInfo?>("--report-json", "Where the report goes (when left out: the output)", valueName: "FILE");
    }

    /// <inheritdoc/>
    public override DatabaseUse Use => DatabaseUse.None;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var (rowName, columnName) = (arguments.GetRequiredValue(_row), arguments.GetRequiredValue(_column));
        var design = new DesignOptions(arguments.GetValue(_weight), arguments.GetValue(_strata), arguments.GetValue(_cluster), null);
        var margins = arguments.GetValue(_margins) is { } file ? MarginsFile.Read(file) : null;
        List<WantedColumn> wanted = [new(rowName, "--row", ColumnKind.Code), new(columnName, "--column", ColumnKind.Code), .. design.Wanted, .. margins?.Wanted ?? []];
        var data = AnalysisFile.Read(arguments.GetRequiredValue(_data), wanted, context.StartProgress("lines read"), cancellationToken);
        var raked = margins is null ? null : await RakingStep.RunAsync(context, margins, data, design.Weight);
        if (margins is not null && raked is null) { return ExitCode.CannotBeDone; }

        var (row, column, sample) = (data.Columns.Code(rowName), data.Columns.Code(columnName), design.Sample(data, raked));
        var table = ContingencyTable.Of(sample, row, column);
        if (table.N == 0) { throw new BadInputException($"{data.Name}: no row has both {rowName} and {columnName}."); }
        var cells =
            from r in Enumerable.Range(0, table.Rows.Count).OrderBy(r => table.Rows[r], NaturalOrder.Instance)
            from c in Enumerable.Range(0, table.Columns.Count).OrderBy(c => table.Columns[c], NaturalOrder.Instance)
            select new { row = table.Rows[r], column = table.Columns[c], n = table.Counts[r, c], weighted = table.Weighted[r, c] };
        await context.WriteJsonAsync(
            new { table.N, table = cells.ToList(), pearson = PearsonTest.Of(table), raoScott = RaoScottTest.Of(sample, row, column), raoScottRakeAware = RaoScottTest.RakeAware(sample, row, column) },
            arguments.GetValue(_report),
            cancellationToken);
        return ExitCode.Done;
    }
}
