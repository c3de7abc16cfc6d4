using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Plans;

/// <summary>What the pages about one plan share: finding it, saving it and saying who changed it.</summary>
public abstract class PlanPageModel(EngageDb db, PlanSaving saving, TimeProvider time) : StaffPage
{
    /// <summary>The plan's slug, from the address.</summary>
    [FromRoute]
    public string Slug { get; init; } = "";

    /// <summary>The plan, once found.</summary>
    public PolicePlan Plan { get; private set; } = null!;

    /// <summary>The address of its overview.</summary>
    public string Root => PlanAddress.Staff(Slug);

    /// <summary>The day by the office's clocks.</summary>
    public DateOnly Today => TodayOf(HttpContext, time);

    /// <summary>The database.</summary>
    protected EngageDb Db => db;

    /// <summary>The time now.</summary>
    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The day by the office's clocks.</summary>
    internal static DateOnly TodayOf(HttpContext context, TimeProvider time) =>
        WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(context.RequestServices.GetRequiredService<BodySettings>().TimeZone));

    /// <summary>Loads the plan of the address; false when there is none.</summary>
    protected async Task<bool> FindAsync()
    {
        if (await db.PolicePlans.AsSplitQuery().SingleOrDefaultAsync(p => p.Slug == Slug, HttpContext.RequestAborted) is not { } plan) { return false; }
        Plan = plan;
        ViewData[Frame.Context] = plan.Title;
        ViewData[Frame.IsDemonstration] = plan.IsDemonstration;
        return true;
    }

    /// <summary>Saves what was changed with its audit entry, and throws the kept public pages away.</summary>
    /// <returns>False when somebody else changed the plan meanwhile; nothing is saved then.</returns>
    protected async Task<bool> SaveAsync(string action, string? reason = null)
    {
        if (await saving.SaveAsync(Plan, Actor, action, reason, HttpContext.RequestAborted)) { return true; }
        ModelState.AddModelError("", "Somebody else changed the plan meanwhile. Look at it again");
        return false;
    }
}
