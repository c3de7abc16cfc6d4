using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Engage.Tests.Faults;

/// <summary>The real program in a process of its own, so that it can be killed as a power cut kills it.</summary>
internal sealed partial class RunningSite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningSite(string folder, IEnumerable<string> settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])[
            Path.Combine(AppContext.BaseDirectory, "Engage.Web.dll"), "--data-dir", folder, "--urls", "http://127.0.0.1:0",
            "--environment", "Testing", "--Hosting:RequireHttps=false", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information", .. settings])
        {
            start.ArgumentList.Add(argument);
        }
        // What the tests were started with is no setting of this site.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal)).ToList()) { start.Environment.Remove(name); }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(_errors, line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"The site ended before it listened. {Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _listening.Task.Result;

    /// <summary>What it wrote to its error output, without the last line break.</summary>
    public string Errors { get { lock (_errors) { return _errors.ToString().TrimEnd(); } } }

    private string Said { get { lock (_output) { return _output.ToString() + Errors; } } }

    /// <summary>Starts the site on a data folder and waits until it takes requests.</summary>
    /// <param name="settings">Further settings, such as --Mail:Transport=Smtp.</param>
    public static async Task<RunningSite> StartAsync(string folder, params IEnumerable<string> settings)
    {
        var site = new RunningSite(folder, settings);
        try
        {
            await site._listening.Task.WaitAsync(Patience);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a site that is expected to refuse.</summary>
    /// <returns>Its exit code and what it wrote to its error output.</returns>
    public static async Task<(int ExitCode, string Errors)> RunToEndAsync(string folder)
    {
        await using var site = new RunningSite(folder, []);
        _ = site._listening.Task.Exception; // expected: it never listens
        using var patience = new CancellationTokenSource(Patience);
        await site._process.WaitForExitAsync(patience.Token);
        return (site._process.ExitCode, site.Errors);
    }

    /// <summary>Ends it without a word, as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) { await KillAsync(); }
        _process.Dispose();
    }

    private void Hear(StringBuilder all, string? line)
    {
        if (line is null) { return; }
        lock (all) { all.AppendLine(line); }
        if (Listening().Match(line) is { Success: true } match) { _listening.TrySetResult(new Uri(match.Groups[1].Value)); }
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
