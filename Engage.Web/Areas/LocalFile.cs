using Engage.Domain.Places;
using Engage.Domain.Places.Local;
using Engage.Web.Csv;
using Engage.Web.Data;

namespace Engage.Web.Areas;

/// <summary>One record of a file against what is kept.</summary>
/// <param name="Reference">Its reference.</param>
/// <param name="Name">What a list calls it.</param>
/// <param name="AreaCode">The area it will belong to.</param>
/// <param name="Changes">What will change, as "last day: none, then 2027-03-31"; empty when it is new.</param>
public sealed record LocalFileChange(string Reference, string Name, string AreaCode, IReadOnlyList<string> Changes)
{
    /// <summary>Whether it was not known.</summary>
    public bool IsNew => Changes.Count == 0;
}

/// <summary>What an import of local records did, or would do.</summary>
/// <param name="Changes">What is added or changed, in the order of the file.</param>
/// <param name="Unchanged">How many lines say what is known already.</param>
/// <param name="IgnoredColumns">Columns that mean nothing here.</param>
public sealed record LocalFileOutcome(IReadOnlyList<LocalFileChange> Changes, int Unchanged, IReadOnlyList<string> IgnoredColumns)
{
    /// <summary>How many are added.</summary>
    public int Added => Changes.Count(c => c.IsNew);

    /// <summary>How many are changed.</summary>
    public int Changed => Changes.Count - Added;

    /// <summary>The outcome in a sentence.</summary>
    public string Sentence => $"{Added} added, {Changed} changed, {Unchanged} unchanged.";
}

/// <summary>Brings a file of officers, bases, events or projects into the database, whole or not at all, and writes the same columns out. Records the file does not name stay as they are.</summary>
public static class LocalFile
{
    /// <summary>Reads, checks and, unless it is a dry run, writes.</summary>
    /// <param name="sheet">What the file holds.</param>
    /// <param name="places">The areas there are.</param>
    /// <param name="mayEdit">Whether records of an area may be changed.</param>
    /// <param name="file">The file's bytes; closed here.</param>
    /// <param name="fileName">The file's name, for sentences.</param>
    /// <param name="isDryRun">Whether to check and count only.</param>
    /// <param name="note">Notes the act for the audit trail, before it is saved.</param>
    /// <exception cref="ImportException">A line is wrong; nothing was written.</exception>
    public static async Task<LocalFileOutcome> ImportAsync(
        EngageDb db, LocalSheet sheet, Gazetteer places, Func<string, bool> mayEdit, Stream file, string fileName, bool isDryRun, Action<LocalFileOutcome>? note = null, CancellationToken cancellationToken = default)
    {
        var (lines, ignored) = Read(sheet, places, file, fileName);
        // Checked without holding the writer, and once more when it is held.
        var outcome = await ApplyAsync(db, sheet, lines, ignored, mayEdit, fileName, isDryRun: true, cancellationToken);
        if (isDryRun || outcome.Changes.Count == 0) { return outcome; }
        await db.WriteAsync(
            async writing =>
            {
                writing.ChangeTracker.Clear();
                outcome = await ApplyAsync(writing, sheet, lines, ignored, mayEdit, fileName, isDryRun: false, cancellationToken);
                note?.Invoke(outcome);
            },
            cancellationToken);
        return outcome;
    }

    /// <summary>The rows of a file of records, heading first.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(LocalSheet sheet, IEnumerable<LocalRecord> records) =>
        [[.. sheet.Fields.Select(f => f.Name)], .. records.OrderBy(r => r.AreaCode, StringComparer.Ordinal).ThenBy(r => r.Reference, StringComparer.Ordinal).Select(r => (IReadOnlyList<string>)[.. sheet.Fields.Select(f => r.Write(f.Name))])];

    private static (List<(int Line, LocalValues Values)> Lines, IReadOnlyList<string> Ignored) Read(LocalSheet sheet, Gazetteer places, Stream file, string fileName)
    {
        using var lines = new CsvLines(file, fileName);
        string[] headings = [.. sheet.Fields.Select(f => f.Name)];
        var (header, columns) = CsvHeading.Read(lines, headings, ", separated by commas.");
        var problems = new List<ImportProblem>();
        var read = new List<(int, LocalValues)>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        while (lines.Read())
        {
            if (lines.Fault(header.Length) is { } fault)
            {
                problems.Add(fault);
                continue;
            }
            var (values, wrong) = sheet.Read(field => Unescaped(lines[columns[field]]), places);
            problems.AddRange(wrong.Select(w => lines.Problem(w.Field, lines[columns[w.Field]], w.Sentence + ".")));
            var reference = lines[columns["reference"]];
            if (reference.Length == 0) { problems.Add(lines.Problem("reference", reference, "give a reference, so that the next file can change the same record.")); }
            else if (!seen.TryAdd(reference, lines.Line)) { problems.Add(lines.Problem("reference", reference, $"line {seen[reference]} has the same reference; each stands once.")); }
            if (values is not null) { read.Add((lines.Line, values)); }
        }
        if (problems.Count > 0) { throw new ImportException([.. problems.OrderBy(p => p.Line)]); }
        return (read, [.. header.Where(h => h.Length > 0 && !headings.Contains(h, StringComparer.OrdinalIgnoreCase))]);
    }

    private static async Task<LocalFileOutcome> ApplyAsync(
        EngageDb db, LocalSheet sheet, List<(int Line, LocalValues Values)> lines, IReadOnlyList<string> ignored, Func<string, bool> mayEdit, string fileName, bool isDryRun, CancellationToken cancellationToken)
    {
        var kept = (await LocalBook.ListAsync(db, sheet.Kind, _ => true, isTracked: !isDryRun, cancellationToken)).ToDictionary(r => r.Reference, StringComparer.OrdinalIgnoreCase);
        var problems = lines.Where(l => !mayEdit(l.Values.Text("area_code")) || (kept.TryGetValue(l.Values.Text("reference"), out var known) && !mayEdit(known.AreaCode)))
            .Select(l => new ImportProblem(fileName, l.Line, "area_code", l.Values.Text("area_code"), "is not an area of yours, or the record belongs to another area."));
        if (problems.ToList() is { Count: > 0 } foreign) { throw new ImportException(foreign); }

        var changes = new List<LocalFileChange>();
        foreach (var (_, values) in lines)
        {
            var changed = sheet.Make(NewId.Make());
            changed.Take(values);
            if (!kept.TryGetValue(values.Text("reference"), out var record))
            {
                changes.Add(new LocalFileChange(changed.Reference, changed.Name, changed.AreaCode, []));
                if (!isDryRun) { db.Add(changed); }
                continue;
            }
            List<string> differences = [.. sheet.Fields.Where(f => record.Write(f.Name) != changed.Write(f.Name)).Select(f => $"{f.Label}: {Shown(record.Write(f.Name))}, then {Shown(changed.Write(f.Name))}")];
            if (differences.Count == 0) { continue; }
            changes.Add(new LocalFileChange(record.Reference, record.Name, changed.AreaCode, differences));
            if (!isDryRun) { record.Take(values); }
        }
        return new LocalFileOutcome(changes, lines.Count - changes.Count, ignored);
    }

    // What an export made safe against formulas comes back as it was.
    private static string Unescaped(string cell) => cell.StartsWith('\'') && CsvResult.Safe(cell[1..]) == cell ? cell[1..] : cell;

    private static string Shown(string value) => value.Length == 0 ? "empty" : value;
}
