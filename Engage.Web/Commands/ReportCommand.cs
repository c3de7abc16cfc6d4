using System.CommandLine;
using Engage.Domain;
using Engage.Web.Data.Places;
using Engage.Web.Jobs;
using Engage.Web.Reports;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Commands;

/// <summary>Writes a survey's report as it stands now into a file; keeps no version.</summary>
internal sealed class ReportCommand : EngageCommand
{
    private readonly Option<string> _survey;
    private readonly Option<FileInfo> _out;
    private readonly Option<FileInfo?> _json;

    /// <summary>Names the options.</summary>
    public ReportCommand() : base(
        "report",
        "Counts a survey's responses and writes the report as a tagged PDF. Small numbers are hidden as in what is published. Nothing is published and no version is kept.",
        "report --survey precept-2027-28 --out report.pdf",
        "report --survey precept-2027-28 --out report.pdf --json report.json")
    {
        _survey = AddOption<string>("--survey", "The survey's slug", isRequired: true, "SLUG");
        _out = AddOption<FileInfo>("--out", "Where the PDF goes; a file that is there is replaced", isRequired: true, "FILE");
        _json = AddOption<FileInfo?>("--json", "Where the report's content goes as JSON", valueName: "FILE");
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var slug = arguments.GetRequiredValue(_survey);
        var survey = await context.Db.Surveys.SingleOrDefaultAsync(s => s.Slug == slug, cancellationToken) ?? throw new BadInputException($"There is no survey {slug}.");
        await context.Services.GetRequiredService<GazetteerSource>().RefreshAsync(cancellationToken);

        var maker = context.Services.GetRequiredService<ReportMaker>();
        var shelf = context.Services.GetRequiredService<ReportShelf>();
        var version = await shelf.NextNumberAsync(survey.Id, cancellationToken);
        var progress = context.StartProgress("% of the report made");
        var (document, _, _) = await maker.ComposeAsync(survey, version, new Steps(progress), cancellationToken);
        document = document with { VersionLabel = $"{document.VersionLabel} (draft, not published)" };

        var pdf = shelf.Draw(document);
        await WriteAsync(arguments.GetRequiredValue(_out), pdf, cancellationToken);
        if (arguments.GetValue(_json) is { } json) { await WriteAsync(json, System.Text.Encoding.UTF8.GetBytes(document.ToJson()), cancellationToken); }
        await context.NoteAsync($"Wrote {arguments.GetRequiredValue(_out).Name}: {Wording.Count(pdf.Length / 1024)} KB.");
        return ExitCode.Done;
    }

    private static async Task WriteAsync(FileInfo file, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllBytesAsync(file.FullName, content, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The file {file.FullName} cannot be written.", e);
        }
    }

    private sealed class Steps(CommandProgress progress) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => progress.Report(value.Percent);
    }
}
