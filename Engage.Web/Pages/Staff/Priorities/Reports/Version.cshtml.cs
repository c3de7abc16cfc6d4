using Engage.Domain.Reports;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Reports;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Priorities.Reports;

/// <summary>One version of a progress report as staff see it: read it, take the PDF, and, as a second person, publish it.</summary>
[Authorize(Permissions.ViewPriorities)]
public sealed class VersionModel(EngageDb db, ReportShelf shelf, IOutputCacheStore cache, GazetteerSource places, BodySettings body, TimeProvider time) : ProgressPageModel(db, places, body, time)
{
    private ReportVersion _version = null!;

    /// <summary>The version's number, from the address.</summary>
    [FromRoute]
    public int Number { get; init; }

    /// <summary>Why the version is withdrawn.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The version as it is shown.</summary>
    public VersionView Shown { get; private set; } = null!;

    private bool IsOwn => string.Equals(_version.PreparedBy, Actor, StringComparison.OrdinalIgnoreCase);

    private string PermanentAddress => $"{PublicRoot}/v{Number}";

    /// <summary>Shows the version.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindVersionAsync()) { return NotFound(); }
        await ShowAsync();
        return Page();
    }

    /// <summary>The PDF.</summary>
    public async Task<IActionResult> OnGetPdfAsync() =>
        await FindVersionAsync() ? File(_version.Pdf, "application/pdf", $"{Slug}-progress-v{Number}.pdf") : NotFound();

    /// <summary>Publishes the version: the second person's approval.</summary>
    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!await MayAsync(Permissions.PublishReports)) { return Forbid(); }
        if (!await FindVersionAsync()) { return NotFound(); }
        if (IsOwn) { return Forbid(); }
        await shelf.PublishAsync(_version, Actor, ProgressReportMaker.Subject(Progress), HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return LocalRedirect(PermanentAddress);
    }

    /// <summary>Takes a published version back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync()
    {
        if (!await MayAsync(Permissions.PublishReports)) { return Forbid(); }
        if (!await FindVersionAsync()) { return NotFound(); }
        if (ReportShelf.ProblemWith(Reason) is { } problem)
        {
            await ShowAsync();
            return Wrong(nameof(Reason), problem);
        }
        await shelf.WithdrawAsync(_version, Reason!.Trim(), Actor, ProgressReportMaker.Subject(Progress), HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return LocalRedirect($"{Root}/versions/{Number}");
    }

    private async Task ShowAsync()
    {
        var mayPublish = await MayAsync(Permissions.PublishReports);
        Shown = new VersionView(Progress.Title, Root, _version, ReportDocument.Parse(_version.Content), PermanentAddress, null, _version.State == ReportState.Draft && !IsOwn && mayPublish, IsOwn, Zone)
        {
            MayWithdraw = _version.State == ReportState.Published && mayPublish,
            Reason = Reason,
        };
    }

    private async Task<bool> FindVersionAsync()
    {
        if (!await FindAsync() || await Db.ReportVersions.SingleOrDefaultAsync(v => v.SubjectId == Progress.Id && v.Number == Number, HttpContext.RequestAborted) is not { } version) { return false; }
        _version = version;
        return true;
    }
}
