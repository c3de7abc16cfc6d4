using Engage.Domain.Places.Local;
using Engage.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Areas;

/// <summary>Finds records of any kind.</summary>
internal static class LocalBook
{
    /// <summary>The records of a kind whose area passes, by reference.</summary>
    /// <param name="isOf">Whether records of an area are wanted.</param>
    public static async Task<IReadOnlyList<LocalRecord>> ListAsync(EngageDb db, LocalKind kind, Func<string, bool> isOf, bool isTracked = false, CancellationToken cancellationToken = default) => kind switch
    {
        LocalKind.People => await ListAsync(db.LocalOfficers, isOf, isTracked, cancellationToken),
        LocalKind.Bases => await ListAsync(db.LocalBases, isOf, isTracked, cancellationToken),
        LocalKind.Events => await ListAsync(db.LocalEvents, isOf, isTracked, cancellationToken),
        _ => await ListAsync(db.LocalProjects, isOf, isTracked, cancellationToken),
    };

    /// <summary>One record, to be changed; null when there is none.</summary>
    public static async Task<LocalRecord?> FindAsync(EngageDb db, LocalKind kind, string id, CancellationToken cancellationToken = default) => kind switch
    {
        LocalKind.People => await db.LocalOfficers.SingleOrDefaultAsync(r => r.Id == id, cancellationToken),
        LocalKind.Bases => await db.LocalBases.SingleOrDefaultAsync(r => r.Id == id, cancellationToken),
        LocalKind.Events => await db.LocalEvents.SingleOrDefaultAsync(r => r.Id == id, cancellationToken),
        _ => await db.LocalProjects.SingleOrDefaultAsync(r => r.Id == id, cancellationToken),
    };

    /// <summary>Whether another record of the kind has a reference.</summary>
    public static Task<bool> IsTakenAsync(EngageDb db, LocalKind kind, string reference, string id, CancellationToken cancellationToken = default) => kind switch
    {
        LocalKind.People => db.LocalOfficers.AnyAsync(r => r.Reference == reference && r.Id != id, cancellationToken),
        LocalKind.Bases => db.LocalBases.AnyAsync(r => r.Reference == reference && r.Id != id, cancellationToken),
        LocalKind.Events => db.LocalEvents.AnyAsync(r => r.Reference == reference && r.Id != id, cancellationToken),
        _ => db.LocalProjects.AnyAsync(r => r.Reference == reference && r.Id != id, cancellationToken),
    };

    private static async Task<IReadOnlyList<LocalRecord>> ListAsync<T>(IQueryable<T> records, Func<string, bool> isOf, bool isTracked, CancellationToken cancellationToken)
        where T : LocalRecord =>
        [.. (await (isTracked ? records : records.AsNoTracking()).ToListAsync(cancellationToken)).Where(r => isOf(r.AreaCode)).OrderBy(r => r.Reference, StringComparer.Ordinal)];
}
