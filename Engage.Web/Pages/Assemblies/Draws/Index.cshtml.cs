using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition.Draws;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies.Draws;

/// <summary>The public draw: what was announced and when, the files, the outcome, and how anybody checks it.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class IndexModel(EngageDb db, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>The announced draws, newest first.</summary>
    public IReadOnlyList<PanelDraw> Draws { get; private set; } = [];

    /// <summary>The records of those held, by number.</summary>
    public IReadOnlyDictionary<int, DrawRecord> Records { get; private set; } = new Dictionary<int, DrawRecord>();

    /// <summary>A moment on the programme's clocks.</summary>
    public string When(DateTimeOffset instant) => Domain.Wording.Moment(instant, Programme.Zone);

    /// <summary>Shows the draws.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(isIndexed: true)) { return NotFound(); }
        var stop = HttpContext.RequestAborted;
        Draws = await Db.PanelDraws.AsNoTracking().Where(d => d.AssemblyId == Assembly.Id && d.AnnouncedAt != null).OrderByDescending(d => d.Number).ToListAsync(stop);
        var ids = Draws.Where(d => d.State == DrawState.Drawn).Select(d => d.Id).ToList();
        var files = await Db.DrawFiles.AsNoTracking().Where(f => ids.Contains(f.DrawId) && f.Name == DrawFileName.Record).ToListAsync(stop);
        Records = files.ToDictionary(f => Draws.Single(d => d.Id == f.DrawId).Number, f => DrawRecord.Read(f.Bytes)!);
        return Page();
    }
}
