using System.CommandLine;

namespace Engage.Benchmarks.Statistics;

/// <summary>The sub-command "statistics".</summary>
internal static class StatisticsCommand
{
    /// <summary>What it is called.</summary>
    public const string Name = "statistics";

    /// <summary>Measures, prints a table and writes the figures as JSON.</summary>
    /// <returns>0, or 2 when the arguments cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter notes)
    {
        var rows = new Option<int>("--rows") { Description = "How many responses", DefaultValueFactory = _ => 1_000_000 };
        var questions = new Option<int>("--questions") { Description = "How many questions", DefaultValueFactory = _ => 30 };
        var rounds = new Option<int>("--rounds") { Description = "How many rounds are counted, after one that warms up; the median is printed", DefaultValueFactory = _ => 5 };
        var alone = new Option<bool>("--alone") { Description = "Leave out numpy and R even when they are there" };
        var file = new Option<FileInfo?>("--out") { Description = "Where the figures go as JSON" };
        var command = new RootCommand("Measures the statistics engine on made-up responses, as multiples of one pass over them and against numpy and R survey.") { rows, questions, rounds, alone, file };

        var parsed = command.Parse(args);
        if (parsed.Action is not null || parsed.Errors.Count > 0)
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = notes });
            return code == 0 ? 0 : 2;
        }

        using var data = MadeResponses.Make(parsed.GetValue(rows), parsed.GetValue(questions));
        var report = new StatisticsReport(data, StatisticsRun.Measure(data, parsed.GetValue(rounds), notes));
        if (!parsed.GetValue(alone)) { await References.MeasureAsync(data, report, notes); }
        await report.PrintAsync(output);
        if (parsed.GetValue(file) is { } target) { await File.WriteAllTextAsync(target.FullName, report.ToJson()); }
        return 0;
    }
}
