using Engage.Domain.Reports.Consultation;
using Engage.Web.Data;
using Engage.Web.Jobs;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>The report of a survey: its versions, the commentary by section, the work in progress.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class ReportModel(EngageDb db, JobQueue queue, AuditTrail audit, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The versions, newest first.</summary>
    public IReadOnlyList<ReportSummary> Versions { get; private set; } = [];

    /// <summary>The sections that have commentary.</summary>
    public IReadOnlySet<string> Written { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The newest work on the report; null when there never was any.</summary>
    public Job? Latest { get; private set; }

    /// <summary>Whether the person may write commentary and make versions.</summary>
    public bool MayPrepare { get; private set; }

    /// <summary>All sections.</summary>
    public static IReadOnlyList<ReportSection> Sections => ConsultationReport.Sections;

    /// <summary>Shows where the report stands.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var stop = HttpContext.RequestAborted;
        Versions = await Db.ReportVersions.Where(v => v.SubjectId == Survey.Id).OrderByDescending(v => v.Number).Summaries().ToListAsync(stop);
        Written = (await Db.Commentaries.Where(c => c.SubjectId == Survey.Id).Select(c => c.Section).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        Latest = await queue.LatestAsync(ReportJob.JobKind, Survey.Slug, stop);
        MayPrepare = await MayAsync(Permissions.PrepareReports);
        if (Latest is { IsOver: false }) { Response.Headers["Refresh"] = "2"; }
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
