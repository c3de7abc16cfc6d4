using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Sessions;

/// <summary>What the pages about planning one session of an assembly share.</summary>
public abstract class SessionPageModel(EngageDb db, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The session's id, from the address.</summary>
    [FromRoute(Name = "session")]
    public string SessionId { get; init; } = "";

    /// <summary>The session, once found.</summary>
    public Session Session { get; private set; } = null!;

    /// <summary>The address of the list of sessions.</summary>
    public string List => $"{Root}/sessions";

    /// <summary>The session's own address; its other pages lie below.</summary>
    public string Here => $"{List}/{Session.Id}";

    /// <summary>Loads the assembly and the session of the address; false when there is none.</summary>
    protected async Task<bool> FindSessionAsync()
    {
        if (!await FindAsync()) { return false; }
        if (await Db.Sessions.SingleOrDefaultAsync(s => s.Id == SessionId && s.AssemblyId == Assembly.Id, HttpContext.RequestAborted) is not { } session) { return false; }
        Session = session;
        return true;
    }
}
