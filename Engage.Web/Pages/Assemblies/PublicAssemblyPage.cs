using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies;

/// <summary>What the public pages about one assembly share. What is not published answers as if it did not exist.</summary>
public abstract class PublicAssemblyPage(EngageDb db, TimeProvider time) : PageModel
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

    /// <summary>Today, on the programme's clocks.</summary>
    public DateOnly Today => WallClock.Day(Now, Programme.Zone);

    /// <summary>Where the assembly stands today.</summary>
    public AssemblyPhase Phase => Assembly.PhaseOn(Today);

    /// <summary>The database.</summary>
    protected EngageDb Db => db;

    /// <summary>The time now.</summary>
    protected DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Loads the published assembly of the address; false when there is none.</summary>
    /// <param name="isIndexed">Whether search engines may find the page.</param>
    protected async Task<bool> FindAsync(bool isIndexed = false)
    {
        if (await db.AssemblyProgrammes.SingleOrDefaultAsync(p => p.Slug == ProgrammeSlug && p.PublishedAt != null, HttpContext.RequestAborted) is not { } programme) { return false; }
        if (await db.Assemblies.SingleOrDefaultAsync(a => a.ProgrammeId == programme.Id && a.Slug == Slug, HttpContext.RequestAborted) is not { } assembly) { return false; }
        (Programme, Assembly) = (programme, assembly);
        ViewData[Frame.Context] = assembly.Title;
        ViewData[Frame.IsIndexed] = isIndexed;
        ViewData[Frame.IsDemonstration] = programme.IsDemonstration;
        return true;
    }
}
