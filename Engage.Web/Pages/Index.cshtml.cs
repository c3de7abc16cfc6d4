using Engage.Domain.Assemblies;
using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages;

/// <summary>The home page: what can I take part in now, what happened after the last one, what about my area?</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class IndexModel(PublishedSurveys surveys, PublishedOutcomes outcomes, EngageDb db) : PageModel
{
    /// <summary>What can be answered now; the one that closes first comes first.</summary>
    public IReadOnlyList<PublishedSurvey> Open { get; private set; } = [];

    /// <summary>What opens later.</summary>
    public IReadOnlyList<PublishedSurvey> Scheduled { get; private set; } = [];

    /// <summary>What has closed; the last one first.</summary>
    public IReadOnlyList<ClosedSurvey> Closed { get; private set; } = [];

    /// <summary>The programmes of citizens' assemblies, newest first.</summary>
    public IReadOnlyList<AssemblyProgramme> Programmes { get; private set; } = [];

    /// <summary>Whether a police and crime plan can be read.</summary>
    public bool HasPlan { get; private set; }

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync()
    {
        var all = await surveys.AllAsync(HttpContext.RequestAborted);
        var reported = await db.ReportVersions.Where(r => r.State == ReportState.Published).Select(r => r.SubjectId).Distinct().ToListAsync(HttpContext.RequestAborted);
        var decided = (await outcomes.AllAsync(HttpContext.RequestAborted)).ToDictionary(o => o.Survey.Id, StringComparer.Ordinal);
        HasPlan = await db.PolicePlans.IgnoreAutoIncludes().AnyAsync(p => p.PublishedAt != null, HttpContext.RequestAborted);
        Open = [.. all.Where(s => s.Phase == SurveyPhase.Open).OrderBy(s => s.Survey.ClosesAt)];
        Scheduled = [.. all.Where(s => s.Phase == SurveyPhase.Scheduled).OrderBy(s => s.Survey.OpensAt)];
        Closed = [.. all.Where(s => s.Phase == SurveyPhase.Closed).OrderByDescending(s => s.Survey.ClosesAt).Select(s => new ClosedSurvey(s, reported.Contains(s.Survey.Id), decided.GetValueOrDefault(s.Survey.Id)))];
        Programmes = await db.AssemblyProgrammes.AsNoTracking().Where(p => p.PublishedAt != null).OrderByDescending(p => p.PublishedAt).ToListAsync(HttpContext.RequestAborted);
        PublishedSurveys.KeepPage(HttpContext, all);
        ViewData[Frame.IsDemonstration] = all.Any(s => s.Survey.IsDemonstration) || Programmes.Any(p => p.IsDemonstration);
    }
}

/// <summary>A survey that has closed.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="HasReport">Whether its report is published.</param>
/// <param name="Outcome">What became of it; null while that is not published.</param>
public sealed record ClosedSurvey(PublishedSurvey Survey, bool HasReport, PublishedOutcome? Outcome);
