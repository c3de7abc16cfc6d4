using System.CommandLine;
using Engage.Web.Data.Places;

namespace Engage.Web.Commands;

/// <summary>Brings in a file of postcodes.</summary>
internal sealed class ImportPostcodesCommand : EngageCommand
{
    private readonly Option<FileInfo> _file;
    private readonly Option<FileInfo?> _wards;
    private readonly Option<string?> _map;
    private readonly Option<bool> _noHeader;
    private readonly Option<bool> _replace;
    private readonly Option<bool> _keepTerminated;
    private readonly Option<bool> _skipBadLines;
    private readonly Option<bool> _strict;
    private readonly Option<bool> _dryRun;

    /// <summary>Names the options.</summary>
    public ImportPostcodesCommand() : base(
        "import-postcodes",
        "Brings in a CSV file of postcodes: Code-Point Open with or without its heading, or the ONS Postcode Directory (ONSPD). A postcode goes to the area of "
        + "its ward, else to its local authority; one outside the known areas is counted and left out. Whole or not at all; can be repeated; only what differs is written.",
        "import-postcodes --file codepo_gb.csv --wards wards.csv",
        "import-postcodes --file ONSPD_MAY_2026_UK.csv --wards wards.csv --replace",
        "import-postcodes --file other.csv --map postcode=pcds,authority=oslaua,ward=osward,terminated=doterm")
    {
        _file = AddOption<FileInfo>("--file", "The CSV file", isRequired: true, "FILE");
        _wards = AddOption<FileInfo?>("--wards", "A CSV file of wards, with a column ward_code and a column area_code or lpu (code or name); without it every postcode goes to its authority", valueName: "FILE");
        _map = AddOption<string?>("--map", "Which heading holds what: postcode=…,authority=…,ward=…,terminated=…; positions from 1 with --no-header. Usual headings are known", valueName: "FIELD=HEADING,…");
        _noHeader = AddOption<bool>("--no-header", "The first line is a postcode (noticed unsaid when it looks like one)");
        _replace = AddOption<bool>("--replace", "Remove the postcodes that the file does not have");
        _keepTerminated = AddOption<bool>("--keep-terminated", "Bring in postcodes no longer in use too");
        _skipBadLines = AddOption<bool>("--skip-bad-lines", "Write the good lines although others are wrong");
        _strict = AddOption<bool>("--strict", "Write nothing, with exit code 1, when a ward of a known authority has no area");
        _dryRun = AddOption<bool>("--dry-run", "Check and count; write nothing");
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var (file, wards, isDryRun) = (arguments.GetRequiredValue(_file), arguments.GetValue(_wards), arguments.GetValue(_dryRun));
        var map = ReadMap(arguments.GetValue(_map));
        await using var postcodeStream = CommandContext.OpenFile(file);
        await using var wardStream = wards is null ? null : CommandContext.OpenFile(wards);

        context.NoteInAudit("postcodes-imported", $"file:{file.Name}");
        var outcome = await PostcodeImport.RunAsync(context.Db, new PostcodeImportRequest
        {
            Postcodes = postcodeStream,
            PostcodesName = file.Name,
            Wards = wardStream,
            WardsName = wards?.Name ?? "",
            Map = map,
            HasNoHeading = arguments.GetValue(_noHeader),
            Replaces = arguments.GetValue(_replace),
            KeepsTerminated = arguments.GetValue(_keepTerminated),
            SkipsBadLines = arguments.GetValue(_skipBadLines),
            IsStrict = arguments.GetValue(_strict),
            IsDryRun = isDryRun,
            LinesRead = context.StartProgress("lines read").Report,
        }, cancellationToken);

        await TellAsync(context, file.Name, outcome, isDryRun);
        return ExitCode.Done;
    }

    private static Dictionary<string, string> ReadMap(string? text)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is not [var field, { Length: > 0 } heading] || !PostcodeLayout.Fields.Contains(field, StringComparer.Ordinal))
            {
                throw new BadInputException($"--map has \"{part}\": write FIELD=HEADING, where the field is {string.Join(", ", PostcodeLayout.Fields)}.");
            }
            if (!map.TryAdd(field, heading)) { throw new BadInputException($"--map names the {field} twice."); }
        }
        return map;
    }

    private static async Task TellAsync(CommandContext context, string file, PostcodeImportOutcome outcome, bool isDryRun)
    {
        foreach (var problem in outcome.BadLines) { await context.NoteAsync($"Skipped: {problem}"); }
        if (outcome.BadLineCount > outcome.BadLines.Count) { await context.NoteAsync($"Skipped: {outcome.BadLineCount - outcome.BadLines.Count:N0} more."); }
        if (outcome.UnmappedWards.Count > 0)
        {
            await context.NoteAsync($"Wards without an area, whose postcodes went to their authority: {string.Join(", ", outcome.UnmappedWards.Take(10))}{(outcome.UnmappedWards.Count > 10 ? $" and {outcome.UnmappedWards.Count - 10} more" : "")}.");
        }
        await context.NoteAsync(
            $"{file}: {outcome.Lines:N0} lines; {outcome.Added:N0} added, {outcome.Changed:N0} changed, {outcome.Unchanged:N0} unchanged, {outcome.Removed:N0} removed; "
            + $"left out: {outcome.Outside:N0} outside the known areas, {outcome.Terminated:N0} no longer in use, {outcome.BadLineCount:N0} bad{(isDryRun ? "; nothing was written (dry run)" : "")}.");
        await context.WriteJsonAsync(new
        {
            file,
            dryRun = isDryRun,
            outcome.Lines,
            outcome.Added,
            outcome.Changed,
            outcome.Unchanged,
            outcome.Removed,
            outcome.Outside,
            outcome.Terminated,
            outcome.AuthorityOnly,
            badLines = outcome.BadLineCount,
            outcome.UnmappedWards,
        });
    }
}
