using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Sessions;

/// <summary>A speaker: who they are, who proposed them, what their interests are, what they base it on.</summary>
public sealed class SpeakerModel(EngageDb db, SessionFiles files) : PageModel
{
    /// <summary>The speaker.</summary>
    public Speaker Speaker { get; private set; } = null!;

    /// <summary>The papers anybody may read.</summary>
    public IReadOnlyList<Paper> Papers { get; private set; } = [];

    /// <summary>The sessions they speak at.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await FindAsync(id)) { return NotFound(); }
        var stop = HttpContext.RequestAborted;
        Papers = await db.Papers.AsNoTracking().Where(p => p.SpeakerId == id && p.IsPublic).OrderBy(p => p.AddedAt).ToListAsync(stop);
        Sessions = await (from s in db.Sessions.AsNoTracking() join i in db.Set<AgendaItem>() on s.Id equals i.SessionId join a in db.Set<AgendaSpeaker>() on i.Id equals a.ItemId where a.SpeakerId == id select s.Id).Distinct()
            .Join(db.Sessions.AsNoTracking(), x => x, s => s.Id, (_, s) => s).OrderBy(s => s.StartsAt).ToListAsync(stop);
        ViewData[Frame.Title] = Speaker.Name;
        ViewData[Frame.IsIndexed] = true;
        return Page();
    }

    /// <summary>Sends their photo.</summary>
    public async Task<IActionResult> OnGetPhotoAsync(string id) => await FindAsync(id) && files.SendPhoto(Speaker) is { } photo ? photo : NotFound();

    private async Task<bool> FindAsync(string id)
    {
        var found = await (from s in db.Speakers.AsNoTracking() join p in db.AssemblyProgrammes on s.ProgrammeId equals p.Id where s.Id == id && s.PublishedAt != null && p.PublishedAt != null select new { s, p.IsDemonstration }).SingleOrDefaultAsync(HttpContext.RequestAborted);
        if (found is null) { return false; }
        Speaker = found.s;
        ViewData[Frame.IsDemonstration] = found.IsDemonstration;
        return true;
    }
}
