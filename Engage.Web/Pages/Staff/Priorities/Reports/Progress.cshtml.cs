using Engage.Domain.Reports.Progress;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Jobs;
using Engage.Web.Priorities;
using Engage.Web.Reports;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Priorities.Reports;

/// <summary>One progress report: its versions, the commentary by section, the work in progress.</summary>
[Authorize(Permissions.ViewPriorities)]
public sealed class ProgressModel(EngageDb db, JobQueue queue, AuditTrail audit, GazetteerSource places, BodySettings body, TimeProvider time) : ProgressPageModel(db, places, body, time)
{
    /// <summary>The versions, the commentary and the work in progress.</summary>
    public ReportOverview Overview { get; private set; } = null!;

    /// <summary>Shows where the report stands.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Overview = await ReportOverview.LoadAsync(
            Db, queue, Progress.Id, (ProgressReportJob.JobKind, Progress.Id), Root, ProgressReportDocument.Sections, await MayAsync(Permissions.PrepareReports), Zone, "", HttpContext.RequestAborted);
        if (Overview.Latest is { IsOver: false }) { Response.Headers["Refresh"] = "2"; }
        return Page();
    }

    /// <summary>Asks for a new version.</summary>
    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (!await MayAsync(Permissions.PrepareReports)) { return Forbid(); }
        if (!await FindAsync()) { return NotFound(); }
        audit.Record(Db, Actor, "report-requested", ProgressReportMaker.Subject(Progress));
        await queue.EnqueueAsync(ProgressReportJob.JobKind, Progress.Id, Actor, HttpContext.RequestAborted);
        return LocalRedirect(Root);
    }

    /// <summary>Asks for the work to stop.</summary>
    public async Task<IActionResult> OnPostCancelAsync()
    {
        if (!await MayAsync(Permissions.PrepareReports)) { return Forbid(); }
        if (!await FindAsync()) { return NotFound(); }
        if (await queue.LatestAsync(ProgressReportJob.JobKind, Progress.Id, HttpContext.RequestAborted) is { IsOver: false } job) { await queue.RequestCancelAsync(job.Id, HttpContext.RequestAborted); }
        return LocalRedirect(Root);
    }
}
