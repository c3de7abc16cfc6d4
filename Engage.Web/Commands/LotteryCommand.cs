using System.CommandLine;
using System.Globalization;
using Engage.Domain.Sortition.Draws;
using Engage.Domain.Sortition.Selection;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Sortition;

namespace Engage.Web.Commands;

/// <summary>Makes the lottery that is published before a public draw.</summary>
internal sealed class LotteryCommand : EngageCommand
{
    private const int MostPanels = 1_000_000;

    private readonly SelectionOptions _options = new();
    private readonly Option<int?> _panels;
    private readonly Option<FileInfo> _out;
    private readonly Option<FileInfo?> _key;
    private readonly Option<string?> _source;
    private readonly Option<FileInfo?> _published;
    private readonly Option<int?> _maskBelow;
    private readonly Option<FileInfo?> _report;

    /// <summary>Names the options.</summary>
    public LotteryCommand() : base(
        "lottery",
        "Makes a lottery of a thousand numbered panels, each with the same chance, that gives everybody their fair chance. Publish the SHA-256 it prints, and where the randomness will come from, "
        + "before the draw. People are named by pseudonyms; the key to them is written beside the lottery and is not to be published.",
        "lottery --features-csv targets.csv --people-csv pool.csv --number-wanted 40 --out lottery.json --source \"three ten-sided dice, 1 March 2027, 18:00\"",
        "lottery --features-csv targets.csv --people-csv pool.csv --number-wanted 40 --out lottery.json --published-out published.json --mask-below 5")
    {
        _options.AddTo(this);
        _panels = AddOption<int?>("--panels", "How many panels (when left out: 1000, so that three digits draw one)", valueName: "N");
        _out = AddOption<FileInfo>("--out", "Where the lottery goes", isRequired: true, "FILE");
        _key = AddOption<FileInfo?>("--key-csv", "Where the key goes: pseudonym,id (when left out: beside the lottery, ending in .key.csv)", valueName: "FILE");
        _source = AddOption<string?>("--source", "Where the randomness will come from, in words; kept in the lottery", valueName: "TEXT");
        _published = AddOption<FileInfo?>("--published-out", "Where a copy without rare values goes, for the public; the draw is the same", valueName: "FILE");
        _maskBelow = AddOption<int?>("--mask-below", "Which values are rare: those fewer people have (when left out: 5)", valueName: "N");
        _report = AddOption<FileInfo?>("--report-json", "Where the figures go (when left out: the standard output)", valueName: "FILE");
    }

    /// <inheritdoc/>
    public override DatabaseUse Use => DatabaseUse.None;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var panels = arguments.GetValue(_panels) ?? 1_000;
        if (panels is < 1 or > MostPanels) { throw new BadInputException($"--panels is a number between 1 and {MostPanels:N0}."); }
        var task = _options.Read(arguments);
        var outcome = await task.RunAsync(context, cancellationToken);
        if (outcome is not FairLottery fair) { return await context.ExplainNoPanelAsync(task, outcome, arguments.GetValue(_report), cancellationToken); }

        var uniform = await Task.Run(() => UniformLottery.Of(fair, panels, task.Seed, cancellationToken), cancellationToken);
        var (lottery, key) = LotteryDocument.Of(uniform, task.Algorithm.ToString().ToLowerInvariant(), task.Seed, arguments.GetValue(_source) ?? "");
        var file = arguments.GetRequiredValue(_out);
        var keyFile = arguments.GetValue(_key) ?? new FileInfo(Path.ChangeExtension(file.FullName, ".key.csv"));
        IEnumerable<string[]> rows = lottery.People.Zip(key, (person, member) => (string[])[person.Pseudonym, task.People.Pool.Members[member].Id]);
        await CommandContext.WriteFileAsync(keyFile, await CsvFile.ToBytesAsync(rows.Prepend(["pseudonym", "id"]), cancellationToken), cancellationToken);
        await CommandContext.WriteFileAsync(file, lottery.ToBytes(), cancellationToken);
        if (arguments.GetValue(_published) is { } copy) { await CommandContext.WriteFileAsync(copy, lottery.Masked(arguments.GetValue(_maskBelow) ?? 5).ToBytes(), cancellationToken); }

        await context.NoteAsync(SelectionWords.Summary(fair, task, null));
        await context.NoteAsync(string.Create(CultureInfo.InvariantCulture, $"{panels:N0} panels; no chance differs from the fair one by more than {uniform.MaxDeviation:0.00000}."));
        await context.NoteAsync($"SHA-256 of {file.Name}: {lottery.Sha256()}");
        await context.NoteAsync($"Publish it before the draw. {keyFile.Name} says who is who: keep it to yourselves.");
        await context.WriteReportAsync(SelectionReport.Of(fair, task.Seats, panels, uniform.MaxDeviation, null), arguments.GetValue(_report), cancellationToken);
        return ExitCode.Done;
    }
}
