using Engage.Domain.Assemblies;
using Engage.Domain.Assemblies.Draws;
using Engage.Domain.Sortition;
using Engage.Domain.Sortition.Draws;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies.Draws;

/// <summary>Who can be drawn for how many seats, under which quotas.</summary>
/// <param name="Pool">Those who can be drawn, under the quotas of this draw.</param>
/// <param name="Seats">How many seats are drawn.</param>
/// <param name="Incomplete">How many registered people are left out because an answer is missing.</param>
internal sealed record DrawPlan(Pool Pool, int Seats, int Incomplete)
{
    /// <summary>Makes the plan of a draw from the registrations as they are now.</summary>
    public static async Task<DrawPlan> OfAsync(EngageDb db, Assembly assembly, SelectionTargets targets, DrawKind kind, CancellationToken cancellationToken)
    {
        var people = await db.Registrations.AsNoTracking().Where(r => r.AssemblyId == assembly.Id && r.State == RegistrationState.InPool).ToListAsync(cancellationToken);
        var (pool, incomplete) = SelectionPool.Of(targets, people);
        if (kind == DrawKind.First) { return new DrawPlan(pool, assembly.PanelSize, incomplete); }

        // Whoever is asked and may still say yes keeps the seat; whoever said no is not asked again.
        var there = pool.Members.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        string[] seated = [.. people.Where(p => p.Seat is SeatState.Confirmed or SeatState.Offered && there.Contains(p.Pseudonym)).Select(p => p.Pseudonym)];
        string[] gone = [.. people.Where(p => p.Seat is SeatState.Declined or SeatState.GivenUp && there.Contains(p.Pseudonym)).Select(p => p.Pseudonym)];
        var replacement = ReplacementDraw.Prepare(pool, Math.Max(assembly.PanelSize, seated.Length), seated, gone);
        return new DrawPlan(replacement.Pool, replacement.Seats, incomplete);
    }
}
