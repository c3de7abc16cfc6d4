using Engage.Domain.Reports;
using Engage.Web.Consultations;
using Engage.Web.Data;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys.Record;

/// <summary>One version of a decision pack: read it, take the PDF, and, as a second person, publish it beside the report.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class PackVersionModel(EngageDb db, ReportShelf shelf, IOutputCacheStore cache, TimeProvider time) : RecordPageModel(db, time)
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

    private string Address => $"/reports/{Survey.Slug}/decision-pack/v{Number}";

    /// <summary>Shows the version.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindVersionAsync()) { return NotFound(); }
        await ShowAsync();
        return Page();
    }

    /// <summary>The PDF.</summary>
    public async Task<IActionResult> OnGetPdfAsync() =>
        await FindVersionAsync() ? File(_version.Pdf, "application/pdf", $"{Survey.Slug}-decision-pack-v{Number}.pdf") : NotFound();

    /// <summary>Publishes the version: the second person's approval.</summary>
    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!await MayAsync(Permissions.PublishReports)) { return Forbid(); }
        if (!await FindVersionAsync()) { return NotFound(); }
        if (IsOwn) { return Forbid(); }
        if (await WhyItWaitsAsync() is not null) { return Redirect($"{Root}/pack/versions/{Number}"); }
        await shelf.PublishAsync(_version, Actor, DecisionPackMaker.AuditSubject(Survey.Slug), HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return LocalRedirect(Address);
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
        await shelf.WithdrawAsync(_version, Reason!.Trim(), Actor, DecisionPackMaker.AuditSubject(Survey.Slug), HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return Redirect($"{Root}/pack/versions/{Number}");
    }

    /// <summary>Why it cannot be published: the report inside is not public, so that its figures were not judged; null when it can.</summary>
    private async Task<string?> WhyItWaitsAsync()
    {
        if (_version.State != ReportState.Draft) { return null; }
        if (_version.ContainsId is not { } inside) { return "It contains no report yet. Make a new pack once the report is published."; }
        return await Db.ReportVersions.AnyAsync(v => v.Id == inside && v.State == ReportState.Published, HttpContext.RequestAborted)
            ? null
            : "The version of the report inside is not public. Publish that first, then make a new pack.";
    }

    private async Task ShowAsync()
    {
        var waits = await WhyItWaitsAsync();
        var mayPublish = await MayAsync(Permissions.PublishReports);
        Shown = new VersionView(Survey.Title, $"{Root}/pack", _version, ReportDocument.Parse(_version.Content), Address, waits, _version.State == ReportState.Draft && !IsOwn && waits is null && mayPublish, IsOwn, Zone)
        {
            What = "decision pack",
            MayWithdraw = _version.State == ReportState.Published && mayPublish,
            Reason = Reason,
        };
    }

    private async Task<bool> FindVersionAsync()
    {
        if (!await FindRecordAsync() || Consultation is not { Id: var id } || await Db.ReportVersions.SingleOrDefaultAsync(v => v.SubjectId == id && v.Number == Number, HttpContext.RequestAborted) is not { } version) { return false; }
        _version = version;
        return true;
    }
}
