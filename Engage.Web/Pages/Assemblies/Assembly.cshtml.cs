using Engage.Domain.Assemblies;
using Engage.Domain.Places;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Engage.Web.Pages.Assemblies;

/// <summary>One assembly for the public: what happens when, and everything that is published of it.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class AssemblyModel(EngageDb db, GazetteerSource places, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>Its area; null when it is no longer known.</summary>
    public Area? Area { get; private set; }

    /// <summary>Shows the assembly.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(isIndexed: true)) { return NotFound(); }
        Area = places.Current.Find(Assembly.AreaCode);
        return Page();
    }
}
