using Engage.Domain.Assemblies.Draws;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies.Draws;

/// <summary>The public files of a draw, byte for byte.</summary>
public sealed class FileModel(EngageDb db, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>The draw's number, from the address.</summary>
    [FromRoute]
    public int Number { get; init; }

    /// <summary>Which file: lottery or draw.</summary>
    [FromRoute(Name = "file")]
    public string FileName { get; init; } = "";

    /// <summary>Sends the file; nothing is there before it is announced.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        DrawFileName? name = FileName switch { "lottery" => DrawFileName.Published, "draw" => DrawFileName.Record, _ => null };
        if (name is not { } wanted || !await FindAsync()) { return NotFound(); }
        var stop = HttpContext.RequestAborted;
        var bytes = await Db.PanelDraws.Where(d => d.AssemblyId == Assembly.Id && d.Number == Number && d.AnnouncedAt != null)
            .Join(Db.DrawFiles, d => d.Id, f => f.DrawId, (_, file) => file).Where(f => f.Name == wanted).Select(f => f.Bytes).SingleOrDefaultAsync(stop);
        return bytes is null ? NotFound() : File(bytes, "application/json", $"{FileName}.json");
    }
}
