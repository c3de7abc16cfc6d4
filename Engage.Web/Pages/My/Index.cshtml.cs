using Engage.Domain.Assemblies;
using Engage.Web.Assemblies.Participants;
using Engage.Web.Data;
using Engage.Web.Security.Participants;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.My;

/// <summary>The registrations of the address that is signed in.</summary>
public sealed class IndexModel(EngageDb db, ParticipantContacts contacts) : PageModel
{
    /// <summary>The registrations with their names, newest first; members of a household may share an address.</summary>
    public IReadOnlyList<(Registration Person, string Name, Assembly Assembly)> Mine { get; private set; } = [];

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync()
    {
        var hash = ParticipantSignIn.EmailHashOf(User);
        var found = await db.Registrations.AsNoTracking().Where(r => r.EmailHash == hash && r.EmailHash != null)
            .Join(db.Assemblies, r => r.AssemblyId, a => a.Id, (r, a) => new { Person = r, Assembly = a })
            .OrderByDescending(m => m.Person.RegisteredHour).ThenBy(m => m.Person.Id).ToListAsync(HttpContext.RequestAborted);
        Mine = [.. found.Select(m => (m.Person, contacts.NameOf(m.Person) ?? "", m.Assembly))];
    }
}
