using System.CommandLine;
using Engage.Web.Data.Places;

namespace Engage.Web.Commands;

/// <summary>Brings in a file of areas.</summary>
internal sealed class ImportAreasCommand : EngageCommand
{
    private readonly Option<FileInfo> _file;
    private readonly Option<bool> _dryRun;

    /// <summary>Names the options.</summary>
    public ImportAreasCommand() : base(
        "import-areas",
        "Brings in a CSV file of areas, with the columns code, name, kind, parent, ons_code, valid_from and valid_to. The kinds are "
        + AreaKindName.All + ". Whole or not at all; can be repeated; areas the file does not name stay as they are.",
        "import-areas --file areas.csv --dry-run",
        "import-areas --file areas.csv")
    {
        _file = AddOption<FileInfo>("--file", "The CSV file", isRequired: true, "FILE");
        _dryRun = AddOption<bool>("--dry-run", "Check and count; write nothing");
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var (file, isDryRun) = (arguments.GetRequiredValue(_file), arguments.GetValue(_dryRun));
        await using var stream = CommandContext.OpenFile(file);
        context.NoteInAudit("areas-imported", $"file:{file.Name}");
        var outcome = await AreaImport.RunAsync(context.Db, stream, file.Name, isDryRun, cancellationToken);

        if (outcome.IgnoredColumns.Count > 0) { await context.NoteAsync($"Columns not used: {string.Join(", ", outcome.IgnoredColumns)}."); }
        await context.NoteAsync($"{file.Name}: {outcome.Added} added, {outcome.Changed} changed, {outcome.Unchanged} unchanged{(isDryRun ? "; nothing was written (dry run)" : "")}.");
        await context.WriteJsonAsync(new { file = file.Name, dryRun = isDryRun, outcome.Added, outcome.Changed, outcome.Unchanged, outcome.IgnoredColumns });
        return ExitCode.Done;
    }
}
