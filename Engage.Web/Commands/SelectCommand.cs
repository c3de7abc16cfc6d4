using System.CommandLine;
using System.Globalization;
using Engage.Domain;
using Engage.Domain.Sortition.Selection;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Sortition;

namespace Engage.Web.Commands;

/// <summary>Computes everybody's chance and draws a panel.</summary>
internal sealed class SelectCommand : EngageCommand
{
    private readonly SelectionOptions _options = new();
    private readonly Option<FileInfo?> _probabilities;
    private readonly Option<FileInfo?> _selected;
    private readonly Option<FileInfo?> _remaining;
    private readonly Option<FileInfo?> _report;

    /// <summary>Names the options.</summary>
    public SelectCommand() : base(
        "select",
        "Computes the fairest chances of selection under the quotas and draws a panel by them. Exit code 1 when no panel meets the quotas; the report then has the smallest change that makes one possible.",
        "select --features-csv targets.csv --people-csv pool.csv --number-wanted 40 --seed 20261122 --selected-csv selected.csv --remaining-csv remaining.csv --report-json report.json",
        "select --features-csv targets.csv --people-csv pool.csv --number-wanted 40 --address-columns address,postcode --probabilities-csv chances.csv")
    {
        _options.AddTo(this);
        _probabilities = AddOption<FileInfo?>("--probabilities-csv", "Where everybody's chance goes: id,probability", valueName: "FILE");
        _selected = AddOption<FileInfo?>("--selected-csv", "Where the people selected go", valueName: "FILE");
        _remaining = AddOption<FileInfo?>("--remaining-csv", "Where those go who can still be drawn later: neither selected nor at an address of somebody selected", valueName: "FILE");
        _report = AddOption<FileInfo?>("--report-json", "Where the figures go (when left out: the standard output)", valueName: "FILE");
    }

    /// <inheritdoc/>
    public override DatabaseUse Use => DatabaseUse.None;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var task = _options.Read(arguments);
        var outcome = await task.RunAsync(context, cancellationToken);
        if (outcome is not FairLottery lottery) { return await context.ExplainNoPanelAsync(task, outcome, arguments.GetValue(_report), cancellationToken); }

        var pool = task.People.Pool;
        var selected = LotteryDraw.Draw(lottery, new SeededRandom(task.Seed));
        var files = new SelectedFiles(task, selected);
        var counts = pool.Count(selected.Select(i => pool.Members[i]));
        if (arguments.GetValue(_probabilities) is { } chances)
        {
            IEnumerable<string[]> rows = pool.Members.Zip(lottery.Probabilities, (m, p) => (string[])[m.Id, p.ToString("G12", CultureInfo.InvariantCulture)]);
            await CommandContext.WriteFileAsync(chances, await CsvFile.ToBytesAsync(rows.Prepend(["id", "probability"]), cancellationToken), cancellationToken);
        }
        if (arguments.GetValue(_selected) is { } file) { await CommandContext.WriteFileAsync(file, await CsvFile.ToBytesAsync(files.Selected(), cancellationToken), cancellationToken); }
        if (arguments.GetValue(_remaining) is { } rest) { await CommandContext.WriteFileAsync(rest, await CsvFile.ToBytesAsync(files.Remaining(), cancellationToken), cancellationToken); }
        await context.NoteAsync(SelectionWords.Summary(lottery, task, counts));
        await context.WriteReportAsync(SelectionReport.Of(lottery, task.Seats, lottery.PanelCount, lottery.Deviation, counts), arguments.GetValue(_report), cancellationToken);
        return ExitCode.Done;
    }
}
