using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Web.Assemblies;
using Engage.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies;

/// <summary>What the staff pages about one assembly share: finding it, and saying where it stands.</summary>
public abstract class AssemblyPageModel(EngageDb db, TimeProvider time) : StaffPage
{
    /// <summary>The programme's slug, from the address.</summary>
    [FromRoute(Name = "programme")]
    public string ProgrammeSlug { get; init; } = "";

    /// <summary>The assembly's slug, from the address.</summary>
    [FromRoute(Name = "slug")]
    public string Slug { get; init; } = "";

    /// <summary>The programme, once found.</summary>
    public AssemblyProgramme Programme { get; private set; } = null!;

    /// <summary>The assembly, once found.</summary>
    public Assembly Assembly { get; private set; } = null!;

    /// <summary>The address of the assembly's first page; its other pages lie below.</summary>
    public string Root => AssemblyAddress.Staff(Programme, Assembly);

    /// <summary>Today, on the programme's clocks.</summary>
    public DateOnly Today => WallClock.Day(Now, Programme.Zone);

    /// <summary>Where the assembly stands today.</summary>
    public AssemblyPhase Phase => Assembly.PhaseOn(Today);

    /// <summary>The database.</summary>
    protected EngageDb Db => db;

    /// <summary>The time now.</summary>
    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Whether the person who is there may do something, by the name of the permission.</summary>
    protected async Task<bool> MayAsync(string permission) =>
        (await HttpContext.RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(User, permission)).Succeeded;

    /// <summary>Loads the assembly of the address with its programme; false when there is none.</summary>
    protected async Task<bool> FindAsync()
    {
        if (await db.AssemblyProgrammes.SingleOrDefaultAsync(p => p.Slug == ProgrammeSlug, HttpContext.RequestAborted) is not { } programme) { return false; }
        if (await db.Assemblies.SingleOrDefaultAsync(a => a.ProgrammeId == programme.Id && a.Slug == Slug, HttpContext.RequestAborted) is not { } assembly) { return false; }
        (Programme, Assembly) = (programme, assembly);
        ViewData[Frame.Context] = assembly.Title;
        ViewData[Frame.IsDemonstration] = programme.IsDemonstration;
        return true;
    }
}
