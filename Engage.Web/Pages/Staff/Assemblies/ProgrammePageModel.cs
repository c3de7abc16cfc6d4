using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies;

/// <summary>What the staff pages about a whole programme share.</summary>
public abstract class ProgrammePageModel(EngageDb db, TimeProvider time) : StaffPage
{
    /// <summary>The programme's slug, from the address.</summary>
    [FromRoute(Name = "programme")]
    public string ProgrammeSlug { get; init; } = "";

    /// <summary>The programme, once found.</summary>
    public AssemblyProgramme Programme { get; private set; } = null!;

    /// <summary>Today, on the programme's clocks.</summary>
    public DateOnly Today => WallClock.Day(Now, Programme.Zone);

    /// <summary>The database.</summary>
    protected EngageDb Db => db;

    /// <summary>The time now.</summary>
    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Loads the programme of the address; false when there is none.</summary>
    protected virtual async Task<bool> FindAsync()
    {
        if (await db.AssemblyProgrammes.SingleOrDefaultAsync(p => p.Slug == ProgrammeSlug, HttpContext.RequestAborted) is not { } programme) { return false; }
        Programme = programme;
        ViewData[Frame.Context] = programme.Title;
        ViewData[Frame.IsDemonstration] = programme.IsDemonstration;
        return true;
    }
}
