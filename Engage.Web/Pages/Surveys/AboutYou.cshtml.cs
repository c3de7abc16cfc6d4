using Engage.Web.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.Surveys;

/// <summary>The first page after sending: the answers are safe, and some optional questions follow.</summary>
[WhenBusy]
public sealed class AboutYouModel(PublishedSurveys surveys, ResponsesInProgress responses) : PageModel
{
    /// <summary>The survey.</summary>
    public PublishedSurvey Survey { get; private set; } = null!;

    /// <summary>The reference of the receipt.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The first of the optional questions.</summary>
    public string First { get; private set; } = "";

    /// <summary>Shows the page; goes straight to the receipt where there are no such questions.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await surveys.FindAsync(slug, HttpContext.RequestAborted) is not { } survey) { return NotFound(); }
        var found = await responses.FindAsync(HttpContext, survey);
        if (found.Draft?.Reference is not { } reference) { return Redirect(SurveyAddress.Start(slug)); }
        if (found.Definition.EqualityQuestions is not [var first, ..]) { return Redirect(SurveyAddress.Receipt(slug)); }

        (Survey, Reference, First) = (survey, reference, SurveyAddress.AboutYou(slug, first.Code));
        ViewData.Introduce(survey, "About you");
        return Page();
    }
}
