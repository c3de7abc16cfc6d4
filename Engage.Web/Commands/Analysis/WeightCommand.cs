using System.CommandLine;
using System.Globalization;
using Engage.Domain.Statistics;
using Engage.Web.Data;

namespace Engage.Web.Commands.Analysis;

/// <summary>Weights the rows of a CSV file to population margins.</summary>
internal sealed class WeightCommand : EngageCommand
{
    private readonly Option<FileInfo> _data;
    private readonly Option<FileInfo> _margins;
    private readonly Option<string?> _baseWeight;
    private readonly Option<double?> _cap;
    private readonly Option<string?> _bounds;
    private readonly Option<FileInfo?> _out;
    private readonly Option<FileInfo?> _report;

    /// <summary>Names the options.</summary>
    public WeightCommand() : base(
        "weight",
        "Rakes the rows of a CSV file to population margins (iterative proportional fitting). The margins are a CSV file with the columns variable, category and count; "
        + "each variable is a column of the data. Margins are brought to the total of the first. Empty cells, NA, \"Prefer not to say\" and \"Don't know\" keep the mean weight of the other margins. "
        + "The report is JSON: status (converged, partial, impossible), rounds, maxRelativeError, n, sumOfWeights, min, max, kishDesignEffect, effectiveSampleSize, unmet. "
        + "Exit code 0 with weights, also when some margins are missed (partial); 1 when a category has nobody in the data (impossible); 2 bad input.",
        "weight --data responses.csv --margins census.csv --out weights.csv",
        "weight --data responses.csv --margins census.csv --cap 5 --out weights.csv --report-json weighting.json",
        "weight --data responses.csv --margins census.csv --base-weight invited --bounds 0.3,3")
    {
        _data = AddOption<FileInfo>("--data", "The CSV file of responses, one to a row", isRequired: true, "FILE");
        _margins = AddOption<FileInfo>("--margins", "The CSV file of margins", isRequired: true, "FILE");
        _baseWeight = AddOption<string?>("--base-weight", "The column of weights to begin with (when left out: 1 each)", valueName: "COL");
        _cap = AddOption<double?>("--cap", "The highest weight allowed, as a multiple of the mean weight", valueName: "X");
        _bounds = AddOption<string?>("--bounds", "The lowest and the highest weight allowed, as multiples of the mean weight", valueName: "LO,HI");
        _out = AddOption<FileInfo?>("--out", "Where the weights go as CSV: row (from 1) and weight", valueName: "FILE");
        _report = AddOption<FileInfo?>("--report-json", "Where the report goes (when left out: the output)", valueName: "FILE");
    }

    /// <inheritdoc/>
    public override DatabaseUse Use => DatabaseUse.None;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var options = RakingOptionsOf(arguments);
        var margins = MarginsFile.Read(arguments.GetRequiredValue(_margins));
        List<WantedColumn> wanted = [.. margins.Wanted];
        var baseWeight = arguments.GetValue(_baseWeight);
        if (baseWeight is not null) { wanted.Add(new(baseWeight, "--base-weight", ColumnKind.Weight)); }
        var data = AnalysisFile.Read(arguments.GetRequiredValue(_data), wanted, context.StartProgress("lines read"), cancellationToken);

        var outcome = RakingStep.Run(margins, data, options, baseWeight);
        if (outcome is Raked raked && arguments.GetValue(_out) is { } file)
        {
            await CommandContext.WriteFileAsync(file, stream => WriteAsync(stream, raked.Weights, cancellationToken), cancellationToken);
        }
        await context.WriteJsonAsync(WeightingReport.Of(outcome, data.Count), arguments.GetValue(_report), cancellationToken);
        foreach (var unmet in outcome.Unmet) { await context.NoteAsync(margins.Sentence(unmet, data.Name)); }
        if (outcome.Status == RakingStatus.Partial) { await context.NoteAsync("The weights miss the margins above: the bounds, or combinations that nobody has, do not allow more."); }
        return outcome is ImpossibleRaking ? ExitCode.CannotBeDone : ExitCode.Done;
    }

    private RakingOptions RakingOptionsOf(ParseResult arguments)
    {
        var (cap, bounds) = (arguments.GetValue(_cap), arguments.GetValue(_bounds));
        if (cap is not null && bounds is not null) { throw new BadInputException("Give --cap or --bounds, not both; the second number of --bounds is the cap."); }
        if (cap is { } high)
        {
            return high >= 1 && double.IsFinite(high) ? new() { High = high } : throw new BadInputException($"--cap has {high.ToString(CultureInfo.InvariantCulture)}: a cap is a multiple of the mean weight, at least 1.");
        }
        if (bounds is null) { return new(); }

        if (bounds.Split(',', StringSplitOptions.TrimEntries) is not [var lowText, var highText]
            || !double.TryParse(lowText, NumberStyles.Float, CultureInfo.InvariantCulture, out var low)
            || !double.TryParse(highText, NumberStyles.Float, CultureInfo.InvariantCulture, out high)
            || !(low is >= 0 and <= 1 && high >= 1 && double.IsFinite(high)))
        {
            throw new BadInputException($"--bounds has \"{bounds}\": write two multiples of the mean weight, the first from 0 to 1, the second at least 1, such as 0.3,3.");
        }
        return new() { Low = low, High = high };
    }

    private static async Task WriteAsync(Stream stream, IReadOnlyList<double> weights, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        await text.WriteLineAsync("row,weight");
        for (var row = 0; row < weights.Count; row++)
        {
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row + 1},{weights[row]:G15}"));
            if ((row & 0xFFFF) == 0) { cancellationToken.ThrowIfCancellationRequested(); }
        }
    }
}
