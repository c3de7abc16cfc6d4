using Engage.Domain.Places;
using Engage.Web.Csv;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Places;

/// <summary>
/// Brings a file of postcodes into the database: whole or not at all. Everything is read and checked first, at 16 bytes to
/// a postcode; then only what differs is written, in order, in one transaction.
/// </summary>
public static class PostcodeImport
{
    /// <summary>Reads, checks and, unless it is a dry run, writes.</summary>
    /// <param name="db">The database, with the areas in it.</param>
    /// <param name="request">What to import, and how.</param>
    /// <param name="cancellationToken">Stops the work; nothing is written then.</param>
    /// <exception cref="ImportException">A line is wrong, or no areas are known; nothing was written.</exception>
    /// <exception cref="UnmappedWardsException">Wards have no area and the request is strict; nothing was written.</exception>
    public static async Task<PostcodeImportOutcome> RunAsync(EngageDb db, PostcodeImportRequest request, CancellationToken cancellationToken = default)
    {
        var places = Gazetteer.From(await db.Areas.AsNoTracking().ToListAsync(cancellationToken), []);
        if (places.Areas.Count == 0) { throw new ImportException(request.PostcodesName, 1, "no areas are known yet; import the areas first, with import-areas."); }

        var file = Read(request, places);
        if (file.Bad.Count > 0 && !request.SkipsBadLines) { throw new ImportException(file.Bad.First, file.Bad.Count); }
        if (file.UnmappedWards.Count > 0 && request.IsStrict) { throw new UnmappedWardsException(file.UnmappedWards); }

        var changes = new PostcodeChanges(file.Table, await KeptAsync(db, places, cancellationToken), request.Replaces);
        var counts = changes.Count();
        var (added, changed, removed) = (counts[PostcodeChangeKind.Added], counts[PostcodeChangeKind.Changed], counts[PostcodeChangeKind.Removed]);
        if (!request.IsDryRun && added + changed + removed > 0)
        {
            string[] codes = [.. places.Areas.Select(a => a.Code)];
            await db.WriteAsync(async writing =>
            {
                await PostcodeStore.WriteAsync(writing, changes, codes, cancellationToken);
                await PlaceStamp.RaiseAsync(writing, cancellationToken);
            }, cancellationToken);
        }

        return new(file.Read, added, changed, counts[PostcodeChangeKind.Unchanged], removed, file.Outside, file.Terminated, file.AuthorityOnly, file.Bad.Count, file.Bad.First, file.UnmappedWards);
    }

    private static PostcodeFile Read(PostcodeImportRequest request, Gazetteer places)
    {
        using var postcodes = new CsvLines(request.Postcodes, request.PostcodesName);
        var wards = WardFile.None;
        if (request.Wards is not null)
        {
            using var lines = new CsvLines(request.Wards, request.WardsName);
            wards = WardFile.Read(lines, places);
        }
        return PostcodeFile.ReadAll(postcodes, request, wards, places);
    }

    private static async Task<PostcodeTable> KeptAsync(EngageDb db, Gazetteer places, CancellationToken cancellationToken)
    {
        var indexes = places.Areas.Index().ToDictionary(a => a.Item.Code, a => (ushort)a.Index, StringComparer.Ordinal);
        var kept = new PostcodeTable();
        // An area that is not known is no index: the postcode counts as changed.
        await PostcodeStore.ReadAsync(db, (key, code) => kept.Add(key, indexes.GetValueOrDefault(code, ushort.MaxValue)), cancellationToken);
        kept.Sort(); // PostgreSQL orders by the rules of a language
        return kept;
    }
}
