using System.Globalization;
using System.Text.Json;
using Engage.Tests.Support;

namespace Engage.Tests.Commands;

/// <summary>The pools whose exact leximin chances are known, through the commands.</summary>
public sealed class SelectInstanceTests : IDisposable
{
    private readonly FileCommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [NeedsSharedDataFact]
    public async Task Chances_are_the_known_ones_and_two_runs_give_the_same_bytes()
    {
        foreach (var folder in Feasible())
        {
            var (name, seats) = NameAndSeats(folder);
            string[] outputs = ["chances.csv", "selected.csv", "remaining.csv", "report.json"];
            var first = await SelectAsync(folder, seats);
            var bytes = outputs.Select(o => File.ReadAllText(_run.Path(o))).ToArray();
            var second = await SelectAsync(folder, seats);
            Assert.True(first.ExitCode == 0 && second.ExitCode == 0, $"{name}: {first.Error}");
            Assert.Equal(bytes, outputs.Select(o => File.ReadAllText(_run.Path(o))));

            var expected = File.ReadAllLines(Path.Combine(folder, "expected_leximin_probabilities.txt")).Select(Number).ToArray();
            var chances = _run.Rows("chances.csv").Select(r => Number(r[1])).ToArray();
            Assert.Equal(expected.Length, chances.Length);
            Assert.True(expected.Zip(chances, (e, c) => Math.Abs(e - c)).Max() <= 1e-6, $"{name}: off by {expected.Zip(chances, (e, c) => Math.Abs(e - c)).Max()}.");
            Assert.Equal(seats, _run.Rows("selected.csv").Length);

            using var report = JsonDocument.Parse(File.ReadAllText(_run.Path("report.json")));
            Assert.Equal("optimal", report.RootElement.GetProperty("status").GetString());
            Assert.All(report.RootElement.GetProperty("quotas").EnumerateArray(), q => Assert.InRange(q.GetProperty("selected").GetInt32(), q.GetProperty("min").GetInt32(), q.GetProperty("max").GetInt32()));
            Assert.Equal(name == "diversimax_wide" ? 1 : 0, report.RootElement.GetProperty("unselectable").GetArrayLength());
        }
    }

    [NeedsSharedDataFact]
    public async Task Thousand_panels_come_within_two_of_every_chance_and_check_out()
    {
        foreach (var folder in Feasible())
        {
            var (name, seats) = NameAndSeats(folder);
            var made = await FileCommandRun.RunAsync([.. Inputs("lottery", folder, seats), "--out", _run.Path("lottery.json"), "--report-json", _run.Path("report.json")]);
            Assert.True(made.ExitCode == 0, $"{name}: {made.Error}");
            using var report = JsonDocument.Parse(File.ReadAllText(_run.Path("report.json")));
            Assert.Equal(1000, report.RootElement.GetProperty("panels").GetInt32());
            Assert.True(report.RootElement.GetProperty("maxDeviation").GetDouble() <= 0.002, $"{name}: {report.RootElement.GetProperty("maxDeviation")}");

            var verified = await FileCommandRun.RunAsync("verify", "--lottery", _run.Path("lottery.json"));
            Assert.True(verified.ExitCode == 0, $"{name}: {verified.Error}");
            Assert.Contains("yes proof of the minimum", verified.Error, StringComparison.Ordinal);
        }
    }

    [NeedsSharedDataFact]
    public async Task Impossible_quotas_come_with_the_smallest_change()
    {
        var result = await SelectAsync(SharedData.Path("sortition/inf_hd_30"), 30);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("(cost 4.5): f5, f5v0: at least 1 instead of 4.", result.Error, StringComparison.Ordinal);
        using var report = JsonDocument.Parse(File.ReadAllText(_run.Path("report.json")));
        Assert.Equal("infeasible", report.RootElement.GetProperty("status").GetString());
        Assert.Equal(4.5, report.RootElement.GetProperty("relaxation").GetProperty("cost").GetDouble(), 9);
        Assert.False(File.Exists(_run.Path("selected.csv")));
    }

    private static IEnumerable<string> Feasible() => Directory.EnumerateDirectories(SharedData.Path("sortition")).Where(d => File.Exists(Path.Combine(d, "expected_leximin_probabilities.txt"))).Order(StringComparer.Ordinal);

    private static (string Name, int Seats) NameAndSeats(string folder)
    {
        var name = Path.GetFileName(folder);
        var cut = name.LastIndexOf('_');
        return (name[..cut], int.Parse(name[(cut + 1)..], CultureInfo.InvariantCulture));
    }

    private Task<CommandResult> SelectAsync(string folder, int seats) => FileCommandRun.RunAsync(
        [.. Inputs("select", folder, seats), "--seed", "7", "--probabilities-csv", _run.Path("chances.csv"), "--selected-csv", _run.Path("selected.csv"), "--remaining-csv", _run.Path("remaining.csv"), "--report-json", _run.Path("report.json")]);

    private static string[] Inputs(string command, string folder, int seats) =>
    [
        command, "--features-csv", Path.Combine(folder, "categories.csv"), "--people-csv", Path.Combine(folder, "respondents.csv"), "--number-wanted", seats.ToString(CultureInfo.InvariantCulture),
        .. folder.Contains("_hh_", StringComparison.Ordinal) ? (string[])["--address-columns", "address,postcode"] : [],
    ];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
