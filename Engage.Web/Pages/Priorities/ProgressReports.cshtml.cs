using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Priorities;

/// <summary>The published progress reports, newest period first.</summary>
public sealed class ProgressReportsModel(EngageDb db) : PageModel
{
    /// <summary>The reports.</summary>
    public IReadOnlyList<ProgressReport> Reports { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync()
    {
        Reports = await db.ProgressReports.AsNoTracking().Where(r => db.ReportVersions.Any(v => v.SubjectId == r.Id && v.State == ReportState.Published)).OrderByDescending(r => r.From).ToListAsync(HttpContext.RequestAborted);
        ViewData[Frame.Title] = "Progress reports";
        ViewData[Frame.IsIndexed] = true;
        ViewData[Frame.IsDemonstration] = Reports.Any(r => r.IsDemonstration);
    }
}
