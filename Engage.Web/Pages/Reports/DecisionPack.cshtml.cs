using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Reports;

/// <summary>A published decision pack: the newest version, or the one of a permanent address, as a page, a PDF or open data.</summary>
public sealed class DecisionPackModel(EngageDb db, PublishedReports reports) : PageModel
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

    /// <summary>The pack.</summary>
    public PublishedReport Report { get; private set; } = null!;

    /// <summary>Shows the pack; an unpublished one does not exist for the public, a withdrawn one is gone and says why.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Surveys.AsNoTracking().SingleOrDefaultAsync(s => s.Slug == Slug, stop) is not { } survey) { return NotFound(); }
        if (await db.Consultations.Where(c => c.SurveyId == survey.Id).Select(c => c.Id).SingleOrDefaultAsync(stop) is not { } subject) { return NotFound(); }
        var versions = await reports.VersionsAsync(subject, stop);
        if (PublishedReports.Choose(versions, Number) is not { } version) { return NotFound(); }
        if (await reports.FileAsync(version, Format, Slug, Response, "decision-pack", stop) is { } file) { return file; }
        Survey = survey;
        Report = new PublishedReport($"/reports/{Slug}/decision-pack", await reports.ReadAsync(version, stop), version, versions, TimeZoneInfo.FindSystemTimeZoneById(survey.TimeZone)) { What = "decision pack" };
        ViewData[Frame.IsDemonstration] = survey.IsDemonstration;
        var page = Page();
        if (Report.IsWithdrawn) { page.StatusCode = StatusCodes.Status410Gone; }
        return page;
    }
}
