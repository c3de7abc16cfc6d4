using System.CommandLine;
using Engage.Domain;
using Engage.Web.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Commands;

/// <summary>Brings in the population figures that one survey is weighted to.</summary>
internal sealed class ImportMarginsCommand : EngageCommand
{
    private readonly Option<string> _survey;
    private readonly Option<FileInfo> _file;
    private readonly Option<string> _source;
    private readonly Option<bool> _dryRun;

    /// <summary>Names the options.</summary>
    public ImportMarginsCommand() : base(
        "import-margins",
        "Brings in population figures for one survey from a CSV file with the columns variable, category and count, and if it has one, area. They go before the census. "
        + "A variable is local-authority, local-policing-unit or what a question measures, such as age-band; a category is the code of an answer, or several joined by +. "
        + "Figures of several areas are added up. Replaces what was brought in for the variables the file names; whole or not at all.",
        "import-margins --survey precept-2027-28 --file margins.csv --source \"Census 2021, ONS\"")
    {
        _survey = AddOption<string>("--survey", "The survey's address, such as precept-2027-28", isRequired: true, "SLUG");
        _file = AddOption<FileInfo>("--file", "The CSV file", isRequired: true, "FILE");
        _source = AddOption<string>("--source", "Where the figures are from, as printed under tables", isRequired: true, "TEXT");
        _dryRun = AddOption<bool>("--dry-run", "Check and count; write nothing");
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var (slug, file, isDryRun) = (arguments.GetRequiredValue(_survey), arguments.GetRequiredValue(_file), arguments.GetValue(_dryRun));
        var survey = await context.Db.Surveys.SingleOrDefaultAsync(s => s.Slug == slug, cancellationToken)
            ?? throw new BadInputException($"There is no survey {slug}.");
        await using var stream = CommandContext.OpenFile(file);
        var import = ActivatorUtilities.CreateInstance<MarginImport>(context.Services);
        context.NoteInAudit("margins-imported", $"survey:{slug}");
        var outcome = await import.RunAsync(survey, stream, file.Name, arguments.GetRequiredValue(_source), isDryRun, cancellationToken);
        await context.NoteAsync($"{file.Name}: {Wording.Count(outcome.Figures, "figure", "figures")} of {string.Join(", ", outcome.Variables)}{(isDryRun ? "; nothing was written (dry run)" : "")}.");
        await context.WriteJsonAsync(new { file = file.Name, dryRun = isDryRun, outcome.Figures, outcome.Variables });
        return ExitCode.Done;
    }
}
