using Engage.Domain.Assemblies;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Assemblies;

/// <summary>How far an assembly is, as lists show it.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Phase">Where it stands today.</param>
/// <param name="InPool">How many people are registered and eligible.</param>
/// <param name="Members">How many have confirmed a seat.</param>
/// <param name="Next">The next day on which something begins, or null.</param>
public sealed record AssemblyProgress(Assembly Assembly, AssemblyPhase Phase, int InPool, int Members, PhaseStart? Next)
{
    /// <summary>The assemblies of a programme by name.</summary>
    /// <param name="today">Today, on the programme's clocks.</param>
    public static async Task<IReadOnlyList<AssemblyProgress>> ReadAsync(EngageDb db, AssemblyProgramme programme, DateOnly today, CancellationToken cancellationToken)
    {
        var assemblies = await db.Assemblies.AsNoTracking().Where(a => a.ProgrammeId == programme.Id).OrderBy(a => a.Title).ToListAsync(cancellationToken);
        var ids = assemblies.ConvertAll(a => a.Id);
        var counts = await db.Registrations.Where(r => ids.Contains(r.AssemblyId)).GroupBy(r => r.AssemblyId)
            .Select(g => new { g.Key, InPool = g.Count(r => r.State == RegistrationState.InPool), Members = g.Count(r => r.Seat == SeatState.Confirmed) })
            .ToDictionaryAsync(g => g.Key, StringComparer.Ordinal, cancellationToken);
        return
        [
            .. assemblies.Select(a => new AssemblyProgress(
                a, a.PhaseOn(today), counts.GetValueOrDefault(a.Id)?.InPool ?? 0, counts.GetValueOrDefault(a.Id)?.Members ?? 0, a.Starts.FirstOrDefault(s => s.From > today))),
        ];
    }
}
