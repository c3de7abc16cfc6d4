using Engage.Domain;
using Engage.Domain.Surveys.Consultations;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Surveys;

/// <summary>Why a consultation asks, between what, who decides and when, as everybody reads it.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class BasisModel(PublishedSurveys surveys, EngageDb db) : PageModel
{
    /// <summary>The survey.</summary>
    public PublishedSurvey Survey { get; private set; } = null!;

    /// <summary>The record.</summary>
    public Consultation Consultation { get; private set; } = null!;

    /// <summary>The basis as it stands.</summary>
    public ConsultationBasis Basis => Consultation.Basis;

    /// <summary>Whether a written submission can be read.</summary>
    public bool HasSubmissions { get; private set; }

    /// <summary>Who is asked, and how.</summary>
    public IReadOnlyList<SummaryRow> Asked =>
        [.. new[] { ("The people", Basis.People), ("Ratepayers’ representatives", Basis.Ratepayers), ("Victims of crime", Basis.Victims) }.Where(r => r.Item2.Length > 0).Select(r => new SummaryRow(r.Item1, r.Item2))];

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string slug)
    {
        var stop = HttpContext.RequestAborted;
        if (await surveys.FindAsync(slug, stop) is not { HasBasis: true } survey) { return NotFound(); }
        Survey = survey;
        Consultation = await db.Consultations.AsNoTracking().SingleAsync(c => c.SurveyId == survey.Survey.Id, stop);
        HasSubmissions = await db.WrittenSubmissions.AnyAsync(s => s.SurveyId == survey.Survey.Id && s.PublishedAt != null, stop);
        PublishedSurveys.KeepPage(HttpContext, survey);
        ViewData.Introduce(survey, "Why we are asking, and the options");
        ViewData[Frame.IsIndexed] = true;
        return Page();
    }

    /// <summary>The day of a moment on the survey's clocks.</summary>
    public string Day(DateTimeOffset moment) => Wording.Day(WallClock.Day(moment, TimeZoneInfo.FindSystemTimeZoneById(Survey.Survey.TimeZone)));

    /// <summary>An assessment in words.</summary>
    public string Assessment(string reference, DateOnly? day) => reference.Length == 0 ? "Not made" : day is { } date ? $"{reference}, {Wording.Day(date)}" : reference;
}
