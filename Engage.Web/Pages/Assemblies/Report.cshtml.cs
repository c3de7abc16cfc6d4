using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Reports;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Assemblies;

/// <summary>The published report of an assembly: the newest version, or the one of a permanent address, as a page, a PDF or open data.</summary>
public sealed class ReportModel(EngageDb db, PublishedReports reports, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>The version of a permanent address; null for the newest.</summary>
    [FromRoute]
    public int? Number { get; init; }

    /// <summary>The form asked for: pdf, csv (every table), or null for the page.</summary>
    [FromRoute]
    public string? Format { get; init; }

    /// <summary>The report.</summary>
    public PublishedReport Report { get; private set; } = null!;

    /// <summary>Shows the report; an unpublished one does not exist for the public, a withdrawn one is gone and says why.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (!await FindAsync(isIndexed: true)) { return NotFound(); }
        var versions = await reports.VersionsAsync(Assembly.Id, stop);
        if (PublishedReports.Choose(versions, Number) is not { } version) { return NotFound(); }
        if (await reports.FileAsync(version, Format, Assembly.Slug, Response, cancellationToken: stop) is { } file) { return file; }
        Report = new PublishedReport($"{AssemblyAddress.Public(Programme, Assembly)}/report", await reports.ReadAsync(version, stop), version, versions, Programme.Zone);
        var page = Page();
        if (Report.IsWithdrawn) { page.StatusCode = StatusCodes.Status410Gone; }
        return page;
    }
}
