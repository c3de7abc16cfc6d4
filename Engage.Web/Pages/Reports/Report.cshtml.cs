using Engage.Domain.Priorities;
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

    /// <summary>Shows the report; an unpublished one does not exist for the public.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Surveys.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == Slug, stop) is not { } survey) { return NotFound(); }
        var versions = await reports.VersionsAsync(survey.Id, stop);
        if (versions.FirstOrDefault(v => Number is null || v.Number == Number) is not { } version) { return NotFound(); }
        if (await reports.FileAsync(version, Format, Slug, Response, stop) is { } file) { return file; }
        Survey = survey;
        Report = new PublishedReport($"/reports/{Slug}", await reports.ReadAsync(version, stop), version, versions, TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone))
        {
            OutcomeHref = await db.Set<OutcomeVersion>().AnyAsync(v => v.SurveyId == survey.Id, stop) ? SurveyAddress.Outcome(Slug) : null,
        };
        ViewData[Frame.IsDemonstration] = survey.IsDemonstration;
        return Page();
    }
}
