using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Route = Engage.Domain.Surveys.Route;

namespace Engage.Web.Pages.Surveys;

/// <summary>Where a survey starts: what it is about, who decides, and how to begin. Before it opens and after it closes it says so.</summary>
[WhenBusy]
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class StartModel(PublishedSurveys surveys, EngageDb db) : PageModel
{
    /// <summary>Set when somebody was sent here because their answers came too late.</summary>
    [FromQuery(Name = "late")]
    public string? Late { get; set; }

    /// <summary>The survey.</summary>
    public PublishedSurvey Survey { get; private set; } = null!;

    /// <summary>Whether a report can be read.</summary>
    public bool HasReport { get; private set; }

    /// <summary>Whether it can be read what became of it.</summary>
    public bool HasOutcome { get; private set; }

    /// <summary>What the survey says of itself.</summary>
    public SurveyDefinition Definition => Survey.Definition;

    /// <summary>Whether to say that answers were not counted.</summary>
    public bool IsTooLate => Late is not null && Survey.Phase == SurveyPhase.Closed;

    /// <summary>Where "Start now" leads: the first question.</summary>
    public string FirstQuestion => SurveyAddress.Question(Survey.Slug, new Route(Definition, AnswerSheet.Empty).Asked[0].Code);

    /// <summary>Who decides and when, in a sentence; null where nothing is to be decided.</summary>
    public string? DecisionInWords => Definition.Decision is { } decision
        ? $"{decision.Maker} {(decision.Date < Survey.Today ? "decided" : "will decide")} on {Wording.Day(decision.Date)}."
        : null;

    /// <summary>What somebody wants to know before they begin, at a glance.</summary>
    public IEnumerable<SummaryRow> Facts
    {
        get
        {
            yield return new SummaryRow("Closes", Survey.ClosesInWords);
            yield return new SummaryRow("Takes", $"About {Survey.MinutesInWords}");
            if (Definition.Decision is { } decision) { yield return new SummaryRow("Who decides", $"{decision.Maker}, on {Wording.Day(decision.Date)}"); }
        }
    }

    /// <summary>Shows the page of the survey's phase.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        if (await surveys.FindAsync(slug, HttpContext.RequestAborted) is not { } survey) { return NotFound(); }

        Survey = survey;
        HasReport = survey.Phase == SurveyPhase.Closed
            && await db.ReportVersions.AnyAsync(r => r.SubjectId == survey.Survey.Id && r.State == ReportState.Published, HttpContext.RequestAborted);
        HasOutcome = survey.Phase == SurveyPhase.Closed && await db.Set<OutcomeVersion>().AnyAsync(v => v.SurveyId == survey.Survey.Id, HttpContext.RequestAborted);
        PublishedSurveys.KeepPage(HttpContext, survey);
        ViewData.Introduce(survey, survey.Title);
        ViewData[Frame.IsIndexed] = true;
        return Page();
    }
}
