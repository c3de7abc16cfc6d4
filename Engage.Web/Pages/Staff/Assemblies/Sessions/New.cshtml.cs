using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies.Sessions;

/// <summary>Plans a session.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class NewModel(EngageDb db, AuditTrail audit, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public SessionFields Fields { get; set; } = new();

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Fields.Capacity = Assembly.PanelSize.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Fields.Audience = "members";
        return Page();
    }

    /// <summary>Plans it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (Fields.Read(ModelState, nameof(Fields)) is not { } input) { return Page(); }

        var session = new Session(NewId.Make(), Assembly.Id, Programme.TimeZone, input.Title, input.Starts, input.Ends, input.Capacity);
        session.Place(input.Venue, input.Address, input.AccessNotes, input.OnlineLink);
        session.Describe(input.Title, input.IsPublic);
        Db.Sessions.Add(session);
        audit.Record(Db, Actor, "session-planned", session.Subject);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done($"{Root}/sessions/{session.Id}/agenda", "The session is planned. Now write its agenda.");
    }
}
