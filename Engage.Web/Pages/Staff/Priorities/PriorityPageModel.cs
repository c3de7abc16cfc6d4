using Engage.Domain;
using Engage.Domain.Places;
using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Priorities;

/// <summary>What the staff pages about local priorities share: today, the names of areas, and finding one.</summary>
public abstract class PrioritiesPage(EngageDb db, GazetteerSource places, BodySettings body, TimeProvider time) : StaffPage
{
    /// <summary>Today on the office's clocks.</summary>
    public DateOnly Today => WallClock.Day(time.GetUtcNow(), Zone);

    /// <summary>The areas.</summary>
    public Gazetteer Places => places.Current;

    /// <summary>The zone of the office.</summary>
    protected TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone);

    /// <summary>The database.</summary>
    protected EngageDb Db => db;

    /// <summary>The time now.</summary>
    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>What an area is called; its code when it is not known any more.</summary>
    public string AreaName(string code) => Places.Find(code)?.Name ?? code;

    /// <summary>Whether the person may decide and report.</summary>
    protected Task<bool> MayManageAsync() => MayAsync(Permissions.ManagePriorities);
}

/// <summary>A staff page about one local priority.</summary>
public abstract class PriorityPageModel(EngageDb db, GazetteerSource places, BodySettings body, TimeProvider time) : PrioritiesPage(db, places, body, time)
{
    /// <summary>The priority's number, from the address.</summary>
    [FromRoute]
    public int Number { get; init; }

    /// <summary>The priority, once found.</summary>
    public LocalPriority Priority { get; private set; } = null!;

    /// <summary>Loads the priority of the address; false when there is none.</summary>
    protected async Task<bool> FindAsync()
    {
        if (await Db.LocalPriorities.SingleOrDefaultAsync(p => p.Number == Number, HttpContext.RequestAborted) is not { } priority) { return false; }
        Priority = priority;
        ViewData[Frame.Context] = $"Priority {priority.Number}";
        ViewData[Frame.IsDemonstration] = priority.IsDemonstration;
        return true;
    }
}
