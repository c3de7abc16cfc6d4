using Engage.Domain.Places;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Priorities;

/// <summary>Puts a priority or principle forward by hand.</summary>
[Authorize(Permissions.ManagePriorities)]
public sealed class NewModel(EngageDb db, PriorityRegister register, GazetteerSource places, BodySettings body, TimeProvider time) : PrioritiesPage(db, places, body, time)
{
    /// <summary>What it says.</summary>
    [BindProperty]
    public PriorityFields Fields { get; set; } = new();

    private IReadOnlyList<Area> Areas => [.. Places.Areas.Where(a => a.IsValidOn(Today))];

    /// <summary>Shows the form.</summary>
    public async Task OnGetAsync(string? area)
    {
        Fields = new PriorityFields { Area = area };
        Fields.Offer(Areas, await PlanShelf.ReadAsync(Db, publishedOnly: false, HttpContext.RequestAborted), Today);
    }

    /// <summary>Keeps the proposal.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var (areas, plans) = (Areas, await PlanShelf.ReadAsync(Db, publishedOnly: false, HttpContext.RequestAborted));
        Fields.Offer(areas, plans, Today);
        if (!Fields.Check(ModelState, nameof(Fields), areas, plans)) { return Page(); }

        var (kind, statement, reference) = Fields.Read();
        var priority = await register.ProposeAsync(Fields.Area!, kind, statement, reference, "Written by an officer.", Actor, cancellationToken: HttpContext.RequestAborted);
        await Db.SaveChangesAsync(HttpContext.RequestAborted);
        return Done(PriorityAddress.Staff(priority), "The proposal is saved. Add the evidence it rests on.");
    }
}
