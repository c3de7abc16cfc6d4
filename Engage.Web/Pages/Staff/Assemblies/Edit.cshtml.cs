using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Assemblies;

/// <summary>Changes an assembly's name, size and days.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class EditModel(EngageDb db, AuditTrail audit, TimeProvider time) : AssemblyPageModel(db, time)
{
    /// <summary>What it says.</summary>
    [BindProperty]
    public AssemblyFields Fields { get; set; } = new();

    /// <summary>Shows what it says now.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Fields = AssemblyFields.Of(Assembly);
        return Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (Fields.Read(ModelState, nameof(Fields)) is not { } write) { return Page(); }

        write(Assembly);
        audit.Record(Db, Actor, "assembly-changed", AssemblyAddress.Subject(Assembly));
        await Db.SaveChangesAsync();
        return Done(Root, "Saved.");
    }
}
