using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Reports;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Priorities;

/// <summary>A published progress report: the newest version, or the one of a permanent address, as a page, a PDF or open data.</summary>
public sealed class ProgressModel(EngageDb db, PublishedReports reports, BodySettings body) : PageModel
{
    /// <summary>The version of a permanent address; null for the newest.</summary>
    [FromRoute]
    public int? Number { get; init; }

    /// <summary>The form asked for: pdf, csv (every table), or null for the page.</summary>
    [FromRoute]
    public string? Format { get; init; }

    /// <summary>Which report it is.</summary>
    public ProgressReport About { get; private set; } = null!;

    /// <summary>The report.</summary>
    public PublishedReport Report { get; private set; } = null!;

    /// <summary>Shows the report; an unpublished one does not exist for the public.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.ProgressReports.AsNoTracking().SingleOrDefaultAsync(r => r.Slug == slug, stop) is not { } about) { return NotFound(); }
        var versions = await reports.VersionsAsync(about.Id, stop);
        if (PublishedReports.Choose(versions, Number) is not { } version) { return NotFound(); }
        if (await reports.FileAsync(version, Format, slug, Response, "progress-report", stop) is { } file) { return file; }
        About = about;
        Report = new PublishedReport($"/progress/{slug}", await reports.ReadAsync(version, stop), version, versions, TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));
        ViewData[Frame.Title] = about.Title;
        ViewData[Frame.IsIndexed] = true;
        ViewData[Frame.IsWide] = true;
        ViewData[Frame.IsDemonstration] = about.IsDemonstration;
        var page = Page();
        if (Report.IsWithdrawn) { page.StatusCode = StatusCodes.Status410Gone; }
        return page;
    }
}
