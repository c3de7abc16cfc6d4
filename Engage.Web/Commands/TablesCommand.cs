using System.CommandLine;
using System.Globalization;
using Engage.Domain.Sortition.Tables;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Sortition;

namespace Engage.Web.Commands;

/// <summary>Seats a panel at tables over several sessions.</summary>
internal sealed class TablesCommand : EngageCommand
{
    private readonly Option<FileInfo> _people;
    private readonly Option<int> _tables;
    private readonly Option<int> _sessions;
    private readonly Option<string> _diversify;
    private readonly Option<string?> _cluster;
    private readonly Option<FileInfo?> _apart;
    private readonly Option<FileInfo?> _seats;
    private readonly Option<string?> _id;
    private readonly Option<ulong?> _seed;
    private readonly Option<FileInfo> _out;
    private readonly Option<FileInfo?> _report;

    /// <summary>Names the options.</summary>
    public TablesCommand() : base(
        "tables",
        "Seats people at tables over several sessions, so that as many pairs as possible meet and every table is mixed. Clusters stay together, settled seats are kept, and people kept apart never "
        + "share a table; exit code 1 with the reason when that cannot be.",
        "tables --people-csv panel.csv --tables 5 --sessions 3 --diversify gender,age,area --out plan.csv",
        "tables --people-csv panel.csv --tables 5 --sessions 3 --diversify gender,age --cluster interpreter --keep-apart apart.csv --seat seats.csv --out plan.csv --report-json report.json")
    {
        _people = AddOption<FileInfo>("--people-csv", "The people: an id column and the columns to mix", isRequired: true, "FILE");
        _tables = AddOption<int>("--tables", "How many tables; their sizes differ by one at most", isRequired: true, "T");
        _sessions = AddOption<int>("--sessions", "How many sessions", isRequired: true, "S");
        _diversify = AddOption<string>("--diversify", "The columns whose values are spread over the tables", isRequired: true, "A,B,C");
        _cluster = AddOption<string?>("--cluster", "A column; people with the same value in it, such as an interpreter's language, always sit together", valueName: "COLUMN");
        _apart = AddOption<FileInfo?>("--keep-apart", "A CSV file whose first two columns are ids of people who never share a table", valueName: "FILE");
        _seats = AddOption<FileInfo?>("--seat", "A CSV file of settled seats: id, table, and session where it is for one only", valueName: "FILE");
        _id = AddOption<string?>("--id-column", "The heading of the ids (when left out: id or another usual one)", valueName: "COLUMN");
        _seed = AddOption<ulong?>("--seed", "A whole number; the same seed gives the same plan (when left out: 0)", valueName: "SEED");
        _out = AddOption<FileInfo>("--out", "Where the plan goes: session,table,id", isRequired: true, "FILE");
        _report = AddOption<FileInfo?>("--report-json", "Where the figures go (when left out: the standard output)", valueName: "FILE");
    }

    /// <inheritdoc/>
    public override DatabaseUse Use => DatabaseUse.None;

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken)
    {
        var (tables, sessions) = (arguments.GetRequiredValue(_tables), arguments.GetRequiredValue(_sessions));
        if (tables is < 1 or > 1_000) { throw new BadInputException($"--tables has {tables}: a number between 1 and 1,000 is expected."); }
        if (sessions is < 1 or > 100) { throw new BadInputException($"--sessions has {sessions}: a number between 1 and 100 is expected."); }
        var diversify = arguments.GetRequiredValue(_diversify).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var people = SeatingFiles.People(SortitionTable.Read(arguments.GetRequiredValue(_people)), arguments.GetValue(_id), diversify, arguments.GetValue(_cluster));
        if (people.Count < tables) { throw new BadInputException($"There are {tables} tables and only {people.Count} people."); }
        var request = new TableRequest(people, tables, sessions)
        {
            KeepApart = SeatingFiles.Apart(arguments.GetValue(_apart), people),
            Seats = SeatingFiles.Seats(arguments.GetValue(_seats), people, tables, sessions),
            Seed = arguments.GetValue(_seed) ?? 0,
        };

        var outcome = await Task.Run(() => TablePlanner.Plan(request, cancellationToken), cancellationToken);
        if (outcome is NoTablePlan none) { throw new CannotBeDoneException(none.Because); }
        var plan = (TablePlan)outcome;
        await CommandContext.WriteFileAsync(arguments.GetRequiredValue(_out), await CsvFile.ToBytesAsync(Rows(plan, people), cancellationToken), cancellationToken);
        await context.NoteAsync(string.Create(CultureInfo.InvariantCulture, $"{plan.DistinctPairs} of {plan.PossiblePairs} pairs meet; no value at a table is further than {plan.WorstImbalance:0.##} from its share."));
        await context.WriteReportAsync(new { plan.DistinctPairs, plan.PossiblePairs, plan.WorstImbalance }, arguments.GetValue(_report), cancellationToken);
        return ExitCode.Done;
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(TablePlan plan, IReadOnlyList<Participant> people)
    {
        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        yield return ["session", "table", "id"];
        for (var s = 0; s < plan.TableOf.Count; s++)
        {
            var seating = plan.TableOf[s];
            foreach (var i in Enumerable.Range(0, people.Count).OrderBy(i => seating[i]).ThenBy(i => i)) { yield return [Text(s + 1), Text(seating[i] + 1), people[i].Id]; }
        }
    }
}
