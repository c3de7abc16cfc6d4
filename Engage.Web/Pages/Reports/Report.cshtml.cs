using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Reports;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Reports;

/// <summary>A published report: the newest version, or the one of a permanent address, as a page, a PDF or open data.</summary>
public sealed class ReportModel(EngageDb db, PublishedReports reports) : PageModel
{
    /// <summary>The survey's slug.</summary>
    [FromRoute]
    public string Slug { get; init; } = "";

    /// <summary>The version of a permanent address; null for the newest.</summary>
    [FromRoute]
    public int? Number { get; init; }

    /// <summary>The form asked for: pdf, csv (every table), or null for the page.</summary>
    [FromRoute]
    public string? Format { get; init; }

    /// <summary>The survey.</summary>
    public Survey Survey { get; private set; } = null!;

    /// <summary>The report.</summary>
    public PublishedReport Report { get; private set; } = null!;

    /// <summary>Whether a decision pack can be read.</summary>
    public bool HasPack { get; private set; }

    /// <summary>Shows the report; an unpublished one does not exist for the public, a withdrawn one is gone and says why.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Surveys.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == Slug, stop) is not { } survey) { return NotFound(); }
        var versions = await reports.VersionsAsync(survey.Id, stop);
        if (PublishedReports.Choose(versions, Number) is not { } version) { return NotFound(); }
        if (await reports.FileAsync(version, Format, Slug, Response, cancellationToken: stop) is { } file) { return file; }
        Survey = survey;
        Report = new PublishedReport($"/reports/{Slug}", await reports.ReadAsync(version, stop), version, versions, TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone))
        {
            OutcomeHref = await db.Set<OutcomeVersion>().AnyAsync(v => v.SurveyId == survey.Id, stop) ? SurveyAddress.Outcome(Slug) : null,
        };
        HasPack = await db.ReportVersions.AnyAsync(v => v.State == ReportState.Published && db.Consultations.Any(c => c.SurveyId == survey.Id && c.Id == v.SubjectId), stop);
        ViewData[Frame.IsDemonstration] = survey.IsDemonstration;
        var page = Page();
        if (Report.IsWithdrawn) { page.StatusCode = StatusCodes.Status410Gone; }
        return page;
    }
}
