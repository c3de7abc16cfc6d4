using Engage.Web.Assemblies.Interest;
using Engage.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Assemblies.Register;

/// <summary>Says why somebody cannot take part.</summary>
public sealed class NotEligibleModel(EngageDb db, RegistrationsInProgress inProgress, TimeProvider time) : RegisterPage(db, inProgress, time)
{
    /// <summary>Why.</summary>
    public IReadOnlyList<string> Reasons { get; private set; } = [];

    /// <summary>Says it.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await ElsewhereAsync() is { } elsewhere) { return elsewhere; }
        if (Draft.Eligibility is not { IsMet: false } eligibility) { return Redirect(Next); }
        Reasons = eligibility.Reasons(Assembly.MinimumAge);
        return Page();
    }
}
