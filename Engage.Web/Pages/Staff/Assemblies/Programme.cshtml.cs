using Engage.Web.Assemblies;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Engage.Web.Pages.Staff.Assemblies;

/// <summary>A programme: what it is about, and how far each of its assemblies is.</summary>
[Authorize(Permissions.ViewAssemblies)]
public sealed class ProgrammeModel(EngageDb db, AuditTrail audit, TimeProvider time, IOutputCacheStore pages) : ProgrammePageModel(db, time)
{
    /// <summary>Its assemblies, by name.</summary>
    public IReadOnlyList<AssemblyProgress> Assemblies { get; private set; } = [];

    /// <summary>What must be said before the programme can be public.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>Whether the person may change the programme.</summary>
    public bool MayManage => User.IsInRole(StaffRoles.Editor);

    /// <summary>Shows the programme.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        await LoadAsync();
        return Page();
    }

    /// <summary>Makes the programme public.</summary>
    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!MayManage) { return Forbid(); }
        if (!await FindAsync()) { return NotFound(); }
        await LoadAsync();
        if (Programme.PublishedAt is not null) { return Done(AssemblyAddress.Staff(Programme), "The programme is public already."); }
        foreach (var missing in Missing) { ModelState.AddModelError("", missing); }
        if (!ModelState.IsValid) { return Page(); }

        Programme.Publish(Now);
        audit.Record(Db, Actor, "programme-published", AssemblyAddress.Subject(Programme));
        await Db.SaveChangesAsync();
        await pages.EvictByTagAsync(PublicPageCache.Tag, CancellationToken.None);
        return Done(AssemblyAddress.Staff(Programme), "The programme is public.");
    }

    private async Task LoadAsync()
    {
        Assemblies = await AssemblyProgress.ReadAsync(Db, Programme, Today, HttpContext.RequestAborted);
        (string Text, string Sentence)[] needed =
        [
            (Programme.Question, "Say what the question is"), (Programme.Remit, "Say what the assemblies may recommend on"),
            (Programme.Commitment, "Say what will be done with the recommendations"), (Programme.AdvisoryPanel, "Say who watches over fairness"),
        ];
        Missing = [.. needed.Where(n => n.Text.Length == 0).Select(n => n.Sentence), .. Assemblies.Count == 0 ? ["Add an assembly"] : (string[])[]];
    }
}
