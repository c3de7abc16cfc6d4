using System.Globalization;
using System.Text.Json;

namespace Engage.Benchmarks.Statistics;

/// <summary>The figures of a run.</summary>
internal sealed class StatisticsReport(MadeResponses data, StatisticsFigures figures)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly Dictionary<string, Dictionary<string, double>> _references = new(StringComparer.Ordinal);

    /// <summary>Adds what another program took for the same steps.</summary>
    public void Add(string program, Dictionary<string, double> seconds) => _references[program] = seconds;

    /// <summary>Prints the table.</summary>
    public async Task PrintAsync(TextWriter to)
    {
        var pass = figures.Seconds[StatisticsRun.Pass];
        await to.WriteLineAsync(Text($"{data.Count:N0} responses, {data.Questions.Count} questions, {Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}"));
        await to.WriteLineAsync(Text($"{"",-44}{"ms",10}{"passes",9}") + string.Concat(_references.Keys.Select(p => Text($"{p + " ms",14}{"times",8}"))));
        foreach (var (step, seconds) in figures.Seconds)
        {
            var others = string.Concat(_references.Values.Select(r => r.TryGetValue(step, out var other) ? Text($"{other * 1000,14:0.0}{other / seconds,8:0.0}") : new string(' ', 22)));
            await to.WriteLineAsync(Text($"{step,-44}{seconds * 1000,10:0.0}{seconds / pass,9:0.0}") + others);
        }
        await to.WriteLineAsync(Text($"columns {data.Store.Bytes / 1e6:0} MB; peak memory {figures.PeakBytes / 1e6:0} MB"));
    }

    /// <summary>The same as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(new { data.Count, Questions = data.Questions.Count, Processors = Environment.ProcessorCount, figures.Seconds, figures.PeakBytes, References = _references }, Indented);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
