using System.CommandLine;

namespace Engage.Benchmarks.Load;

/// <summary>What is to be measured, and for how long.</summary>
/// <param name="Callers">How many call at the same time.</param>
/// <param name="Rounds">How often each phase comes, after one that only warms up.</param>
/// <param name="PhaseLength">How long calls are begun in each phase.</param>
/// <param name="Submits">How many responses are sent in each round at most.</param>
/// <param name="Site">Engage.Web.dll.</param>
/// <param name="OtherSite">Another Engage.Web.dll whose start is compared, such as one published ready to run; null for none.</param>
internal sealed record LoadOptions(int Callers, int Rounds, TimeSpan PhaseLength, int Submits, string Site, string? OtherSite);

/// <summary>The sub-command "load".</summary>
internal static class LoadCommand
{
    /// <summary>What it is called.</summary>
    public const string Name = "load";

    /// <summary>Measures, prints a table and writes the figures as JSON.</summary>
    /// <returns>0 when everything that was answered is in the database, 1 when not, 2 when the arguments cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter notes)
    {
        var callers = new Option<int>("--callers") { Description = "How many call at the same time", DefaultValueFactory = _ => 32 };
        var rounds = new Option<int>("--rounds") { Description = "How many rounds are counted, after those that warm up", DefaultValueFactory = _ => 5 };
        var seconds = new Option<double>("--seconds") { Description = "How long each phase of a round lasts", DefaultValueFactory = _ => 1 };
        var submits = new Option<int>("--submits") { Description = "How many responses are sent in each round at most", DefaultValueFactory = _ => 2_500 };
        var site = new Option<string>("--site") { Description = "Engage.Web.dll of the site to measure", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "Engage.Web.dll") };
        var other = new Option<string?>("--start-against") { Description = "Engage.Web.dll whose start is compared with the site's, such as one published with -p:PublishReadyToRun=true" };
        var file = new Option<FileInfo?>("--out") { Description = "Where the figures go as JSON" };
        var command = new RootCommand("Measures the site under load against a plain reply, group commit and EF, in one run.") { callers, rounds, seconds, submits, site, other, file };

        var parsed = command.Parse(args);
        if (parsed.Action is not null || parsed.Errors.Count > 0)
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = notes });
            return code == 0 ? 0 : 2;
        }

        var options = new LoadOptions(
            parsed.GetValue(callers), parsed.GetValue(rounds), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(submits), parsed.GetRequiredValue(site), parsed.GetValue(other));
        var report = await LoadRun.MeasureAsync(options, notes);
        await report.PrintAsync(output);
        if (parsed.GetValue(file) is { } target) { await File.WriteAllTextAsync(target.FullName, report.ToJson()); }
        return report.IsComplete ? 0 : 1;
    }
}
