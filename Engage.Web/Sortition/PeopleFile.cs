using Engage.Domain.Sortition;
using Engage.Web.Csv;

namespace Engage.Web.Sortition;

/// <summary>The pool as read, with the lines it came from.</summary>
/// <param name="Pool">The pool.</param>
/// <param name="Table">The file.</param>
/// <param name="Lines">For each member the line.</param>
/// <param name="IdColumn">Where the ids are; -1 when members are numbered.</param>
/// <param name="SkippedLines">Lines without an id.</param>
internal sealed record PeopleRead(Pool Pool, SortitionTable Table, IReadOnlyList<TableLine> Lines, int IdColumn, IReadOnlyList<int> SkippedLines);

/// <summary>The file of people: an id column, a column for each feature, and whatever else is kept of them.</summary>
internal static class PeopleFile
{
    /// <summary>What columns of ids are usually called.</summary>
    internal static readonly string[] UsualIds = ["id", "nationbuilder_id", "unique_id", "external_id", "participant_id", "person_id", "reference"];

    /// <summary>Reads the pool.</summary>
    /// <param name="table">The file.</param>
    /// <param name="features">The features of the targets.</param>
    /// <param name="idColumn">The heading of the ids; null to find a usual one, or to number people from 1 where there is none.</param>
    /// <param name="addressColumns">The headings that make an address; none when addresses do not count.</param>
    /// <exception cref="ImportException">Something is wrong; every problem is named.</exception>
    public static PeopleRead Read(SortitionTable table, IReadOnlyList<Feature> features, string? idColumn, IReadOnlyList<string> addressColumns)
    {
        var id = FindIds(table, idColumn);
        int[] columns = [.. features.Select(f => table.Require(f.Name, "a feature of the targets"))];
        int[] address = [.. addressColumns.Select(a => table.Require(a, "a part of the address"))];
        Dictionary<string, int>[] valueOf = [.. features.Select(f => f.Values.Select((v, i) => (v.Name, i)).ToDictionary(v => v.Name, v => v.i, StringComparer.OrdinalIgnoreCase))];

        List<ImportProblem> problems = [];
        List<PoolMember> members = [];
        List<TableLine> lines = [];
        List<int> skipped = [];
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in table.Lines)
        {
            var name = id < 0 ? (lines.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : line[id];
            if (name.Length == 0) { skipped.Add(line.Number); continue; }
            if (!lineOf.TryAdd(name, line.Number)) { problems.Add(table.Problem(line, id, $"this id is on line {lineOf[name]} already.")); continue; }
            var values = new int[columns.Length];
            for (var f = 0; f < columns.Length; f++)
            {
                if (!valueOf[f].TryGetValue(line[columns[f]], out values[f]))
                {
                    problems.Add(table.Problem(line, columns[f], $"this is no value of {features[f].Name} in the targets, which has {string.Join(", ", features[f].Values.Select(v => v.Name))}."));
                }
            }
            members.Add(new PoolMember(name, values, Household(line, address)));
            lines.Add(line);
        }
        if (problems.Count > 0) { throw new ImportException(problems); }
        return members.Count > 0 ? new(new Pool(features, members), table, lines, id, skipped) : throw new ImportException(table.File, table.HeadingLine, "nobody follows the heading.");
    }

    /// <summary>An address written the same way whatever its case and blanks; null when it is empty.</summary>
    internal static string? Household(TableLine line, IReadOnlyList<int> columns)
    {
        var parts = columns.Select(c => string.Join(' ', line[c].Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant()).ToArray();
        return parts.Any(p => p.Length > 0) ? string.Join('\n', parts) : null;
    }

    private static int FindIds(SortitionTable table, string? idColumn) =>
        idColumn is null ? table.Find(UsualIds) : table.Require(idColumn, "the id column");
}
