using Engage.Domain.Reports;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>The decision packs of a consultation and the work in progress.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class PackModel(EngageDb db, JobQueue queue, AuditTrail audit, TimeProvider time) : RecordPageModel(db, time)
{
    /// <summary>The versions and the work in progress.</summary>
    public ReportOverview Overview { get; private set; } = null!;

    /// <summary>Which version of the report would be put in now.</summary>
    public string ReportInWords { get; private set; } = "";

    /// <summary>Shows where it stands.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindRecordAsync()) { return NotFound(); }
        if (!IsConsultation) { return Redirect(Root); }
        var stop = HttpContext.RequestAborted;
        var report = await Db.ReportVersions.Where(v => v.SubjectId == Survey.Id && v.State != ReportState.Withdrawn)
            .OrderBy(v => v.State == ReportState.Published ? 0 : 1).ThenByDescending(v => v.Number).Select(v => new { v.Number, v.State }).FirstOrDefaultAsync(stop);
        ReportInWords = report is null ? "none is made yet" : $"version {report.Number}, {(report.State == ReportState.Published ? "published" : "a draft")}";
        Overview = await ReportOverview.LoadAsync(Db, queue, Consultation?.Id ?? "", (DecisionPackJob.JobKind, Survey.Slug), $"{Root}/pack", [], await MayAsync(Permissions.PrepareReports), Zone, "", stop);
        if (Overview.Latest is { IsOver: false }) { Response.Headers["Refresh"] = "2"; }
        return Page();
    }

    /// <summary>Asks for a new version.</summary>
    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (!await MayAsync(Permissions.PrepareReports)) { return Forbid(); }
        if (!await FindRecordAsync()) { return NotFound(); }
        if (Consultation is not null)
        {
            audit.Record(Db, Actor, "decision-pack-requested", DecisionPackMaker.AuditSubject(Survey.Slug));
            await queue.EnqueueAsync(DecisionPackJob.JobKind, Survey.Slug, Actor, HttpContext.RequestAborted);
        }
        return Redirect($"{Root}/pack");
    }

    /// <summary>Asks for the work to stop.</summary>
    public async Task<IActionResult> OnPostCancelAsync()
    {
        if (!await MayAsync(Permissions.PrepareReports)) { return Forbid(); }
        if (!await FindRecordAsync()) { return NotFound(); }
        if (await queue.LatestAsync(DecisionPackJob.JobKind, Survey.Slug, HttpContext.RequestAborted) is { IsOver: false } job) { await queue.RequestCancelAsync(job.Id, HttpContext.RequestAborted); }
        return Redirect($"{Root}/pack");
    }
}
