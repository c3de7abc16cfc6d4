using Engage.Domain.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies;

/// <summary>All published programmes of assemblies.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class IndexModel(EngageDb db) : PageModel
{
    /// <summary>The programmes, newest first.</summary>
    public IReadOnlyList<AssemblyProgramme> Programmes { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync()
    {
        Programmes = await db.AssemblyProgrammes.AsNoTracking().Where(p => p.PublishedAt != null).OrderByDescending(p => p.PublishedAt).ToListAsync(HttpContext.RequestAborted);
        ViewData[Frame.IsIndexed] = true;
        ViewData[Frame.IsDemonstration] = Programmes.Any(p => p.IsDemonstration);
    }
}
