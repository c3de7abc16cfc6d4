using System.IO.Compression;
using Engage.Domain.Priorities;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Jobs;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Priorities.Reports;

/// <summary>The sheets of areas and the list of progress reports.</summary>
[Authorize(Permissions.ViewPriorities)]
public sealed class IndexModel(EngageDb db, JobQueue queue, AuditTrail audit, GazetteerSource places, BodySettings body, TimeProvider time) : PrioritiesPage(db, places, body, time)
{
    /// <summary>The title of a new report.</summary>
    [BindProperty]
    public string? NewTitle { get; set; }

    /// <summary>The address of a new report.</summary>
    [BindProperty]
    public string? NewSlug { get; set; }

    /// <summary>The first day of its period.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>The last day of its period.</summary>
    [BindProperty]
    public string? To { get; set; }

    /// <summary>The newest job that made sheets; null when there never was one.</summary>
    public Job? Job { get; private set; }

    /// <summary>How many sheets there are.</summary>
    public int Sheets { get; private set; }

    /// <summary>When the newest was made.</summary>
    public DateTimeOffset? NewestSheet { get; private set; }

    /// <summary>The reports, newest period first.</summary>
    public IReadOnlyList<ProgressReport> Reports { get; private set; } = [];

    /// <summary>Whether the person may make them.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Shows both.</summary>
    public async Task OnGetAsync() => await LoadAsync();

    /// <summary>Asks for all sheets to be made.</summary>
    public async Task<IActionResult> OnPostSheetsAsync()
    {
        if (!await MayManageAsync()) { return Forbid(); }
        audit.Record(Db, Actor, "area-sheets-requested", "areas");
        await queue.EnqueueAsync(AreaSheetJob.JobKind, AreaSheetJob.All, Actor, HttpContext.RequestAborted);
        return LocalRedirect("/staff/priorities/reports");
    }

    /// <summary>Begins a report.</summary>
    public async Task<IActionResult> OnPostAddAsync()
    {
        if (!await MayManageAsync()) { return Forbid(); }
        if (string.IsNullOrWhiteSpace(NewTitle)) { ModelState.AddModelError(nameof(NewTitle), "Enter a title"); }
        if (NewTitle?.Length > ProgressReport.MaxTitleLength) { ModelState.AddModelError(nameof(NewTitle), $"The title must be {ProgressReport.MaxTitleLength} characters or fewer"); }
        if (!Survey.IsSlug(NewSlug)) { ModelState.AddModelError(nameof(NewSlug), "Enter an address of lower-case letters, digits and hyphens, like 2026-q4"); }
        else if (await Db.ProgressReports.AnyAsync(r => r.Slug == NewSlug, HttpContext.RequestAborted)) { ModelState.AddModelError(nameof(NewSlug), "There is a report at this address already"); }
        var (from, to) = (DayText.Read(From), DayText.Read(To));
        if (from is null) { ModelState.AddModelError(nameof(From), "Enter the first day, like 1 October 2026"); }
        if (to is null) { ModelState.AddModelError(nameof(To), "Enter the last day, like 31 December 2026"); }
        if (to < from) { ModelState.AddModelError(nameof(To), "The last day must not be before the first"); }
        if (!ModelState.IsValid)
        {
            await LoadAsync();
            return Page();
        }
        var report = new ProgressReport(NewId.Make(), NewSlug!, NewTitle!.Trim(), from!.Value, to!.Value, IsDemonstration: false);
        Db.ProgressReports.Add(report);
        audit.Record(Db, Actor, "progress-report-begun", ProgressReportMaker.Subject(report));
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"/staff/priorities/reports/{report.Slug}", "The report is begun. Make its first version when you are ready.");
    }

    /// <summary>All sheets in one file.</summary>
    public async Task<IActionResult> OnGetZipAsync()
    {
        var stop = HttpContext.RequestAborted;
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await foreach (var sheet in Db.AreaSheets.AsNoTracking().OrderBy(s => s.AreaCode).AsAsyncEnumerable().WithCancellation(stop))
            {
                await using var entry = zip.CreateEntry($"{sheet.AreaCode}.pdf", CompressionLevel.NoCompression).Open();
                await entry.WriteAsync(sheet.Pdf, stop);
            }
        }
        file.Position = 0;
        return File(file, "application/zip", "area-sheets.zip");
    }

    private async Task LoadAsync()
    {
        var stop = HttpContext.RequestAborted;
        MayManage = await MayManageAsync();
        Job = await queue.LatestAsync(AreaSheetJob.JobKind, AreaSheetJob.All, stop);
        if (Job is { IsOver: false }) { Response.Headers["Refresh"] = "2"; }
        Sheets = await Db.AreaSheets.CountAsync(stop);
        NewestSheet = await Db.AreaSheets.OrderByDescending(s => s.PreparedAt).Select(s => (DateTimeOffset?)s.PreparedAt).FirstOrDefaultAsync(stop);
        Reports = await Db.ProgressReports.AsNoTracking().OrderByDescending(r => r.From).ToListAsync(stop);
    }
}
