using System.Globalization;
using Engage.Domain.Sortition.Tables;
using Engage.Web.Csv;

namespace Engage.Web.Sortition;

/// <summary>Reads the files of a table plan: people, pairs to keep apart, settled seats.</summary>
internal static class SeatingFiles
{
    /// <summary>Reads the people.</summary>
    /// <param name="table">The file.</param>
    /// <param name="idColumn">The heading of the ids; null to find a usual one.</param>
    /// <param name="diversify">The headings of what is mixed.</param>
    /// <param name="cluster">The heading of what keeps people together; null for nothing.</param>
    public static IReadOnlyList<Participant> People(SortitionTable table, string? idColumn, IReadOnlyList<string> diversify, string? cluster)
    {
        var id = idColumn is null ? table.Find(PeopleFile.UsualIds) : table.Require(idColumn, "the id column");
        if (id < 0) { throw new ImportException(table.File, table.HeadingLine, "there is no column of ids; name it with --id-column."); }
        int[] mixed = [.. diversify.Select(d => table.Require(d, "to be mixed"))];
        var together = cluster is null ? -1 : table.Require(cluster, "the cluster");
        List<ImportProblem> problems = [];
        List<Participant> people = [];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in table.Lines)
        {
            if (line[id].Length == 0) { problems.Add(table.Problem(line, id, "the id is missing.")); continue; }
            if (!seen.TryAdd(line[id], line.Number)) { problems.Add(table.Problem(line, id, $"this id is on line {seen[line[id]]} already.")); continue; }
            people.Add(new Participant(line[id], [.. mixed.Select(c => line[c])], together >= 0 && line[together].Length > 0 ? line[together] : null));
        }
        return problems.Count == 0 ? people : throw new ImportException(problems);
    }

    /// <summary>Reads pairs to keep apart: the ids in the first two columns.</summary>
    public static IReadOnlyList<(int A, int B)> Apart(FileInfo? file, IReadOnlyList<Participant> people)
    {
        if (file is null) { return []; }
        var table = SortitionTable.Read(file);
        if (table.Headings.Count < 2) { throw new ImportException(table.File, table.HeadingLine, "two columns of ids are expected."); }
        List<ImportProblem> problems = [];
        List<(int, int)> pairs = [];
        foreach (var line in table.Lines)
        {
            var (a, b) = (Person(table, line, 0, people, problems), Person(table, line, 1, people, problems));
            if (a == b && a >= 0) { problems.Add(table.Problem(line, 1, "a person cannot be kept apart from themselves.")); }
            pairs.Add((a, b));
        }
        return problems.Count == 0 ? pairs : throw new ImportException(problems);
    }

    /// <summary>Reads settled seats: the columns id, table from 1, and session from 1 where it is for one session only.</summary>
    public static IReadOnlyList<FixedSeat> Seats(FileInfo? file, IReadOnlyList<Participant> people, int tables, int sessions)
    {
        if (file is null) { return []; }
        var table = SortitionTable.Read(file);
        var (id, at, session) = (table.Require("id", "who sits"), table.Require("table", "where"), table.Find("session"));
        List<ImportProblem> problems = [];
        List<FixedSeat> seats = [];
        foreach (var line in table.Lines)
        {
            var person = Person(table, line, id, people, problems);
            var seat = Number(table, line, at, tables, problems);
            seats.Add(new FixedSeat(person, seat - 1, session >= 0 && line[session].Length > 0 ? Number(table, line, session, sessions, problems) - 1 : null));
        }
        return problems.Count == 0 ? seats : throw new ImportException(problems);
    }

    private static int Person(SortitionTable table, TableLine line, int column, IReadOnlyList<Participant> people, List<ImportProblem> problems)
    {
        for (var i = 0; i < people.Count; i++)
        {
            if (people[i].Id == line[column]) { return i; }
        }
        problems.Add(table.Problem(line, column, "nobody has this id."));
        return -1;
    }

    private static int Number(SortitionTable table, TableLine line, int column, int most, List<ImportProblem> problems)
    {
        if (int.TryParse(line[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) { return number; }
        problems.Add(table.Problem(line, column, $"a number from 1 to {most} is expected."));
        return 1;
    }
}
