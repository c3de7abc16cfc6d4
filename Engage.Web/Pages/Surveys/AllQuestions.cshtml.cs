using Engage.Domain.Surveys;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Engage.Web.Pages.Surveys;

/// <summary>Every question on one page, for reading before and for printing. Nothing can be answered here.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class AllQuestionsModel(PublishedSurveys surveys) : PageModel
{
    private List<Question> _numbered = [];

    /// <summary>The survey.</summary>
    public PublishedSurvey Survey { get; private set; } = null!;

    /// <summary>When each question is asked.</summary>
    public ConditionWords Conditions { get; private set; } = null!;

    /// <summary>The number of a question on this page, from 1.</summary>
    public int NumberOf(Question question) => _numbered.IndexOf(question) + 1;

    /// <summary>Shows the questions of the newest version.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await surveys.FindAsync(slug, HttpContext.RequestAborted) is not { } survey) { return NotFound(); }

        Survey = survey;
        _numbered = [.. survey.Definition.Questions, .. survey.Definition.EqualityQuestions];
        Conditions = new ConditionWords(_numbered);
        PublishedSurveys.KeepPage(HttpContext, survey);
        ViewData.Introduce(survey, "All the questions");
        return Page();
    }
}
