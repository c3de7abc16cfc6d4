using Engage.Web.Assemblies;
using Engage.Web.Assemblies.Interest;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Assemblies.Register;

/// <summary>The receipt, with the reference; there again after a reload.</summary>
public sealed class ReceiptModel(EngageDb db, RegistrationsInProgress inProgress, TimeProvider time) : PublicAssemblyPage(db, time)
{
    /// <summary>What is left of the registration in the browser.</summary>
    public RegistrationDraft Draft { get; private set; } = null!;

    /// <summary>The address of the first page.</summary>
    public string Root => $"{AssemblyAddress.Public(Programme, Assembly)}/register";

    /// <summary>Shows it; without one, the beginning.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (inProgress.Find(HttpContext, Assembly) is not { IsSent: true } draft) { return Redirect(Root); }
        Draft = draft;
        return Page();
    }

    /// <summary>Makes room for the next person at the same device.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        inProgress.Clear(HttpContext);
        return Redirect(Root);
    }
}
