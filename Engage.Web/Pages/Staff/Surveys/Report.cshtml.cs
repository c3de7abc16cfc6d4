using Engage.Domain.Reports.Consultation;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>The report of a survey: its versions, the commentary by section, the work in progress.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class ReportModel(EngageDb db, JobQueue queue, AuditTrail audit, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The versions, the commentary and the work in progress.</summary>
    public ReportOverview Overview { get; private set; } = null!;

    /// <summary>Shows where the report stands.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Overview = await ReportOverview.LoadAsync(
            Db, queue, Survey.Id, (ReportJob.JobKind, Survey.Slug), $"/staff/surveys/{Survey.Slug}/report", ConsultationReport.Sections, await MayAsync(Permissions.PrepareReports), Zone,
            "One is made by itself when the survey closes.", HttpContext.RequestAborted);
        if (Overview.Latest is { IsOver: false }) { Response.Headers["Refresh"] = "2"; }
        return Page();
    }

    /// <summary>Asks for a new version.</summary>
    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (!await MayAsync(Permissions.PrepareReports)) { return Forbid(); }
        audit.Record(Db, Actor, "report-requested", $"survey:{Survey.Slug}");
        await queue.EnqueueAsync(ReportJob.JobKind, Survey.Slug, Actor, HttpContext.RequestAborted);
        return RedirectToPage(new { slug = Slug });
    }

    /// <summary>Asks for the work to stop.</summary>
    public async Task<IActionResult> OnPostCancelAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (!await MayAsync(Permissions.PrepareReports)) { return Forbid(); }
        if (await queue.LatestAsync(ReportJob.JobKind, Survey.Slug, HttpContext.RequestAborted) is { IsOver: false } job)
        {
            await queue.RequestCancelAsync(job.Id, HttpContext.RequestAborted);
        }
        return RedirectToPage(new { slug = Slug });
    }
}
