using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Engage.Benchmarks.Load;

/// <summary>A server in a child process: started, measured, and killed at the end.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(string program, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in args.Prepend(program)) { start.ArgumentList.Add(argument); }
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => LastError = line.Data ?? LastError;
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException($"{Path.GetFileName(program)} ended before it listened: {LastError}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _listening.Task.Result;

    /// <summary>From the start of the process until it listened.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>The processor time it has used, user and system.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The memory it has in use (VmRSS), in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    private string LastError { get; set; } = "";

    /// <summary>Starts a server on a free port of this machine and waits until it listens.</summary>
    /// <param name="program">A dll.</param>
    /// <param name="args">Its arguments, --urls left out.</param>
    public static async Task<ServerProcess> StartAsync(string program, params string[] args)
    {
        var began = Stopwatch.GetTimestamp();
        var server = new ServerProcess(program, [.. args, "--urls", "http://127.0.0.1:0"]);
        try
        {
            await server._listening.Task.WaitAsync(Patience);
            server.StartTime = Stopwatch.GetElapsedTime(began);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the site as it is in production, but without https.</summary>
    public static Task<ServerProcess> StartSiteAsync(string program, string folder) =>
        StartAsync(program, "--data-dir", folder, "--environment=Production", "--Hosting:RequireHttps=false", "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is not null && Listening().Match(line) is { Success: true } match) { _listening.TrySetResult(new Uri(match.Groups[1].Value)); }
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
