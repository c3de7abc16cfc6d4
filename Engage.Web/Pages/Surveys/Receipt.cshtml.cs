using Engage.Domain.Surveys;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Engage.Web.Pages.Surveys;

/// <summary>The receipt. It stands on the draft's row, so it is there again after a reload, a restart, or the close.</summary>
[WhenBusy]
public sealed class ReceiptModel(PublishedSurveys surveys, ResponsesInProgress responses, DraftCookie cookie) : PageModel
{
    /// <summary>The survey.</summary>
    public PublishedSurvey Survey { get; private set; } = null!;

    /// <summary>The version answered.</summary>
    public SurveyDefinition Definition { get; private set; } = null!;

    /// <summary>What the respondent may quote.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Shows the receipt; without one, the survey's start page.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await surveys.FindAsync(slug, HttpContext.RequestAborted) is not { } survey) { return NotFound(); }
        var found = await responses.FindAsync(HttpContext, survey);
        if (found.Draft?.Reference is not { } reference) { return Redirect(SurveyAddress.Start(slug)); }

        (Survey, Definition, Reference) = (survey, found.Definition, reference);
        ViewData.Introduce(survey, "Your receipt");
        return Page();
    }

    /// <summary>Makes room for the next person at the same device.</summary>
    public async Task<IActionResult> OnPostAsync(string slug)
    {
        if (await surveys.FindAsync(slug, HttpContext.RequestAborted) is null) { return NotFound(); }
        cookie.Clear(HttpContext, slug);
        return Redirect(SurveyAddress.Start(slug));
    }
}
