using System.Globalization;
using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Sessions;
using Engage.Web.Assemblies.Sessions;
using Engage.Web.Data;
using Engage.Web.Security;
using Engage.Web.TagHelpers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Pages.Staff.Assemblies.Sessions;

/// <summary>Makes the table plan of an assembly.</summary>
[Authorize(Permissions.SeeParticipants)]
public sealed class TablesModel(EngageDb db, SeatPlanner planner, Attendees attendees, TimeProvider time) : AssemblyPageModel(db, time)
{
    private const int UsualTable = 7;

    /// <summary>How many tables.</summary>
    [BindProperty]
    public string? Tables { get; set; }

    /// <summary>The features to mix.</summary>
    [BindProperty]
    public string[] Features { get; set; } = [];

    /// <summary>Who never share a table.</summary>
    [BindProperty]
    public string? Apart { get; set; }

    /// <summary>Who always do.</summary>
    [BindProperty]
    public string? Together { get; set; }

    /// <summary>Seats that are settled.</summary>
    [BindProperty]
    public string? Fixed { get; set; }

    /// <summary>The members by name.</summary>
    public IReadOnlyList<(Registration Member, string Name)> Members { get; private set; } = [];

    /// <summary>The sessions at a venue.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>The newest plan; null when there is none.</summary>
    public SeatPlan? Plan { get; private set; }

    /// <summary>The features as choices.</summary>
    public IEnumerable<ChoiceItem> FeatureChoices => Assembly.Targets.Features.Select(f => new ChoiceItem(f.Code, f.Name));

    /// <summary>Shows what the newest plan was made of.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindAllAsync()) { return NotFound(); }
        var wishes = Plan?.Wishes ?? SeatWishes.None with { Features = [.. Assembly.Targets.Features.Select(f => f.Code)] };
        (Features, Apart, Together, Fixed) = ([.. wishes.Features], wishes.Apart, wishes.Together, wishes.Fixed);
        Tables = (Plan?.Tables ?? Math.Max(1, (Members.Count + UsualTable - 1) / UsualTable)).ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    /// <summary>Makes one.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindAllAsync()) { return NotFound(); }
        var known = Assembly.Targets.Features.Select(f => f.Code).Intersect(Features, StringComparer.Ordinal);
        var wishes = new SeatWishes([.. known], Apart ?? "", Together ?? "", Fixed ?? "");
        _ = int.TryParse(Tables, NumberStyles.None, CultureInfo.InvariantCulture, out var tables);
        // The order of ids: with the same seed and the same people, the same plan.
        var members = Members.Select(m => m.Member).OrderBy(m => m.Id, StringComparer.Ordinal).ToList();
        var (plan, problems) = await planner.MakeAsync(Assembly, members, Sessions, tables, wishes, (ulong)Now.ToUnixTimeMilliseconds(), Actor, HttpContext.RequestAborted);
        foreach (var problem in problems) { ModelState.AddModelError(problem.StartsWith("Keep", StringComparison.Ordinal) ? nameof(Apart) : problem.StartsWith("Together", StringComparison.Ordinal) ? nameof(Together) : problem.StartsWith("Fixed", StringComparison.Ordinal) ? nameof(Fixed) : nameof(Tables), problem); }
        return plan is null ? Page() : Done($"{Root}/sessions/tables", "The table plan is made.");
    }

    private async Task<bool> FindAllAsync()
    {
        if (!await FindAsync()) { return false; }
        Members = await attendees.MembersAsync(Db, Assembly.Id, HttpContext.RequestAborted);
        Sessions = await Db.Sessions.AsNoTracking().AsSplitQuery().Where(s => s.AssemblyId == Assembly.Id && s.State == SessionState.Planned && s.Venue != "").OrderBy(s => s.StartsAt).ToListAsync(HttpContext.RequestAborted);
        Plan = await Db.SeatPlans.AsNoTracking().Where(p => p.AssemblyId == Assembly.Id).OrderByDescending(p => p.MadeAt).FirstOrDefaultAsync(HttpContext.RequestAborted);
        return true;
    }
}
