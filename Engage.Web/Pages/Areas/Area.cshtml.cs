using Engage.Domain.Places;
using Engage.Domain.Reports;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Areas;

/// <summary>One area: what it lies in, what lies in it, and what people there can take part in.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class AreaModel(GazetteerSource places, PublishedSurveys surveys, EngageDb db, TimeProvider time, BodySettings body) : PageModel
{
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

    /// <summary>Shows the area.</summary>
    public async Task<IActionResult> OnGetAsync(string code)
    {
        var gazetteer = places.Current;
        if (gazetteer.Find(code) is not { } area) { return NotFound(); }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone)).DateTime);
        (Area, Above, Within) = (area, [.. Ancestors(gazetteer, area).Reverse()], gazetteer.Children(code, today));

        var all = await surveys.AllAsync(HttpContext.RequestAborted);
        var reported = await db.ReportVersions.Where(r => r.State == ReportState.Published).Select(r => r.SubjectId).Distinct().ToListAsync(HttpContext.RequestAborted);
        Open = [.. all.Where(s => s.Phase == SurveyPhase.Open).OrderBy(s => s.Survey.ClosesAt)];
        Reported = [.. all.Where(s => s.Phase == SurveyPhase.Closed && reported.Contains(s.Survey.Id)).OrderByDescending(s => s.Survey.ClosesAt)];
        PublishedSurveys.KeepPage(HttpContext, all);
        ViewData[Frame.Title] = area.Name;
        ViewData[Frame.IsIndexed] = true;
        ViewData[Frame.IsDemonstration] = all.Any(s => s.Survey.IsDemonstration);
        return Page();
    }

    private static IEnumerable<Area> Ancestors(Gazetteer gazetteer, Area area)
    {
        for (var above = gazetteer.Find(area.ParentCode); above is not null; above = gazetteer.Find(above.ParentCode)) { yield return above; }
    }
}
