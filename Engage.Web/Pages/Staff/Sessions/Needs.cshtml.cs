using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Sessions;

/// <summary>What the people who come need, for the venue: counts and words, without names.</summary>
[Authorize(Permissions.RunSessions)]
public sealed class NeedsModel(EngageDb db, Attendees attendees, TimeProvider time) : RunPageModel(db, time)
{
    /// <summary>How many people come.</summary>
    public int People { get; private set; }

    /// <summary>Each kind of need with what was said, in the order of the alphabet so that lines of different kinds do not tell who said them.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Texts)> Kinds { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var coming = (await Attendees.OfAsync(Db, Session.Id, cancellationToken: HttpContext.RequestAborted)).Where(a => a.Booking.State == BookingState.Booked).ToList();
        People = coming.Count;
        Kinds = [.. coming.SelectMany(a => attendees.NeedsOf(a).Named).GroupBy(n => n.Name, StringComparer.Ordinal)
            .Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(n => n.Text).Where(t => t.Length > 0).Order(StringComparer.CurrentCultureIgnoreCase)]))];
        return Page();
    }
}
