using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Engage.Web.Pages.Plans;

/// <summary>The published plans: the one that holds today first, earlier ones to be read.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class IndexModel(EngageDb db, BodySettings body, TimeProvider time) : PageModel
{
    /// <summary>The plans, newest first.</summary>
    public IReadOnlyList<PolicePlan> Plans { get; private set; } = [];

    /// <summary>The day by the body's clocks.</summary>
    public DateOnly Today => WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync()
    {
        Plans = (await PlanShelf.ReadAsync(db, publishedOnly: true, HttpContext.RequestAborted)).Plans;
        ViewData[Frame.IsDemonstration] = Plans.Any(p => p.IsDemonstration);
    }
}
