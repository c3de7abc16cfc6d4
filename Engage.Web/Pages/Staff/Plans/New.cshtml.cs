using Engage.Domain.Priorities;
using Engage.Domain.Surveys;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Plans;

/// <summary>Begins a plan.</summary>
[Authorize(Permissions.ManagePriorities)]
public sealed class NewModel(EngageDb db, AuditTrail audit) : StaffPage
{
    /// <summary>The plan's address.</summary>
    [BindProperty]
    public string? NewSlug { get; set; }

    /// <summary>What it says.</summary>
    [BindProperty]
    public PlanFields Fields { get; set; } = new();

    /// <summary>Begins the draft.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var slug = NewSlug?.Trim();
        // "new" is this page's own address.
        if (!Survey.IsSlug(slug) || slug == "new") { ModelState.AddModelError(nameof(NewSlug), "Enter an address of small letters, digits and single hyphens, like 2024-28"); }
        else if (await db.PolicePlans.AnyAsync(p => p.Slug == slug, HttpContext.RequestAborted)) { ModelState.AddModelError(nameof(NewSlug), "There is a plan with this address already"); }
        if (Fields.Read(ModelState, nameof(Fields)) is not { } values) { return Page(); }

        var plan = new PolicePlan(NewId.Make(), slug!, values.Title, values.PillarWord, values.From, values.To);
        plan.Change(values.Title, values.Summary, values.PillarWord, values.From, values.To);
        db.PolicePlans.Add(plan);
        audit.Record(db, Actor, "plan-begun", PlanAddress.Subject(plan));
        await db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done(PlanAddress.Staff(plan.Slug), "The plan is saved as a draft. Add its parts next.");
    }
}
