using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Sessions;

/// <summary>The speakers of a programme.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class SpeakersModel(EngageDb db, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>The speakers, by name.</summary>
    public IReadOnlyList<Speaker> All { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        All = await Db.Speakers.AsNoTracking().Where(s => s.ProgrammeId == Programme.Id).OrderBy(s => s.Name).ToListAsync(HttpContext.RequestAborted);
        return Page();
    }
}
