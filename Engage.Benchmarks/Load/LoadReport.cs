using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engage.Benchmarks.Load;

/// <summary>A ratio that is looked at, and how far it may go.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Value">The ratio over all rounds.</param>
/// <param name="Target">Its bound; null when there is none.</param>
/// <param name="IsFloor">Whether the bound is a least, rather than a most.</param>
/// <param name="Least">The least of the single rounds.</param>
/// <param name="Most">The most of the single rounds.</param>
internal sealed record Ratio(string Name, double Value, double? Target, bool IsFloor, double Least, double Most)
{
    /// <summary>Whether the bound holds.</summary>
    public bool IsMet => Target is not { } target || (IsFloor ? Value >= target : Value <= target);
}

/// <summary>The figures of a run.</summary>
internal sealed class LoadReport
{
    public const string Plaintext = "plaintext";
    public const string CachedPage = "cached page";
    public const string GroupCommit = "group commit, in process";
    public const string Submit = "durable POST, whole site";
    public const string EfInTurns = "EF per request, one writer";
    public const string Ef = "EF per request";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly LoadOptions _options;
    private readonly IReadOnlyList<IReadOnlyDictionary<string, Phase>> _counted;
    private readonly Dictionary<string, Phase> _sums;
    private readonly Starts _starts;

    /// <summary>Takes the rounds that count.</summary>
    /// <param name="sent">Responses the site confirmed, those of warming up included.</param>
    /// <param name="kept">Responses found in its database afterwards.</param>
    public LoadReport(LoadOptions options, IReadOnlyList<IReadOnlyDictionary<string, Phase>> rounds, Starts starts, int sent, int kept)
    {
        (_options, _starts, Sent, Kept) = (options, starts, sent, kept);
        _counted = rounds;
        _sums = rounds[0].Keys.ToDictionary(name => name, name => Phase.Sum([.. _counted.Select(r => r[name])]), StringComparer.Ordinal);
        Ratios =
        [
            Over("durable POST / group commit, rate", 0.25, isFloor: true, r => r[Submit].Rate / r[GroupCommit].Rate),
            Over("durable POST / plaintext, server CPU", 10, isFloor: false, r => CpuOf(r, Submit) / CpuOf(r, Plaintext)),
            Over("cached page / plaintext, server CPU", 2, isFloor: false, r => CpuOf(r, CachedPage) / CpuOf(r, Plaintext)),
            Over("durable POST / EF per request, p99", 0.1, isFloor: false, r => r[Submit].Percentile(0.99) / r[Ef].Percentile(0.99)),
            Over("durable POST / EF with one writer, p99", null, isFloor: false, r => r[Submit].Percentile(0.99) / r[EfInTurns].Percentile(0.99)),
        ];
    }

    /// <summary>Responses the site confirmed.</summary>
    public int Sent { get; }

    /// <summary>Responses in its database.</summary>
    public int Kept { get; }

    /// <summary>What is looked at.</summary>
    public IReadOnlyList<Ratio> Ratios { get; }

    /// <summary>Whether everything confirmed is in the database and nothing else, and no call failed.</summary>
    public bool IsComplete => Sent == Kept && _sums.Values.All(p => p.Failed == 0);

    /// <summary>Prints the tables.</summary>
    public async Task PrintAsync(TextWriter to)
    {
        await to.WriteLineAsync(Text($"{_options.Callers} callers, {_counted.Count} rounds, {Environment.ProcessorCount} processors, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}"));
        await to.WriteLineAsync(Text($"{"",-30}{"calls",9}{"failed",8}{"a second",10}{"p50 ms",9}{"p99 ms",9}{"CPU µs",9}"));
        foreach (var (name, phase) in _sums)
        {
            var cpu = phase.Cpu > TimeSpan.Zero ? Text($"{CpuOf(phase):0}") : "-";
            await to.WriteLineAsync(Text($"{name,-30}{phase.Count,9}{phase.Failed,8}{phase.Rate,10:0}{phase.Percentile(0.5),9:0.0}{phase.Percentile(0.99),9:0.0}{cpu,9}"));
        }
        await to.WriteLineAsync();
        await to.WriteLineAsync(Text($"{"",-42}{"ratio",8}{"rounds",16}{"target",9}"));
        foreach (var ratio in Ratios)
        {
            await to.WriteLineAsync(Text($"{ratio.Name,-42}{ratio.Value,8:0.000}{Text($"{ratio.Least:0.00} to {ratio.Most:0.00}"),16}{(ratio.Target is { } target ? Text($"{(ratio.IsFloor ? "≥" : "≤")} {target:0.##}") : ""),9}{(ratio.IsMet ? "" : "  missed")}"));
        }
        await to.WriteLineAsync();
        await to.WriteLineAsync(Text($"start {_starts.Seconds:0.00} s{(_starts.OtherSeconds is { } other ? Text($", compared {other:0.00} s: {other / _starts.Seconds:0.00} (target ≤ 0.6)") : "")}; idle memory {_starts.IdleBytes / 1e6:0} MB (target < 150)"));
        await to.WriteLineAsync(Text($"confirmed {Sent}, in the database {Kept}{(Sent == Kept ? "" : "  LOST OR TOO MANY")}"));
    }

    /// <summary>The same as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            _options.Callers,
            Rounds = _counted.Count,
            Processors = Environment.ProcessorCount,
            Phases = _sums.Select(s => new { Name = s.Key, s.Value.Count, s.Value.Failed, s.Value.Rate, P50 = s.Value.Percentile(0.5), P99 = s.Value.Percentile(0.99), CpuMicroseconds = CpuOf(s.Value) }),
            Ratios,
            _starts.Seconds,
            _starts.OtherSeconds,
            _starts.IdleBytes,
            Sent,
            Kept,
        },
        Indented);

    private Ratio Over(string name, double? target, bool isFloor, Func<IReadOnlyDictionary<string, Phase>, double> ratio)
    {
        var single = _counted.Select(ratio).ToList();
        return new Ratio(name, ratio(_sums), target, isFloor, single.Min(), single.Max());
    }

    private static double CpuOf(IReadOnlyDictionary<string, Phase> round, string name) => CpuOf(round[name]);

    private static double CpuOf(Phase phase) => phase.Cpu.TotalMicroseconds / phase.Count;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
