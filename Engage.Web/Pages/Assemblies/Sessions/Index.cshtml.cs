using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies.Sessions;

/// <summary>The sessions of an assembly.</summary>
public sealed class IndexModel(EngageDb db, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>The sessions in order.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Whether a session is over.</summary>
    public bool IsOver(Session session) => session.End <= Now;

    /// <summary>Whether anybody can book a session now.</summary>
    public bool IsBookable(Session session) => session.IsPublic && session.IsOpenAt(Now);

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(isIndexed: true)) { return NotFound(); }
        Sessions = await Db.Sessions.AsNoTracking().AsSplitQuery().Where(s => s.AssemblyId == Assembly.Id).OrderBy(s => s.StartsAt).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }
}
