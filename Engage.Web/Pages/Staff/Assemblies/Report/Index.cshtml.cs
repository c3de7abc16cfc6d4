using Engage.Domain.Reports.Assemblies;
using Engage.Web.Assemblies;
using Engage.Web.Assemblies.Reporting;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Report;

/// <summary>The report of an assembly: its versions, the commentary by section, the work in progress.</summary>
[Authorize(Permissions.ViewAssemblies)]
public sealed class IndexModel(EngageDb db, JobQueue queue, AuditTrail audit, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The versions, the commentary and the work in progress.</summary>
    public ReportOverview Overview { get; private set; } = null!;

    /// <summary>Shows where the report stands.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Overview = await ReportOverview.LoadAsync(
            Db, queue, Assembly.Id, (AssemblyReportJob.JobKind, Assembly.Id), $"{Root}/report", AssemblyReport.Sections, await MayAsync(Permissions.PrepareReports), Programme.Zone, "", HttpContext.RequestAborted);
        if (Overview.Latest is { IsOver: false }) { Response.Headers["Refresh"] = "2"; }
        return Page();
    }

    /// <summary>Asks for a new version.</summary>
    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (!await MayAsync(Permissions.PrepareReports)) { return Forbid(); }
        if (!await FindAsync()) { return NotFound(); }
        audit.Record(Db, Actor, "report-requested", AssemblyAddress.Subject(Assembly));
        await queue.EnqueueAsync(AssemblyReportJob.JobKind, Assembly.Id, Actor, HttpContext.RequestAborted);
        return LocalRedirect($"{Root}/report");
    }

    /// <summary>Asks for the work to stop.</summary>
    public async Task<IActionResult> OnPostCancelAsync()
    {
        if (!await MayAsync(Permissions.PrepareReports)) { return Forbid(); }
        if (!await FindAsync()) { return NotFound(); }
        if (await queue.LatestAsync(AssemblyReportJob.JobKind, Assembly.Id, HttpContext.RequestAborted) is { IsOver: false } job) { await queue.RequestCancelAsync(job.Id, HttpContext.RequestAborted); }
        return LocalRedirect($"{Root}/report");
    }
}
