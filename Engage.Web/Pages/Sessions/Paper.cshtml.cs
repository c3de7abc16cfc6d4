using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Sessions;

/// <summary>A paper anybody may read, as an attachment. What only members may read does not exist here.</summary>
public sealed class PaperModel(EngageDb db, SessionFiles files) : PageModel
{
    /// <summary>Sends it.</summary>
    public async Task<IActionResult> OnGetAsync(string id)
    {
        var paper = await (
            from p in db.Papers.AsNoTracking()
            join a in db.Assemblies on p.AssemblyId equals a.Id
            join g in db.AssemblyProgrammes on a.ProgrammeId equals g.Id
            where p.Id == id && p.IsPublic && g.PublishedAt != null
            select p).SingleOrDefaultAsync(HttpContext.RequestAborted);
        return paper is not null && files.Send(paper) is { } file ? file : NotFound();
    }
}
