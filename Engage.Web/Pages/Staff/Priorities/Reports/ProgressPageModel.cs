using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Priorities.Reports;

/// <summary>A staff page about one progress report.</summary>
public abstract class ProgressPageModel(EngageDb db, GazetteerSource places, BodySettings body, TimeProvider time) : PrioritiesPage(db, places, body, time)
{
    /// <summary>The report's slug, from the address.</summary>
    [FromRoute]
    public string Slug { get; init; } = "";

    /// <summary>The report, once found.</summary>
    public ProgressReport Progress { get; private set; } = null!;

    /// <summary>The address of its page; what belongs to it lies below.</summary>
    public string Root => $"/staff/priorities/reports/{Slug}";

    /// <summary>Where the public reads it.</summary>
    public string PublicRoot => $"/progress/{Slug}";

    /// <summary>Loads the report of the address; false when there is none.</summary>
    protected async Task<bool> FindAsync()
    {
        if (await Db.ProgressReports.AsNoTracking().SingleOrDefaultAsync(r => r.Slug == Slug, HttpContext.RequestAborted) is not { } report) { return false; }
        Progress = report;
        ViewData[Frame.Context] = report.Title;
        ViewData[Frame.IsDemonstration] = report.IsDemonstration;
        return true;
    }
}
