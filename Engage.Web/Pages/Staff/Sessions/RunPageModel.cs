using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Sessions;

/// <summary>What the pages used at a session share: finding it.</summary>
public abstract class RunPageModel(EngageDb db, TimeProvider time) : StaffPage
{
    /// <summary>The session's id, from the address.</summary>
    [FromRoute(Name = "id")]
    public string SessionId { get; init; } = "";

    /// <summary>The session, once found.</summary>
    public Session Session { get; private set; } = null!;

    /// <summary>Its assembly.</summary>
    public Assembly Assembly { get; private set; } = null!;

    /// <summary>The assembly's programme.</summary>
    public AssemblyProgramme Programme { get; private set; } = null!;

    /// <summary>The session's own address; its other pages lie below.</summary>
    public string Here => $"/staff/sessions/{Session.Id}";

    /// <summary>The database.</summary>
    protected EngageDb Db => db;

    /// <summary>The time now.</summary>
    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Loads the session of the address; false when there is none.</summary>
    protected async Task<bool> FindAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == SessionId, stop) is not { } session) { return false; }
        Session = session;
        Assembly = await db.Assemblies.AsNoTracking().SingleAsync(a => a.Id == session.AssemblyId, stop);
        Programme = await db.AssemblyProgrammes.AsNoTracking().SingleAsync(p => p.Id == Assembly.ProgrammeId, stop);
        ViewData[Frame.Context] = Assembly.Title;
        ViewData[Frame.IsDemonstration] = Programme.IsDemonstration;
        return true;
    }

    /// <summary>The newest table plan of the assembly; null when there is none.</summary>
    protected Task<SeatPlan?> PlanAsync() => db.SeatPlans.AsNoTracking().Where(p => p.AssemblyId == Assembly.Id).OrderByDescending(p => p.MadeAt).FirstOrDefaultAsync(HttpContext.RequestAborted);
}
