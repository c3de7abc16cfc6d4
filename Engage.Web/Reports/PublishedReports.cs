using Engage.Domain.Reports;
using Engage.Web.Csv;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Reports;

/// <summary>Finds published versions of reports and hands them out as a page, a PDF or open data.</summary>
public sealed class PublishedReports(EngageDb db)
{
    /// <summary>All versions of a subject that are or were public, newest first.</summary>
    public async Task<IReadOnlyList<ReportSummary>> VersionsAsync(string subjectId, CancellationToken cancellationToken = default) =>
        await db.ReportVersions.Where(v => v.SubjectId == subjectId && v.State != ReportState.Draft).OrderByDescending(v => v.Number).Summaries().ToListAsync(cancellationToken);

    /// <summary>The version an address asks for: the one of the number, or the newest that stands, or the newest of all when none does.</summary>
    public static ReportSummary? Choose(IReadOnlyList<ReportSummary> versions, int? number) =>
        number is null ? versions.FirstOrDefault(v => v.WithdrawnAt is null) ?? (versions is [var newest, ..] ? newest : null) : versions.FirstOrDefault(v => v.Number == number);

    /// <summary>The content of a version.</summary>
    public async Task<ReportDocument> ReadAsync(ReportSummary version, CancellationToken cancellationToken = default) =>
        ReportDocument.Parse(await db.ReportVersions.Where(v => v.Id == version.Id).Select(v => v.Content).SingleAsync(cancellationToken));

    /// <summary>A version as a file.</summary>
    /// <param name="format">pdf, or csv for every table; null for the page.</param>
    /// <param name="name">How the file's name begins.</param>
    /// <param name="what">What it is, as a part of the file's name.</param>
    /// <returns>The file; null when the page is asked for, or the version was withdrawn, which the page says.</returns>
    public async Task<IActionResult?> FileAsync(ReportSummary version, string? format, string name, HttpResponse response, string what = "report", CancellationToken cancellationToken = default)
    {
        if (version.WithdrawnAt is not null) { return null; }
        switch (format)
        {
            case "pdf":
                response.Headers.ContentDisposition = $"inline; filename=\"{name}-{what}-v{version.Number}.pdf\"";
                return new FileContentResult(await db.ReportVersions.Where(v => v.Id == version.Id).Select(v => v.Pdf).SingleAsync(cancellationToken), "application/pdf");
            case "csv":
                return new CsvResult($"{name}-{what}-v{version.Number}-tables.csv", OpenData.Rows(await ReadAsync(version, cancellationToken)));
            default:
                return null;
        }
    }
}
