using System.CommandLine;
using System.Text;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Commands;

/// <summary>Writes the definition of a survey, byte for byte as it is kept.</summary>
internal sealed class ExportSurveyCommand : EngageCommand
{
    private readonly Option<string> _slug;
    private readonly Option<int?> _version;
    private readonly Option<FileInfo?> _out;

    /// <summary>Names the options.</summary>
    public ExportSurveyCommand() : base(
        "export-survey",
        "Writes the JSON definition of a survey: the newest version, or the one asked for. Brought in again, it is the same.",
        "export-survey --slug precept-2027-28 --out precept.json",
        "export-survey --slug precept-2027-28 --version 1")
    {
        _slug = AddOption<string>("--slug", "The survey's address", isRequired: true, "SLUG");
        _version = AddOption<int?>("--version", "The version, from 1", valueName: "N");
        _out = AddOption<FileInfo?>("--out", "The file to write; standard output when left out", valueName: "FILE");
    }

    /// <inheritdoc/>
    public override DatabaseUse Use => DatabaseUse.Read;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var slug = arguments.GetRequiredValue(_slug);
        var survey = await context.Db.Surveys.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == slug, cancellationToken) ?? throw new BadInputException($"There is no survey {slug}.");
        var number = arguments.GetValue(_version) ?? survey.Newest.Number;
        var version = survey.Versions.FirstOrDefault(v => v.Number == number) ?? throw new BadInputException($"{slug} has the versions 1 to {survey.Newest.Number}, and {number} is none of them.");

        if (arguments.GetValue(_out) is { } file)
        {
            await CommandContext.WriteFileAsync(file, Encoding.UTF8.GetBytes(version.Definition), cancellationToken);
            await context.NoteAsync($"{slug}: version {number} written to {file.FullName}.");
        }
        else
        {
            await context.Output.WriteAsync(version.Definition);
        }
        return ExitCode.Done;
    }
}
