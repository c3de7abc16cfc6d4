using Engage.Domain;
using Engage.Domain.Reports;
using Engage.Domain.Statistics;
using Engage.Web.Data;
using Engage.Web.Reports;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Surveys;

/// <summary>One version of a report as staff see it: read it, take the PDF, and, as a second person, publish it.</summary>
[Authorize(Permissions.ViewResults)]
public sealed class ReportVersionModel(EngageDb db, ReportShelf shelf, IOutputCacheStore cache, TimeProvider time) : SurveyPageModel(db, time)
{
    /// <summary>The version's number, from the address.</summary>
    [FromRoute]
    public int Number { get; init; }

    /// <summary>Why the version is withdrawn.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The version.</summary>
    public ReportVersion Version { get; private set; } = null!;

    /// <summary>The version as it is shown.</summary>
    public VersionView Shown { get; private set; } = null!;

    /// <summary>Whether this person made it, and so cannot publish it.</summary>
    public bool IsOwn => string.Equals(Version.PreparedBy, Actor, StringComparison.OrdinalIgnoreCase);

    /// <summary>Shows the version.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindVersionAsync()) { return NotFound(); }
        await ShowAsync();
        return Page();
    }

    /// <summary>The PDF.</summary>
    public async Task<IActionResult> OnGetPdfAsync() =>
        await FindVersionAsync() ? File(Version.Pdf, "application/pdf", $"{Survey.Slug}-report-v{Number}.pdf") : NotFound();

    /// <summary>Publishes the version: the second person's approval.</summary>
    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!await FindVersionAsync()) { return NotFound(); }
        if (IsOwn || !await MayAsync(Permissions.PublishReports)) { return Forbid(); }
        if (await WhyItWaitsAsync() is not null) { return RedirectToPage(new { slug = Slug, number = Number }); }
        await shelf.PublishAsync(Version, Actor, $"survey:{Survey.Slug}", HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return Redirect($"/reports/{Survey.Slug}/v{Number}");
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
        await shelf.WithdrawAsync(Version, Reason!.Trim(), Actor, $"survey:{Survey.Slug}", HttpContext.RequestAborted);
        await cache.EvictByTagAsync(PublicPageCache.Tag, HttpContext.RequestAborted);
        return RedirectToPage(new { slug = Slug, number = Number });
    }

    /// <summary>
    /// Why the version must wait: it counts so few responses more or fewer than a public one that what those few gave would
    /// follow from the two; null when it need not.
    /// </summary>
    private async Task<string?> WhyItWaitsAsync()
    {
        if (Version.State != ReportState.Draft) { return null; }
        var rule = new Disclosure();
        var published = await Db.ReportVersions.Where(v => v.SubjectId == Survey.Id && v.State != ReportState.Draft).Select(v => new { v.Number, v.State, v.Responses }).ToListAsync(HttpContext.RequestAborted);
        // Responses are only ever added, so their counts tell how many differ.
        return published.Find(v => Republication.Judge(Math.Abs(Version.Responses - v.Responses), 0, rule) == RepublicationDecision.Waits) is not { } close
            ? null
            : $"This version counts {Wording.Count(Version.Responses, "response", "responses")}, version {close.Number}, which {(close.State == ReportState.Published ? "is" : "was")} public, {Wording.Count(close.Responses)}. Comparing the two would show what so few people answered. "
                + $"It can be published when at least {Wording.Count(rule.Threshold)} responses differ, or none.";
    }

    private async Task ShowAsync()
    {
        var waits = await WhyItWaitsAsync();
        var mayPublish = Version.State == ReportState.Draft && !IsOwn && waits is null && await MayAsync(Permissions.PublishReports);
        Shown = new VersionView(Survey.Title, $"/staff/surveys/{Survey.Slug}/report", Version, ReportDocument.Parse(Version.Content), $"/reports/{Survey.Slug}/v{Number}", waits, mayPublish, IsOwn, Zone)
        {
            MayWithdraw = Version.State == ReportState.Published && await MayAsync(Permissions.PublishReports),
            Reason = Reason,
        };
    }

    private async Task<bool> FindVersionAsync()
    {
        if (!await FindAsync() || await Db.ReportVersions.SingleOrDefaultAsync(v => v.SubjectId == Survey.Id && v.Number == Number, HttpContext.RequestAborted) is not { } version) { return false; }
        Version = version;
        return true;
    }
}
