using System.CommandLine;
using Engage.Domain.Sortition.Optimisation;
using Engage.Domain.Sortition.Selection;
using Engage.Web.Commands;

namespace Engage.Web.Sortition;

/// <summary>The options that say whom to select from and how, shared by the commands that select.</summary>
internal sealed class SelectionOptions
{
    private const string Algorithms = "leximin, maximin, nash, goldilocks or legacy";

    private readonly Option<FileInfo> _features = new("--features-csv") { Description = "The targets: feature, value, min, max (or category, name, min, max; or category, feature, min, max), perhaps min_flex and max_flex", Required = true, HelpName = "FILE" };
    private readonly Option<FileInfo> _people = new("--people-csv") { Description = "The pool: an id column and a column for each feature", Required = true, HelpName = "FILE" };
    private readonly Option<int> _seats = new("--number-wanted") { Description = "How many seats the panel has", Required = true, HelpName = "K" };
    private readonly Option<string?> _id = new("--id-column") { Description = "The heading of the ids (when left out: id, nationbuilder_id or another usual one; else people are numbered from 1)", HelpName = "COLUMN" };
    private readonly Option<string?> _address = new("--address-columns") { Description = "The headings that make an address; at most one person of an address is on a panel", HelpName = "A,B" };
    private readonly Option<string?> _algorithm = new("--algorithm") { Description = $"How the chances are chosen: {Algorithms} (when left out: leximin)", HelpName = "NAME" };
    private readonly Option<ulong?> _seed = new("--seed") { Description = "A whole number; the same seed gives the same result (when left out: 0)", HelpName = "S" };
    private readonly Option<double?> _timeLimit = new("--time-limit") { Description = "After so many seconds the best found so far is the result, with the gap to the bound", HelpName = "SECONDS" };
    private readonly Option<FileInfo?> _settings = new("--settings") { Description = "A settings file of the Sortition Foundation's tools (TOML); options given here come first", HelpName = "FILE" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_features, _people, _seats, _id, _address, _algorithm, _seed, _timeLimit, _settings]) { command.Add(option); }
    }

    /// <summary>Reads the files.</summary>
    /// <exception cref="BadInputException">An option cannot be used.</exception>
    public SelectionTask Read(ParseResult arguments)
    {
        var settings = SettingsFile.Read(arguments.GetValue(_settings));
        var seats = arguments.GetRequiredValue(_seats);
        if (seats < 1) { throw new BadInputException($"--number-wanted has {seats}: a panel has at least one seat."); }
        var seconds = arguments.GetValue(_timeLimit);
        if (seconds is { } limit && !(limit is > 0 and <= 1_000_000)) { throw new BadInputException("--time-limit is a number of seconds above 0."); }

        IReadOnlyList<string> address = arguments.GetValue(_address) is { } given
            ? given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : settings.Flag("check_same_address") ? settings.List("check_same_address_columns") : [];
        var features = TargetsFile.Read(SortitionTable.Read(arguments.GetRequiredValue(_features)));
        var people = PeopleFile.Read(SortitionTable.Read(arguments.GetRequiredValue(_people)), features, arguments.GetValue(_id) ?? settings.Text("id_column"), address);
        return new SelectionTask(people, seats, Algorithm(arguments.GetValue(_algorithm) ?? settings.Text("selection_algorithm")), arguments.GetValue(_seed) ?? settings.Number("random_number_seed") ?? 0)
        {
            TimeLimit = seconds is { } s ? TimeSpan.FromSeconds(s) : null,
            ColumnsToKeep = settings.List("columns_to_keep"),
            AddressColumns = address,
        };
    }

    private static SelectionAlgorithm Algorithm(string? name) => name?.ToLowerInvariant() switch
    {
        null or "leximin" => SelectionAlgorithm.Leximin,
        "maximin" => SelectionAlgorithm.Maximin,
        "nash" => SelectionAlgorithm.Nash,
        "goldilocks" => SelectionAlgorithm.Goldilocks,
        "legacy" => SelectionAlgorithm.Legacy,
        _ => throw new BadInputException($"There is no algorithm \"{name}\": it is {Algorithms}."),
    };
}

/// <summary>A selection as asked for.</summary>
/// <param name="People">The pool and its file.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="Algorithm">How chances are chosen.</param>
/// <param name="Seed">The seed.</param>
internal sealed record SelectionTask(PeopleRead People, int Seats, SelectionAlgorithm Algorithm, ulong Seed)
{
    /// <summary>How long it may take; null for as long as it needs.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>What is kept of people beside id and features; everything when empty.</summary>
    public IReadOnlyList<string> ColumnsToKeep { get; init; } = [];

    /// <summary>What makes an address.</summary>
    public IReadOnlyList<string> AddressColumns { get; init; } = [];

    /// <summary>Warns of lines passed over, then computes.</summary>
    public async Task<SelectionOutcome> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (People.SkippedLines is { Count: > 0 } skipped) { await context.NoteAsync($"{People.Table.File}: {skipped.Count} {(skipped.Count == 1 ? "line has" : "lines have")} no id and {(skipped.Count == 1 ? "is" : "are")} left out: {string.Join(", ", skipped.Take(20))}{(skipped.Count > 20 ? "…" : "")}."); }
        if (People.IdColumn < 0) { await context.NoteAsync($"{People.Table.File} has no id column: people are numbered from 1 in the order of the file."); }

        using var timeUp = TimeLimit is { } limit ? new CancellationTokenSource(limit, context.Services.GetRequiredService<TimeProvider>()) : new CancellationTokenSource();
        var request = new SelectionRequest(People.Pool, Seats)
        {
            Algorithm = Algorithm,
            Seed = Seed,
            Limits = new SearchLimits(cancellationToken, timeUp.Token),
            Progress = new ProgressNotes(context.StartProgress("panels looked at")),
        };
        return await Task.Run(() => FairSelection.Run(request), CancellationToken.None);
    }

    private sealed class ProgressNotes(CommandProgress progress) : IProgress<SelectionProgress>
    {
        public void Report(SelectionProgress value) => progress.Report(value.Panels);
    }
}
