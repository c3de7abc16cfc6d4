using Engage.Domain.Assemblies;
using Engage.Domain.Places;
using Engage.Domain.Surveys;
using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies;

/// <summary>Adds an assembly to a programme.</summary>
[Authorize(Permissions.ManageAssemblies)]
public sealed class AddModel(EngageDb db, GazetteerSource places, AuditTrail audit, TimeProvider time) : ProgrammePageModel(db, time)
{
    // Addresses of pages beside the assemblies.
    private static readonly string[] _taken = ["add", "edit", "new", "compare"];

    /// <summary>The assembly's address.</summary>
    [BindProperty]
    public string? NewSlug { get; set; }

    /// <summary>The area whose residents are invited.</summary>
    [BindProperty]
    public string? Area { get; set; }

    /// <summary>The rest.</summary>
    [BindProperty]
    public AssemblyFields Fields { get; set; } = new();

    /// <summary>The areas that exist today, units first.</summary>
    public IEnumerable<ChoiceItem> Areas =>
    [
        new("", "Choose an area"),
        .. places.Current.Areas.Where(a => a.IsValidOn(Today)).OrderBy(a => a.Kind != AreaKind.LocalPolicingUnit).ThenBy(a => a.Kind).ThenBy(a => a.Name, StringComparer.Ordinal).Select(a => new ChoiceItem(a.Code, a.Name)),
    ];

    /// <summary>Shows an empty form with usual numbers.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Fields = new AssemblyFields { PanelSize = "30", Alternates = "6", MinimumAge = "16", Honorarium = "0" };
        return Page();
    }

    /// <summary>Adds it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        var slug = NewSlug?.Trim();
        if (!Survey.IsSlug(slug) || _taken.Contains(slug, StringComparer.Ordinal)) { ModelState.AddModelError(nameof(NewSlug), "Enter an address of small letters, digits and single hyphens, like crewe"); }
        else if (await Db.Assemblies.AnyAsync(a => a.ProgrammeId == Programme.Id && a.Slug == slug)) { ModelState.AddModelError(nameof(NewSlug), "The programme has an assembly with this address already"); }
        if (places.Current.Find(Area) is null) { ModelState.AddModelError(nameof(Area), "Select an area"); }
        if (Fields.Read(ModelState, nameof(Fields)) is not { } write) { return Page(); }

        var assembly = new Assembly(NewId.Make(), Programme.Id, slug!, Fields.Title!.Trim(), Area!, 1);
        write(assembly);
        Db.Assemblies.Add(assembly);
        audit.Record(Db, Actor, "assembly-created", AssemblyAddress.Subject(assembly));
        await Db.SaveChangesAsync();
        return Done(AssemblyAddress.Staff(Programme, assembly), "The assembly is saved.");
    }
}
