using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Reports;

/// <summary>A published report: the newest version, or the one of a permanent address, as a page, a PDF or open data.</summary>
public sealed class ReportModel(EngageDb db) : PageModel
{
    /// <summary>The survey's slug.</summary>
    [FromRoute]
    public string Slug { get; init; } = "";

    /// <summary>The version of a permanent address; null for the newest.</summary>
    [FromRoute]
    public int? Number { get; init; }

    /// <summary>The survey.</summary>
    public Survey Survey { get; private set; } = null!;

    /// <summary>The version shown.</summary>
    public ReportSummary Version { get; private set; } = null!;

    /// <summary>All published versions, newest first.</summary>
    public IReadOnlyList<ReportSummary> Versions { get; private set; } = [];

    /// <summary>The content.</summary>
    public ReportDocument Document { get; private set; } = null!;

    /// <summary>The zone of its times.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Survey.TimeZone);

    /// <summary>The form asked for: pdf, csv (every table), or null for the page.</summary>
    [FromRoute]
    public string? Format { get; init; }

    /// <summary>Shows the report; an unpublished one does not exist for the public.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        switch (Format)
        {
            case "pdf":
                Response.Headers.ContentDisposition = $"inline; filename=\"{Slug}-report-v{Version.Number}.pdf\"";
                return File(await db.ReportVersions.Where(v => v.Id == Version.Id).Select(v => v.Pdf).SingleAsync(HttpContext.RequestAborted), "application/pdf");
            case "csv":
                return new CsvResult($"{Slug}-report-v{Version.Number}-tables.csv", OpenData.Rows(await ReadAsync()));
            default:
                Document = await ReadAsync();
                return Page();
        }
    }

    private async Task<bool> FindAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Surveys.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == Slug, stop) is not { } survey) { return false; }
        Survey = survey;
        Versions = await db.ReportVersions.Where(v => v.SubjectId == survey.Id && v.State == ReportState.Published)
            .OrderByDescending(v => v.Number).Summaries().ToListAsync(stop);
        if (Versions.FirstOrDefault(v => Number is null || v.Number == Number) is not { } version) { return false; }
        Version = version;
        ViewData[Frame.IsDemonstration] = survey.IsDemonstration;
        return true;
    }

    private async Task<ReportDocument> ReadAsync() =>
        ReportDocument.Parse(await db.ReportVersions.Where(v => v.Id == Version.Id).Select(v => v.Content).SingleAsync(HttpContext.RequestAborted));
}
