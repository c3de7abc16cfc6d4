using Engage.Domain;
using Engage.Domain.Engagements;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Engagements;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Engagements;

/// <summary>One published engagement at its permanent address; one that was withdrawn says so and why.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class EngagementModel(EngageDb db, EngagementBook book, GazetteerSource places, BodySettings body, TimeProvider time) : PageModel
{
    private Dictionary<string, string> _themes = [];

    /// <summary>The engagement.</summary>
    public Engagement Engagement { get; private set; } = null!;

    /// <summary>The area's name.</summary>
    public string AreaName => places.Current.Find(Engagement.AreaCode)?.Name ?? Engagement.AreaCode;

    /// <summary>The office's clocks.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone);

    /// <summary>The day it is.</summary>
    public DateOnly Today => WallClock.Day(time.GetUtcNow(), Zone);

    /// <summary>A theme's name.</summary>
    public string ThemeName(string code) => _themes.GetValueOrDefault(code, code);

    /// <summary>Shows it; one that is not public does not exist.</summary>
    public async Task<IActionResult> OnGetAsync(int number)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Engagements.AsNoTracking().Include("_versions").SingleOrDefaultAsync(e => e.Number == number && e.IsPublic, stop) is not { } engagement) { return NotFound(); }
        (Engagement, _themes) = (engagement, (await book.ThemesAsync(stop)).ToDictionary(t => t.Code, t => t.Name, StringComparer.Ordinal));
        ViewData[Frame.IsIndexed] = !engagement.IsWithdrawn;
        ViewData[Frame.IsDemonstration] = await db.Surveys.AnyAsync(s => s.IsDemonstration && s.PublishedAt != null, stop);
        return Page();
    }
}
