using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace Engage.Web.Pages.Staff.Plans;

/// <summary>All plans: which holds now, which came before, and which are being written.</summary>
[Authorize(Permissions.ViewPriorities)]
public sealed class IndexModel(EngageDb db, TimeProvider time) : StaffPage
{
    /// <summary>The plans, newest first.</summary>
    public IReadOnlyList<PolicePlan> Plans { get; private set; } = [];

    /// <summary>The day by the office's clocks.</summary>
    public DateOnly Today => PlanPageModel.TodayOf(HttpContext, time);

    /// <summary>Whether the person may write plans.</summary>
    public bool MayManage { get; private set; }

    /// <summary>Lists them.</summary>
    public async Task OnGetAsync()
    {
        Plans = (await PlanShelf.ReadAsync(db, publishedOnly: false, HttpContext.RequestAborted)).Plans;
        MayManage = await MayAsync(Permissions.ManagePriorities);
    }
}
