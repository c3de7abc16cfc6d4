using Engage.Domain.Assemblies;
using Engage.Domain.Engagements;
using Engage.Domain.Places;
using Engage.Domain.Priorities;
using Engage.Domain.Reports;
using Engage.Domain.Reports.Consultation;
using Engage.Domain.Surveys;
using Engage.Web.Areas;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Reports;
using Engage.Web.Security;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Areas;

/// <summary>One area for the people who live there: who polices it and where to meet them, what they said, what was done, and what lies around it.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class AreaModel(GazetteerSource places, PublishedSurveys surveys, LocalFactsReader local, PublishedReports reports, PriorityRegister register, EngageDb db) : PageModel
{
    private const int MostEngagements = 4;

    /// <summary>The area.</summary>
    public Area Area { get; private set; } = null!;

    /// <summary>The areas it lies in, from the widest.</summary>
    public IReadOnlyList<Area> Above { get; private set; } = [];

    /// <summary>The areas directly in it.</summary>
    public IReadOnlyList<Area> Within { get; private set; } = [];

    /// <summary>What can be answered now.</summary>
    public IReadOnlyList<PublishedSurvey> Open { get; private set; } = [];

    /// <summary>What has closed and has a published report.</summary>
    public IReadOnlyList<PublishedSurvey> Reported { get; private set; } = [];

    /// <summary>The assemblies of its residents, with where each is published.</summary>
    public IReadOnlyList<(Assembly Assembly, AssemblyProgramme Programme)> Assemblies { get; private set; } = [];

    /// <summary>What is said of the area: officers, bases, events, projects, neighbours.</summary>
    public LocalFacts Local { get; private set; } = null!;

    /// <summary>What the newest published report that says something of the area prints of it; null when none does.</summary>
    public AreaResult? Result { get; private set; }

    /// <summary>The survey of <see cref="Result"/>.</summary>
    public PublishedSurvey? ResultOf { get; private set; }

    /// <summary>The last engagements in it.</summary>
    public IReadOnlyList<Engagement> Engagements { get; private set; } = [];

    /// <summary>The public priorities and principles of the area itself.</summary>
    public IReadOnlyList<LocalPriority> Priorities { get; private set; } = [];

    /// <summary>Those that hold in an area it lies in, the nearest first.</summary>
    public IReadOnlyList<(Area Area, IReadOnlyList<LocalPriority> Priorities)> PrioritiesAbove { get; private set; } = [];

    /// <summary>Whether there is a sheet to print.</summary>
    public bool HasSheet { get; private set; }

    /// <summary>Whether the area is no more.</summary>
    public bool HasEnded => Area.ValidTo < Local.Day;

    /// <summary>Shows the area.</summary>
    public async Task<IActionResult> OnGetAsync(string code)
    {
        var gazetteer = places.Current;
        if (gazetteer.Find(code) is not { } area) { return NotFound(); }

        Local = await local.ReadAsync(area, HttpContext.RequestAborted);
        (Area, Above, Within) = (area, [.. gazetteer.Above(area).Reverse()], gazetteer.Children(code, Local.Day));

        var all = await surveys.AllAsync(HttpContext.RequestAborted);
        var reported = await db.ReportVersions.Where(r => r.State == ReportState.Published).Select(r => r.SubjectId).Distinct().ToListAsync(HttpContext.RequestAborted);
        Open = [.. all.Where(s => s.Phase == SurveyPhase.Open).OrderBy(s => s.Survey.ClosesAt)];
        Reported = [.. all.Where(s => s.Phase == SurveyPhase.Closed && reported.Contains(s.Survey.Id)).OrderByDescending(s => s.Survey.ClosesAt)];
        var programmes = await db.AssemblyProgrammes.AsNoTracking().Where(p => p.PublishedAt != null).ToDictionaryAsync(p => p.Id, StringComparer.Ordinal, HttpContext.RequestAborted);
        var assemblies = await db.Assemblies.AsNoTracking().Where(a => a.AreaCode == code).OrderBy(a => a.Title).ToListAsync(HttpContext.RequestAborted);
        Assemblies = [.. assemblies.Where(a => programmes.ContainsKey(a.ProgrammeId)).Select(a => (a, programmes[a.ProgrammeId]))];
        Engagements = [.. (await db.Engagements.AsNoTracking().Where(e => e.IsPublic && e.WithdrawnAt == null).OrderByDescending(e => e.On).ThenByDescending(e => e.Number).ToListAsync(HttpContext.RequestAborted))
            .Where(e => gazetteer.IsWithin(e.AreaCode, code)).Take(MostEngagements)];
        await FindPrioritiesAsync();
        await FindResultAsync();
        PublishedSurveys.KeepPage(HttpContext, all);
        ViewData[Frame.Title] = area.Name;
        ViewData[Frame.IsIndexed] = true;
        ViewData[Frame.IsDemonstration] = all.Any(s => s.Survey.IsDemonstration) || Assemblies.Any(a => a.Programme.IsDemonstration) || Priorities.Any(p => p.IsDemonstration);
        return Page();
    }

    private async Task FindPrioritiesAsync()
    {
        var all = (await register.PublicAsync(null, HttpContext.RequestAborted)).ToLookup(p => p.AreaCode, StringComparer.Ordinal);
        Priorities = [.. all[Area.Code]];
        PrioritiesAbove = [.. Above.Reverse().Select(a => (a, (IReadOnlyList<LocalPriority>)[.. all[a.Code].Where(p => p.IsCurrent)])).Where(a => a.Item2.Count > 0)];
        HasSheet = await db.AreaSheets.AnyAsync(s => s.AreaCode == Area.Code, HttpContext.RequestAborted);
    }

    // The frozen report is asked, not the responses: what it hides stays hidden.
    private async Task FindResultAsync()
    {
        foreach (var survey in Reported)
        {
            if ((await reports.VersionsAsync(survey.Survey.Id, HttpContext.RequestAborted)) is not [var newest, ..]) { continue; }
            Result = AreaResult.Find(await reports.ReadAsync(newest, HttpContext.RequestAborted), survey.Definition, Area);
            if (Result is not null)
            {
                ResultOf = survey;
                return;
            }
        }
    }
}
