using Engage.Domain;
using Engage.Domain.Assemblies;
using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies;

/// <summary>A programme for the public: the question, what is promised, and where each assembly stands.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class ProgrammeModel(EngageDb db, TimeProvider time) : PageModel
{
    /// <summary>The programme.</summary>
    public AssemblyProgramme Programme { get; private set; } = null!;

    /// <summary>Its assemblies by name.</summary>
    public IReadOnlyList<AssemblyProgress> Assemblies { get; private set; } = [];

    /// <summary>Shows the programme.</summary>
    public async Task<IActionResult> OnGetAsync(string programme)
    {
        var stop = HttpContext.RequestAborted;
        if (await db.AssemblyProgrammes.AsNoTracking().SingleOrDefaultAsync(p => p.Slug == programme && p.PublishedAt != null, stop) is not { } found) { return NotFound(); }
        Programme = found;
        Assemblies = await AssemblyProgress.ReadAsync(db, found, WallClock.Day(time.GetUtcNow(), found.Zone), stop);
        ViewData[Frame.Title] = found.Title;
        ViewData[Frame.IsIndexed] = true;
        ViewData[Frame.IsDemonstration] = found.IsDemonstration;
        return Page();
    }
}
