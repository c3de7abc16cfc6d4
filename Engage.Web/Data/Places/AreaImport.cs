using Engage.Domain.Places;
using Engage.Web.Csv;
using Microsoft.EntityFrameworkCore;

namespace Engage.Web.Data.Places;

/// <summary>What an import of areas did, or would do.</summary>
/// <param name="Added">Areas that were not known.</param>
/// <param name="Changed">Areas of which the file says something else than was known.</param>
/// <param name="Unchanged">Areas known exactly so already.</param>
/// <param name="IgnoredColumns">Columns of the file that mean nothing here.</param>
public sealed record AreaImportOutcome(int Added, int Changed, int Unchanged, IReadOnlyList<string> IgnoredColumns);

/// <summary>Brings a file of areas into the database: whole or not at all. Areas the file does not name stay as they are.</summary>
public static class AreaImport
{
    /// <summary>Reads, checks and, unless it is a dry run, writes.</summary>
    /// <param name="db">The database.</param>
    /// <param name="file">The file's bytes; closed here.</param>
    /// <param name="fileName">The file's name, for sentences.</param>
    /// <param name="isDryRun">Whether to check and count only.</param>
    /// <param name="cancellationToken">Stops the work; nothing is written then.</param>
    /// <exception cref="ImportException">A line is wrong; nothing was written.</exception>
    public static async Task<AreaImportOutcome> RunAsync(EngageDb db, Stream file, string fileName, bool isDryRun = false, CancellationToken cancellationToken = default)
    {
        using var lines = new CsvLines(file, fileName);
        var read = AreaFile.Read(lines);

        // Checked without holding the writer, and once more when it is held.
        var outcome = await ApplyAsync(db, read, fileName, isDryRun: true, cancellationToken);
        if (isDryRun || outcome is { Added: 0, Changed: 0 }) { return outcome; }

        await db.WriteAsync(async writing => outcome = await ApplyAsync(writing, read, fileName, isDryRun: false, cancellationToken), cancellationToken);
        return outcome;
    }

    private static async Task<AreaImportOutcome> ApplyAsync(EngageDb db, AreaFile file, string fileName, bool isDryRun, CancellationToken cancellationToken)
    {
        var kept = await db.Areas.ToDictionaryAsync(a => a.Code, StringComparer.Ordinal, cancellationToken);
        List<ImportProblem> problems = [.. file.Problems, .. AreaTreeCheck.Check(fileName, file, [.. kept.Values])];
        if (problems.Count > 0) { throw new ImportException([.. problems.OrderBy(p => p.Line)]); }

        List<AreaLine> changed = [.. file.Areas.Where(l => kept.TryGetValue(l.Code, out var area) && !l.Describes(area))];
        List<Area> added = [.. file.Areas.Where(l => !kept.ContainsKey(l.Code)).OrderBy(l => l.Kind).Select(l => l.ToArea())];
        var outcome = new AreaImportOutcome(added.Count, changed.Count, file.Areas.Count - added.Count - changed.Count, file.IgnoredColumns);
        if (isDryRun) { return outcome; }

        foreach (var line in changed) { kept[line.Code].Change(line.Name, line.Kind!.Value, line.ParentCode, line.OnsCode, line.ValidFrom, line.ValidTo); }
        db.Areas.AddRange(added);
        await PlaceStamp.RaiseAsync(db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return outcome;
    }
}
