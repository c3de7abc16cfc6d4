using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Engage.Benchmarks.Statistics;

/// <summary>The same steps by numpy and by R survey, where they are installed; their scripts lie in reference/.</summary>
internal static class References
{
    private static readonly (string Program, string Command, string Script)[] Known = [("numpy", "/usr/bin/python3", "frequencies.py"), ("R survey", "Rscript", "survey.R")];

    private static readonly Dictionary<string, string> Steps = new(StringComparer.Ordinal)
    {
        ["frequencies"] = StatisticsRun.Frequencies,
        ["crosstabs"] = StatisticsRun.Crosstabs,
        ["raking"] = StatisticsRun.Rake,
        ["estimates"] = StatisticsRun.Estimates,
    };

    public static async Task MeasureAsync(MadeResponses data, StatisticsReport report, TextWriter notes)
    {
        foreach (var (program, command, script) in Known)
        {
            await notes.WriteLineAsync($"asking {program}");
            if (await RunAsync(command, Path.Combine(AppContext.BaseDirectory, "Statistics", "reference", script), data) is { } seconds) { report.Add(program, seconds); }
            else { await notes.WriteLineAsync($"{program} is not there."); }
        }
    }

    private static async Task<Dictionary<string, double>?> RunAsync(string command, string script, MadeResponses data)
    {
        var start = new ProcessStartInfo(command) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { script, data.RawPath, data.Count.ToString(CultureInfo.InvariantCulture), data.Questions.Count.ToString(CultureInfo.InvariantCulture) }) { start.ArgumentList.Add(argument); }
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var printed = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            await errors;
            if (process.ExitCode != 0) { return null; }
            return JsonSerializer.Deserialize<Dictionary<string, double>>(printed)!.Where(s => Steps.ContainsKey(s.Key)).ToDictionary(s => Steps[s.Key], s => s.Value, StringComparer.Ordinal);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
