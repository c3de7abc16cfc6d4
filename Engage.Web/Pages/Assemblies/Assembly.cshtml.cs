using Engage.Domain.Places;
using Engage.Domain.Reports;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Assemblies;

/// <summary>One assembly for the public: what happens when, and everything that is published of it.</summary>
[OutputCache(PolicyName = PublicPageCache.Policy)]
public sealed class AssemblyModel(EngageDb db, GazetteerSource places, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>Its area; null when it is no longer known.</summary>
    public Area? Area { get; private set; }

    /// <summary>What can be read of it by now, in the order in which it comes about.</summary>
    public IReadOnlyList<(string Page, string Text)> Published { get; private set; } = [];

    /// <summary>Shows the assembly.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync(isIndexed: true)) { return NotFound(); }
        Area = places.Current.Find(Assembly.AreaCode);
        Published = await PublishedAsync(HttpContext.RequestAborted);
        return Page();
    }

    private async Task<IReadOnlyList<(string Page, string Text)>> PublishedAsync(CancellationToken stop)
    {
        var id = Assembly.Id;
        (bool IsThere, string Page, string Text)[] pages =
        [
            (await Db.InvitationRounds.AnyAsync(r => r.AssemblyId == id && r.SentAt != null, stop), "letters", "How the addresses for the letters were chosen"),
            (await Db.PanelDraws.AnyAsync(d => d.AssemblyId == id && d.AnnouncedAt != null, stop), "draw", "The draw of the panel, and how to check it"),
            (await Db.Sessions.AnyAsync(s => s.AssemblyId == id, stop), "sessions", "Sessions, speakers and papers"),
            (await Db.Recommendations.AnyAsync(r => r.AssemblyId == id && r.PublishedAt != null, stop), "recommendations", "Recommendations, votes and what became of them"),
            (await Db.ReportVersions.AnyAsync(v => v.SubjectId == id && v.State == ReportState.Published, stop), "report", "The report"),
        ];
        return [.. pages.Where(p => p.IsThere).Select(p => (p.Page, p.Text))];
    }
}
