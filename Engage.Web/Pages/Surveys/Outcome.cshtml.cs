using Engage.Web.Priorities;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Engage.Web.Pages.Surveys;

/// <summary>What became of a consultation: the newest version, or the one of a permanent address.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class OutcomeModel(PublishedOutcomes outcomes) : PageModel
{
    /// <summary>The survey's slug.</summary>
    [FromRoute]
    public string Slug { get; init; } = "";

    /// <summary>The version of a permanent address; null for the newest.</summary>
    [FromRoute]
    public int? Number { get; init; }

    /// <summary>The outcome.</summary>
    public PublishedOutcome Outcome { get; private set; } = null!;

    /// <summary>Shows it; what is not published is not there.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await outcomes.FindAsync(Slug, Number, HttpContext.RequestAborted) is not { } outcome) { return NotFound(); }
        Outcome = outcome;
        ViewData[Frame.IsDemonstration] = outcome.Survey.IsDemonstration;
        return Page();
    }
}
