using Engage.Domain;
using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Priorities;
using Engage.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Priorities;

/// <summary>One local priority for everybody: what was asked, what was said, what was decided and what was done.</summary>
public sealed class DetailsModel(EngageDb db, PriorityRegister register, GazetteerSource places, BodySettings body, TimeProvider time) : PageModel
{
    /// <summary>The priority's number, from the address.</summary>
    [FromRoute]
    public int Number { get; init; }

    /// <summary>The priority.</summary>
    public LocalPriority Priority { get; private set; } = null!;

    /// <summary>What belongs to it.</summary>
    public PriorityFile All { get; private set; } = null!;

    /// <summary>What the area is called.</summary>
    public string AreaName { get; private set; } = "";

    /// <summary>The last day of the area; null while it goes on.</summary>
    public DateOnly? AreaEnded { get; private set; }

    /// <summary>The plan it serves, if that is public.</summary>
    public PolicePlan? Plan { get; private set; }

    /// <summary>The part of the plan in words.</summary>
    public string? PlanWords { get; private set; }

    /// <summary>The last day of the plan, once it has passed.</summary>
    public DateOnly? PlanEnded { get; private set; }

    /// <summary>Where the evidence comes from, each once.</summary>
    public IReadOnlyList<(string Title, string Address)> Asked => [.. All.Counting.Select(e => (e.Evidence.Title, e.Evidence.Address.Split('#')[0])).Distinct()];

    /// <summary>The public part of its history.</summary>
    public IReadOnlyList<PriorityEntry> Entries => [.. Priority.Entries.Where(e => e.IsPublic)];

    /// <summary>Today on the office's clocks.</summary>
    public DateOnly Today => WallClock.Day(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(body.TimeZone));

    /// <summary>Shows it; what is not public does not exist here.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var stop = HttpContext.RequestAborted;
        if (await db.LocalPriorities.AsNoTracking().SingleOrDefaultAsync(p => p.Number == Number && p.PublishedAt != null, stop) is not { } priority) { return NotFound(); }
        (Priority, All) = (priority, await register.OpenAsync(priority, stop));
        var area = places.Current.Find(priority.AreaCode);
        (AreaName, AreaEnded) = (area?.Name ?? priority.AreaCode, area?.ValidTo < Today ? area?.ValidTo : null);
        var (shelf, reference) = (await PlanShelf.ReadAsync(db, publishedOnly: true, stop), PlanReference.Parse(priority.Reference));
        (Plan, PlanWords) = (shelf.PlanOf(reference), shelf.Words(reference));
        PlanEnded = Plan?.ValidTo < Today ? Plan?.ValidTo : null;
        ViewData[Frame.Title] = priority.Statement;
        ViewData[Frame.IsIndexed] = true;
        ViewData[Frame.IsDemonstration] = priority.IsDemonstration;
        return Page();
    }
}
