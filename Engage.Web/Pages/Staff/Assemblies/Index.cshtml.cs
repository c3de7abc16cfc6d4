using Engage.Domain.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies;

/// <summary>A programme as the list shows it.</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Assemblies">How many assemblies it has.</param>
/// <param name="Members">How many people have confirmed a seat in them.</param>
public sealed record ProgrammeRow(AssemblyProgramme Programme, int Assemblies, int Members);

/// <summary>All programmes of assemblies.</summary>
[Authorize(Permissions.ViewAssemblies)]
public sealed class IndexModel(EngageDb db) : StaffPage
{
    /// <summary>The programmes, newest first.</summary>
    public IReadOnlyList<ProgrammeRow> Rows { get; private set; } = [];

    /// <summary>Whether the person may begin a programme.</summary>
    public bool MayManage => User.IsInRole(StaffRoles.Editor);

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync() =>
        Rows = await db.AssemblyProgrammes.AsNoTracking().OrderByDescending(p => p.CreatedAt)
            .Select(p => new ProgrammeRow(
                p,
                db.Assemblies.Count(a => a.ProgrammeId == p.Id),
                db.Registrations.Count(r => r.Seat == SeatState.Confirmed && db.Assemblies.Any(a => a.ProgrammeId == p.Id && a.Id == r.AssemblyId))))
            .ToListAsync(HttpContext.RequestAborted);
}
