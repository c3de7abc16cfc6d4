using Engage.Domain;
using Engage.Web.Data;
using Engage.Web.Priorities;
using Engage.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Engage.Web.Pages.Staff.Plans;

/// <summary>Ends a plan: sets its last day.</summary>
[Authorize(Permissions.ManagePriorities)]
public sealed class EndModel(EngageDb db, PlanSaving saving, TimeProvider time) : PlanPageModel(db, saving, time)
{
    /// <summary>The last day.</summary>
    [BindProperty]
    public string? LastDay { get; set; }

    /// <summary>Asks for the day.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        LastDay = DayText.Write(Plan.ValidTo);
        return Page();
    }

    /// <summary>Sets it.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAsync()) { return NotFound(); }
        if (DayText.Read(LastDay) is not { } day) { return Wrong(nameof(LastDay), "Enter the last day, like 7 May 2028"); }
        if (day < Plan.ValidFrom) { return Wrong(nameof(LastDay), $"The last day must be {Wording.Day(Plan.ValidFrom)} or after it"); }

        Plan.Change(Plan.Title, Plan.Summary, Plan.PillarWord, Plan.ValidFrom, day);
        return await SaveAsync("plan-ended", $"Last day {day:yyyy-MM-dd}") ? Done(Root, $"The plan holds until {Wording.Day(day)}.") : Page();
    }
}
