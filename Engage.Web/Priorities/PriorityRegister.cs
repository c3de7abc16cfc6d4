using Engage.Domain.Priorities;
using Engage.Web.Data;
using Engage.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Priorities;

/// <summary>A piece of evidence with how it stands today.</summary>
/// <param name="Evidence">The frozen copy.</param>
/// <param name="Standing">What became of its source.</param>
public sealed record StandingEvidence(Evidence Evidence, EvidenceStanding Standing);

/// <summary>A priority with everything that belongs to it.</summary>
/// <param name="Priority">The priority with its history.</param>
/// <param name="Evidence">What stands behind it, taken back pieces among them, in order.</param>
/// <param name="Actions">What is done for it, in order.</param>
public sealed record PriorityFile(LocalPriority Priority, IReadOnlyList<StandingEvidence> Evidence, IReadOnlyList<PriorityAction> Actions)
{
    /// <summary>The evidence that counts.</summary>
    public IEnumerable<StandingEvidence> Counting => Evidence.Where(e => e.Evidence.Counts);

    /// <summary>Whether what became of a source asks for another look.</summary>
    public bool WantsReview => Counting.Any(e => e.Standing.WantsReview);
}

/// <summary>Finds local priorities with what belongs to them, and numbers new ones.</summary>
public sealed class PriorityRegister(EngageDb db, EvidenceDesk desk, AuditTrail audit, TimeProvider time)
{
    /// <summary>Adds a proposal to the context, with the next number and an audit entry.</summary>
    /// <param name="note">Where it comes from.</param>
    public async Task<LocalPriority> ProposeAsync(string areaCode, PriorityKind kind, string statement, string? reference, string note, string by, bool isDemonstration = false, CancellationToken cancellationToken = default)
    {
        var number = 1 + Math.Max(
            await db.LocalPriorities.MaxAsync(p => (int?)p.Number, cancellationToken) ?? 0,
            db.LocalPriorities.Local.Select(p => p.Number).DefaultIfEmpty().Max());
        var now = time.GetUtcNow();
        var priority = new LocalPriority(NewId.Make(), number, areaCode, kind, statement, note, now, by) { IsDemonstration = isDemonstration };
        if (reference is not null) { priority.Reword(kind, statement, reference, now, by); }
        db.LocalPriorities.Add(priority);
        audit.Record(db, by, "priority-proposed", PriorityAddress.Subject(priority), areaCode);
        return priority;
    }

    /// <summary>Everything that belongs to a priority.</summary>
    public async Task<PriorityFile> OpenAsync(LocalPriority priority, CancellationToken cancellationToken = default)
    {
        var evidence = new List<StandingEvidence>();
        foreach (var piece in await db.Evidence.Where(e => e.PriorityId == priority.Id).OrderBy(e => e.Number).ToListAsync(cancellationToken))
        {
            evidence.Add(new(piece, await desk.StandingAsync(piece, cancellationToken)));
        }
        return new(priority, evidence, await db.PriorityActions.Where(a => a.PriorityId == priority.Id).OrderBy(a => a.Number).ToListAsync(cancellationToken));
    }

    /// <summary>The public priorities of an area, those that hold first, then by number.</summary>
    /// <param name="areaCode">The area; null for all.</param>
    public async Task<IReadOnlyList<LocalPriority>> PublicAsync(string? areaCode, CancellationToken cancellationToken = default) =>
        [.. (await db.LocalPriorities.AsNoTracking().Where(p => p.PublishedAt != null && (areaCode == null || p.AreaCode == areaCode)).ToListAsync(cancellationToken)).OrderBy(p => p.IsCurrent ? 0 : 1).ThenBy(p => p.Number)];
}
