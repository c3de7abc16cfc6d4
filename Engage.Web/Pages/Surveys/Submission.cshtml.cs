using Engage.Domain;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Consultations;
using Engage.Web.Surveys;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.Surveys;

/// <summary>One written submission at its permanent address, as a page or its document.</summary>
public sealed class SubmissionModel(PublishedSurveys surveys, SubmissionRegister register, SubmissionFiles files) : PageModel
{
    /// <summary>Its number.</summary>
    [FromRoute]
    public int Number { get; init; }

    /// <summary>The form asked for: pdf, or null for the page.</summary>
    [FromRoute]
    public string? Format { get; init; }

    /// <summary>The survey.</summary>
    public PublishedSurvey Survey { get; private set; } = null!;

    /// <summary>The submission with the name that may be published.</summary>
    public SubmissionFacts Facts { get; private set; } = null!;

    /// <summary>What is known of it at a glance.</summary>
    public IEnumerable<SummaryRow> Rows
    {
        get
        {
            var submission = Facts.Submission;
            if (submission.TakenDown is null) { yield return new SummaryRow("From", Facts.Name); }
            yield return new SummaryRow("Kind of sender", SubmissionWords.Of(submission.Sender));
            yield return new SummaryRow("Form", SubmissionWords.WithSignatures(submission.Form, submission.Signatures));
            yield return new SummaryRow("Received", Wording.Day(submission.ReceivedOn));
            if (submission.AcknowledgedOn is { } acknowledged) { yield return new SummaryRow("Acknowledged", Wording.Day(acknowledged)); }
        }
    }

    /// <summary>Shows it; what is not in the public register does not exist here, what was taken down is gone and says why.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        var stop = HttpContext.RequestAborted;
        if (await surveys.FindAsync(slug, stop) is not { } survey) { return NotFound(); }
        if (await register.FindAsync(survey.Survey.Id, Number, stop) is not { PublishedAt: not null } submission) { return NotFound(); }
        if (Format == "pdf" && submission.TakenDown is null)
        {
            return submission.IsFilePublic && await files.SendAsync(submission, stop) is { } file ? file : NotFound();
        }
        Survey = survey;
        Facts = register.Facts(submission, await register.ThemesAsync(survey.Survey.Id, stop));
        ViewData.Introduce(survey, $"Submission {Number}");
        var page = Page();
        if (submission.TakenDown is not null) { page.StatusCode = StatusCodes.Status410Gone; }
        return page;
    }

    /// <summary>The day of a moment on the survey's clocks.</summary>
    public string Day(DateTimeOffset moment) => Wording.Day(WallClock.Day(moment, TimeZoneInfo.FindSystemTimeZoneById(Survey.Survey.TimeZone)));
}
