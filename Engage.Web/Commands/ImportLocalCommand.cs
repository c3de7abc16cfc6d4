using System.CommandLine;
using Engage.Domain.Places.Local;
using Engage.Web.Areas;
using Engage.Web.Data.Places;

namespace Engage.Web.Commands;

/// <summary>Brings in a file of what is said of areas.</summary>
internal sealed class ImportLocalCommand : EngageCommand
{
    private readonly Argument<string> _what;
    private readonly Argument<FileInfo> _file = new("FILE") { Description = "The CSV file" };
    private readonly Option<bool> _dryRun;

    /// <summary>Names the arguments.</summary>
    public ImportLocalCommand() : base(
        "import-local",
        "Brings in a CSV file of what is said of areas: people (officers), bases, events or projects, told apart by their reference; or neighbours, successors or "
        + "tiles of areas. Whole or not at all; can be repeated; people, bases, events and projects that the file does not name stay as they are.",
        "import-local people people.csv --dry-run",
        "import-local events events.csv")
    {
        _what = new Argument<string>("WHAT") { Description = string.Join(", ", Known) };
        Add(_what);
        Add(_file);
        _dryRun = AddOption<bool>("--dry-run", "Check and count; write nothing");
    }

    private static IEnumerable<string> Known => [.. LocalSheet.All.Select(s => s.Code), .. AreaMapFile.Names];

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var (what, file, isDryRun) = (arguments.GetRequiredValue(_what), arguments.GetRequiredValue(_file), arguments.GetValue(_dryRun));
        if (!Known.Contains(what, StringComparer.Ordinal)) { throw new BadInputException($"\"{what}\" cannot be brought in; write {string.Join(", ", Known)}."); }
        var source = context.Services.GetRequiredService<GazetteerSource>();
        await source.RefreshAsync(cancellationToken);
        await using var stream = CommandContext.OpenFile(file);

        if (LocalSheet.Find(what) is not { } sheet)
        {
            if (!isDryRun) { context.NoteInAudit("areas-linked", $"file:{file.Name}"); }
            var rows = await AreaMapFile.ImportAsync(context.Db, what, source.Current, stream, file.Name, isDryRun, cancellationToken);
            await context.NoteAsync($"{file.Name}: {rows} {what}{(isDryRun ? "; nothing was written (dry run)" : "")}.");
            await context.WriteJsonAsync(new { file = file.Name, dryRun = isDryRun, rows });
            return ExitCode.Done;
        }

        var outcome = await LocalFile.ImportAsync(
            context.Db, sheet, source.Current, _ => true, stream, file.Name, isDryRun, _ => context.NoteInAudit("local-imported", $"file:{file.Name}"), cancellationToken);
        if (outcome.IgnoredColumns.Count > 0) { await context.NoteAsync($"Columns not used: {string.Join(", ", outcome.IgnoredColumns)}."); }
        await context.NoteAsync($"{file.Name}: {outcome.Sentence}{(isDryRun ? " Nothing was written (dry run)." : "")}");
        await context.WriteJsonAsync(new { file = file.Name, dryRun = isDryRun, outcome.Added, outcome.Changed, outcome.Unchanged, outcome.IgnoredColumns });
        return ExitCode.Done;
    }
}
