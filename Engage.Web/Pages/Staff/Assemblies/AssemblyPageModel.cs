using Engage.Domain.Assemblies;
using Engage.Web.Assemblies;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies;

/// <summary>What the staff pages about one assembly share: finding it with its programme, and saying where it stands.</summary>
public abstract class AssemblyPageModel(EngageDb db, TimeProvider time) : ProgrammePageModel(db, time)
{
    /// <summary>The assembly's slug, from the address.</summary>
    [FromRoute(Name = "slug")]
    public string Slug { get; init; } = "";

    /// <summary>The assembly, once found.</summary>
    public Assembly Assembly { get; private set; } = null!;

    /// <summary>The address of the assembly's first page; its other pages lie below.</summary>
    public string Root => AssemblyAddress.Staff(Programme, Assembly);

    /// <summary>Where the assembly stands today.</summary>
    public AssemblyPhase Phase => Assembly.PhaseOn(Today);

    /// <summary>Loads the assembly of the address with its programme; false when there is none.</summary>
    protected override async Task<bool> FindAsync()
    {
        if (!await base.FindAsync() || await Db.Assemblies.SingleOrDefaultAsync(a => a.ProgrammeId == Programme.Id && a.Slug == Slug, HttpContext.RequestAborted) is not { } assembly) { return false; }
        Assembly = assembly;
        ViewData[Frame.Context] = assembly.Title;
        return true;
    }
}
