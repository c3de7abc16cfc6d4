using Engage.Domain.Reports.Consultation;
using Engage.Web.Consultations;
using Engage.Web.Csv;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Engage.Web.Pages.Surveys;

/// <summary>The public register of written submissions, as a page or open data.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class SubmissionsModel(PublishedSurveys surveys, SubmissionRegister register) : PageModel
{
    /// <summary>The form asked for: csv, or null for the page.</summary>
    [FromRoute]
    public string? Format { get; init; }

    /// <summary>The survey.</summary>
    public PublishedSurvey Survey { get; private set; } = null!;

    /// <summary>The submissions put in public.</summary>
    public IReadOnlyList<SubmissionFacts> Register { get; private set; } = [];

    /// <summary>Shows it; an empty register does not exist for the public.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await surveys.FindAsync(slug, HttpContext.RequestAborted) is not { } survey) { return NotFound(); }
        Survey = survey;
        Register = [.. (await register.FactsAsync(survey.Survey.Id, HttpContext.RequestAborted)).Where(f => f.Submission.PublishedAt is not null)];
        if (Register.Count == 0) { return NotFound(); }
        if (Format == "csv") { return new CsvResult($"{survey.Slug}-submissions.csv", SubmissionRegister.Rows(Register)); }
        PublishedSurveys.KeepPage(HttpContext, survey);
        ViewData.Introduce(survey, "Written submissions");
        return Page();
    }
}
