using System.CommandLine;
using Engage.Domain;
using Engage.Domain.Statistics;
using Engage.Web.Data;

namespace Engage.Web.Commands.Analysis;

/// <summary>Estimates shares or a mean from a CSV file.</summary>
internal sealed class EstimateCommand : EngageCommand
{
    private const string Logit = "logit";
    private const string Wald = "wald";
    private static readonly string[] Intervals = [Logit, "xlogit", "wilson", Wald];
    private static readonly string[] MissingRules = ["exclude", "category"];

    private readonly Option<FileInfo> _data;
    private readonly Option<string> _variable;
    private readonly Option<bool> _mean;
    private readonly Option<string?> _weight;
    private readonly Option<string?> _by;
    private readonly Option<FileInfo?> _margins;
    private readonly Option<string?> _strata;
    private readonly Option<string?> _cluster;
    private readonly Option<string?> _fpc;
    private readonly Option<string?> _missing;
    private readonly Option<string?> _interval;
    private readonly Option<FileInfo?> _report;

    /// <summary>Names the options.</summary>
    public EstimateCommand() : base(
        "estimate",
        "Estimates the weighted share of each value of a column, or with --mean its weighted mean, for all or by group, with linearised standard errors and 95% intervals. "
        + "Empty cells and NA are missing. With --margins the rows are raked first, from the weights of --weight when given, and seRakeAware is filled; se always takes the weights as fixed, or follows strata, clusters and population sizes. "
        + "Intervals rest on seRakeAware where there is one, and mean what they say only for a probability sample. "
        + "The report is JSON: variable, n, sumOfWeights, kishDesignEffect, estimates (group, category, n, weighted, estimate, se, seRakeAware, low, high).",
        "estimate --data responses.csv --variable support --weight weight --by area",
        "estimate --data responses.csv --variable support --margins census.csv --by area --interval wilson",
        "estimate --data survey.csv --variable spend --mean --strata stratum --cluster school --fpc schools")
    {
        _data = AddOption<FileInfo>("--data", "The CSV file of responses, one to a row", isRequired: true, "FILE");
        _variable = AddOption<string>("--variable", "The column to estimate", isRequired: true, "COL");
        _mean = AddOption<bool>("--mean", "Estimate the mean of a column of numbers rather than shares");
        _weight = AddOption<string?>("--weight", "The column of weights (when left out: 1 each, or by --fpc the population size over the sample size)", valueName: "COL");
        _by = AddOption<string?>("--by", "The column of groups; rows without one are in none", valueName: "COL");
        _margins = AddOption<FileInfo?>("--margins", "A CSV file of margins to rake to first, as in the command weight", valueName: "FILE");
        _strata = AddOption<string?>("--strata", "The column of strata", valueName: "COL");
        _cluster = AddOption<string?>("--cluster", "The column of clusters, numbered within strata", valueName: "COL");
        _fpc = AddOption<string?>("--fpc", "The column of how many sampling units the row's stratum has in the population, or of the share sampled", valueName: "COL");
        _missing = AddOption<string?>("--missing", "exclude: those who did not answer are left out (when left out); category: they are a category, \"missing\"", valueName: "RULE");
        _interval = AddOption<string?>("--interval", "logit (when left out), xlogit, wilson or wald; a mean has wald", valueName: "TYPE");
        _report = AddOption<FileInfo?>("--report-json", "Where the report goes (when left out: the output)", valueName: "FILE");
    }

    /// <inheritdoc/>
    public override DatabaseUse Use => DatabaseUse.None;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var isMean = arguments.GetValue(_mean);
        var missing = Choose("--missing", arguments.GetValue(_missing), MissingRules) ?? MissingRules[0];
        var interval = Choose("--interval", arguments.GetValue(_interval), Intervals) ?? (isMean ? Wald : Logit);
        if (isMean && interval != Wald) { throw new BadInputException($"--interval {interval} is for shares; a mean has wald."); }
        if (isMean && missing != MissingRules[0]) { throw new BadInputException("--missing category is for shares; a mean leaves out those who did not answer."); }

        var variable = new WantedColumn(arguments.GetRequiredValue(_variable), "--variable", isMean ? ColumnKind.Number : ColumnKind.Code);
        var by = arguments.GetValue(_by);
        var design = new DesignOptions(arguments.GetValue(_weight), arguments.GetValue(_strata), arguments.GetValue(_cluster), arguments.GetValue(_fpc));
        var margins = arguments.GetValue(_margins) is { } file ? MarginsFile.Read(file) : null;
        List<WantedColumn> wanted = [variable, .. design.Wanted, .. margins?.Wanted ?? []];
        if (by is not null) { wanted.Add(new(by, "--by", ColumnKind.Code)); }
        var data = AnalysisFile.Read(arguments.GetRequiredValue(_data), wanted, context.StartProgress("lines read"), cancellationToken);

        var raked = margins is null ? null : await RakingStep.RunAsync(context, margins, data, design.Weight);
        if (margins is not null && raked is null) { return ExitCode.CannotBeDone; }

        var sample = design.Sample(data, raked);
        var groups = by is null ? null : data.Columns.Code(by);
        var report = isMean
            ? EstimateReport.OfMeans(sample, data.Columns.Number(variable.Name), groups)
            : EstimateReport.OfShares(sample, data.Columns.Code(variable.Name), groups, missing == MissingRules[0] ? MissingRule.Exclude : MissingRule.Category, interval);
        if (report.N == 0) { throw new BadInputException($"{data.Name}, {variable.Name}: no row has an answer."); }
        await context.WriteJsonAsync(report, arguments.GetValue(_report), cancellationToken);
        return ExitCode.Done;
    }

    private static string? Choose(string option, string? value, string[] allowed) =>
        value is null || allowed.Contains(value, StringComparer.Ordinal) ? value : throw new BadInputException($"{option} has \"{value}\": it is {Wording.List(allowed)}.");
}
