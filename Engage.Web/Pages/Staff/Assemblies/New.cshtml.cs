using Engage.Domain.Assemblies;
using Engage.Domain.Surveys;
using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies;

/// <summary>Begins a programme of assemblies.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class NewModel(EngageDb db, AuditTrail audit, BodySettings body, TimeProvider time) : StaffPage
{
    /// <summary>The programme's address.</summary>
    [BindProperty]
    public string? NewSlug { get; set; }

    /// <summary>What it is about.</summary>
    [BindProperty]
    public ProgrammeFields Fields { get; set; } = new();

    /// <summary>Begins the programme.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var slug = NewSlug?.Trim();
        // "new" is this page's own address.
        if (!Survey.IsSlug(slug) || slug == "new") { ModelState.AddModelError(nameof(NewSlug), "Enter an address of small letters, digits and single hyphens, like local-policing-2027"); }
        else if (await db.AssemblyProgrammes.AnyAsync(p => p.Slug == slug)) { ModelState.AddModelError(nameof(NewSlug), "There is a programme with this address already"); }
        Fields.Check(ModelState, nameof(Fields));
        if (!ModelState.IsValid) { return Page(); }

        var programme = new AssemblyProgramme(NewId.Make(), slug!, body.TimeZone, time.GetUtcNow());
        Fields.Describe(programme);
        db.AssemblyProgrammes.Add(programme);
        audit.Record(db, Actor, "programme-created", AssemblyAddress.Subject(programme));
        await db.SaveChangesAsync();
        return Done(AssemblyAddress.Staff(programme), "The programme is saved. Nobody outside sees it yet.");
    }
}
