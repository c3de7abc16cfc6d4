using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Sessions;

/// <summary>What the public pages about one session share. What is not published answers as if it did not exist.</summary>
public abstract class PublicSessionPage(EngageDb db, TimeProvider time) : PageModel
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

    /// <summary>Whether anybody can book now.</summary>
    public bool IsBookable => Session.IsPublic && Session.IsOpenAt(time.GetUtcNow());

    /// <summary>The database.</summary>
    protected EngageDb Db => db;

    /// <summary>The time now.</summary>
    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Loads the session of the address when its programme is published.</summary>
    /// <param name="isIndexed">Whether search engines may find the page.</param>
    protected async Task<bool> FindAsync(bool isIndexed = false)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == SessionId, stop) is not { } session) { return false; }
        var assembly = await db.Assemblies.AsNoTracking().SingleAsync(a => a.Id == session.AssemblyId, stop);
        var programme = await db.AssemblyProgrammes.AsNoTracking().SingleAsync(p => p.Id == assembly.ProgrammeId, stop);
        if (programme.PublishedAt is null) { return false; }
        (Session, Assembly, Programme) = (session, assembly, programme);
        ViewData[Frame.Context] = assembly.Title;
        ViewData[Frame.IsIndexed] = isIndexed;
        ViewData[Frame.IsDemonstration] = programme.IsDemonstration;
        return true;
    }
}
