using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Plans;

/// <summary>Changes what a plan says of itself; its address and codes stay.</summary>
[Authorize(Permissions.ManagePriorities)]
public sealed class EditModel(EngageDb db, PlanSaving saving, TimeProvider time) : PlanPageModel(db, saving, time)
{
    /// <summary>What it says.</summary>
    [BindProperty]
    public PlanFields Fields { get; set; } = new();

    /// <summary>Shows what it says now.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        Fields = PlanFields.Of(Plan);
        return Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (Fields.Read(ModelState, nameof(Fields)) is not { } values) { return Page(); }

        Plan.Change(values.Title, values.Summary, values.PillarWord, values.From, values.To);
        return await SaveAsync("plan-changed") ? Done(Root, "Saved.") : Page();
    }
}
