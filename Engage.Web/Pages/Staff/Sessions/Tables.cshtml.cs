using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Sessions;

/// <summary>Who sits where at a session, to be printed and hung up.</summary>
[Authorize(Permissions.RunSessions)]
public sealed class TablesModel(EngageDb db, Attendees attendees, TimeProvider time) : RunPageModel(db, time)
{
    /// <summary>The tables in order, with the names at each.</summary>
    public IReadOnlyList<(int Table, string? Facilitator, IReadOnlyList<string> Names)> Tables { get; private set; } = [];

    /// <summary>The tables that have notes.</summary>
    public IReadOnlySet<int> Noted { get; private set; } = new HashSet<int>();

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var plan = await PlanAsync();
        var seats = plan?.SeatsOf(Session.Id) ?? new Dictionary<string, int>(StringComparer.Ordinal);
        var names = (await attendees.MembersAsync(Db, Assembly.Id, HttpContext.RequestAborted)).ToDictionary(m => m.Member.Id, m => m.Name, StringComparer.Ordinal);
        Tables = [.. Enumerable.Range(1, seats.Count == 0 ? 0 : plan!.Tables).Select(table => (
            table, Session.Facilitators.FirstOrDefault(f => f.Table == table)?.Name,
            (IReadOnlyList<string>)[.. seats.Where(s => s.Value == table && names.ContainsKey(s.Key)).Select(s => names[s.Key]).Order(StringComparer.CurrentCultureIgnoreCase)]))];
        Noted = (await Db.TableNotes.Where(n => n.SessionId == Session.Id).Select(n => n.Table).ToListAsync(HttpContext.RequestAborted)).ToHashSet();
        return Page();
    }
}
