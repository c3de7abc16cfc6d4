using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Engage.Tests.Support;

/// <summary>
/// A PostgreSQL server of the tests' own: a cluster in a temporary folder on a free loopback port, started with the first
/// test that needs it and stopped at the end. ENGAGE_TEST_POSTGRES names another server instead (a connection string of an
/// account that may create databases).
/// </summary>
public sealed class PostgresServer
{
    private const string Setting = "ENGAGE_TEST_POSTGRES";

    private static readonly Lazy<string?> Binaries = new(FindBinaries);
    private static readonly Lazy<string> Server = new(Start);

    /// <summary>Whether there is a server to use or to start.</summary>
    public static bool IsAvailable => Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } || Binaries.Value is not null;

    /// <summary>The connection string for a database on the server.</summary>
    public static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Server.Value) { Database = database, MaxPoolSize = 30, IncludeErrorDetail = true }.ToString();

    /// <summary>Makes a database, empty or as a copy of another that nobody uses at the moment.</summary>
    public static async Task CreateAsync(string database, string? template = null) =>
        await RunAsync($"CREATE DATABASE {database}{(template is null ? "" : " TEMPLATE " + template)}");

    /// <summary>Deletes a database and breaks off whoever uses it.</summary>
    public static async Task DropAsync(string database) => await RunAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    private static async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server.Value) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string? FindBinaries()
    {
        if (OperatingSystem.IsWindows()) { return null; }
        var installed = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")) : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return installed.Concat(path).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")));
    }

    private static string Start()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given) { return given; }
        var binaries = Binaries.Value ?? throw new InvalidOperationException("PostgreSQL is required (ENGAGE_REQUIRE_ALL=1) and not installed.");

        var folder = Directory.CreateTempSubdirectory("engage-postgres-").FullName;
        // The server refuses to run as root; as root, its own account must be able to write here.
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        }
        var port = FreePort();
        var data = Path.Combine(folder, "data");
        Run(folder, Path.Combine(binaries, "initdb"), "-D", data, "-U", "engage", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8");
        Run(
            folder, Path.Combine(binaries, "pg_ctl"), "-D", data, "-w", "-t", "60", "-l", Path.Combine(folder, "log"),
            "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200 -c shared_buffers=32MB", "start");
        StopWhenThisProcessIsGone(folder, data);
        return $"Host=127.0.0.1;Port={port};Username=engage;Database=postgres";
    }

    /// <summary>The test host is sometimes killed, and is given no time at its end: a watcher outlives it by a moment and tidies up.</summary>
    private static void StopWhenThisProcessIsGone(string folder, string data)
    {
        const string Script = "while kill -0 \"$1\" 2>/dev/null; do sleep 0.5; done; kill -QUIT \"$(head -1 \"$3/postmaster.pid\")\"; sleep 0.5; rm -rf \"$2\"";
        var start = new ProcessStartInfo("setsid") { WorkingDirectory = "/" };
        foreach (var argument in (string[])["sh", "-c", $"({Script}) >/dev/null 2>&1 </dev/null &", "sh", $"{Environment.ProcessId}", folder, data]) { start.ArgumentList.Add(argument); }
        using var process = Process.Start(start)!;
        process.WaitForExit();
    }

    private static void Run(string folder, string program, params string[] arguments)
    {
        string[] all = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        // Output goes nowhere: the server inherits it from pg_ctl, and a pipe would stay open as long as the server runs.
        var start = new ProcessStartInfo("sh") { WorkingDirectory = folder };
        foreach (var argument in (string[])["-c", "exec \"$@\" >/dev/null 2>start.log </dev/null", "sh", .. all]) { start.ArgumentList.Add(argument); }
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0) { throw new InvalidOperationException($"{program} failed: {File.ReadAllText(Path.Combine(folder, "start.log"))}"); }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
