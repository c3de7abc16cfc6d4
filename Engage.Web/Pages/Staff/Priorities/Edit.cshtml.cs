using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Priorities;

/// <summary>Changes what a proposal says.</summary>
[Authorize(Permissions.ManagePriorities)]
public sealed class EditModel(EngageDb db, AuditTrail audit, GazetteerSource places, BodySettings body, TimeProvider time) : PriorityPageModel(db, places, body, time)
{
    /// <summary>What it says.</summary>
    [BindProperty]
    public PriorityFields Fields { get; set; } = new();

    /// <summary>Shows what it says now.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync() || !Priority.IsOpen) { return NotFound(); }
        Fields = PriorityFields.Of(Priority);
        Fields.Offer([], await PlanShelf.ReadAsync(Db, publishedOnly: false, HttpContext.RequestAborted), Today);
        return Page();
    }

    /// <summary>Saves it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync() || !Priority.IsOpen) { return NotFound(); }
        var plans = await PlanShelf.ReadAsync(Db, publishedOnly: false, HttpContext.RequestAborted);
        Fields.Offer([], plans, Today);
        if (!Fields.Check(ModelState, nameof(Fields), null, plans)) { return Page(); }

        var (kind, statement, reference) = Fields.Read();
        Priority.Reword(kind, statement, reference, Now, Actor);
        audit.Record(Db, Actor, "priority-reworded", PriorityAddress.Subject(Priority));
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done(PriorityAddress.Staff(Priority), "Saved.");
    }
}
