using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies;

/// <summary>Changes what a programme says of itself.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class EditProgrammeModel(EngageDb db, AuditTrail audit, TimeProvider time) : ProgrammePageModel(db, time)
{
    /// <summary>What it is about.</summary>
    [BindProperty]
    public ProgrammeFields Fields { get; set; } = new();

    /// <summary>Shows what it says now.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Fields = ProgrammeFields.Of(Programme);
        return Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Fields.Check(ModelState, nameof(Fields));
        if (!ModelState.IsValid) { return Page(); }

        Fields.Describe(Programme);
        audit.Record(Db, Actor, "programme-changed", AssemblyAddress.Subject(Programme));
        await Db.SaveChangesAsync();
        return Done(AssemblyAddress.Staff(Programme), "Saved.");
    }
}
