using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Security;
using Engage.Web.Settings;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Priorities;

/// <summary>All local priorities; the filters stand in the address.</summary>
[Authorize(Permissions.ViewPriorities)]
public sealed class IndexModel(EngageDb db, GazetteerSource places, BodySettings body, TimeProvider time) : PrioritiesPage(db, places, body, time)
{
    /// <summary>Only those of an area.</summary>
    [FromQuery]
    public string? Area { get; init; }

    /// <summary>Only those of a status.</summary>
    [FromQuery]
    public string? Status { get; init; }

    /// <summary>What is shown: what waits for somebody first, then by number.</summary>
    public IReadOnlyList<LocalPriority> Rows { get; private set; } = [];

    /// <summary>How many of them are overdue.</summary>
    public int Overdue => Rows.Count(r => r.IsOverdueOn(Today));

    /// <summary>Whether the person may decide.</summary>
    public bool MayManage { get; private set; }

    /// <summary>The areas that have any, to choose from.</summary>
    public IReadOnlyList<ChoiceItem> Areas { get; private set; } = [];

    /// <summary>The statuses to choose from.</summary>
    public static IReadOnlyList<ChoiceItem> Statuses { get; } = [new("", "All"), .. Enum.GetValues<PriorityStatus>().Select(s => new ChoiceItem(s.ToString(), PriorityNames.Of(s)))];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        MayManage = await MayManageAsync();
        var codes = await Db.LocalPriorities.Select(p => p.AreaCode).Distinct().ToListAsync(stop);
        Areas = [new("", "All"), .. codes.Select(c => new ChoiceItem(c, AreaName(c))).OrderBy(c => c.Text, StringComparer.Ordinal)];
        var all = Db.LocalPriorities.AsNoTracking();
        if (!string.IsNullOrEmpty(Area)) { all = all.Where(p => p.AreaCode == Area); }
        if (Enum.TryParse<PriorityStatus>(Status, out var status)) { all = all.Where(p => p.Status == status); }
        Rows = [.. (await all.ToListAsync(stop)).OrderBy(p => p.Status switch { PriorityStatus.Decided => 0, PriorityStatus.Proposed => 1, PriorityStatus.UnderWay or PriorityStatus.Agreed => 2, _ => 3 }).ThenBy(p => p.Number)];
    }
}
