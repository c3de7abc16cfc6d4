using System.CommandLine;
using Engage.Web.Csv;
using Engage.Web.Data;
using Engage.Web.Data.Places;
using Engage.Web.Settings;

namespace Engage.Web.Commands;

/// <summary>Gives a command the site's services and an up-to-date database, and turns what goes wrong into a sentence and an exit code.</summary>
internal sealed class CommandHost(TextWriter output, TextWriter error, TextReader input, IReadOnlyList<string> siteArguments)
{
    /// <summary>The option that names the data folder, on the site and on every command.</summary>
    public const string DataDirectoryName = "--data-dir";

    /// <summary>The data folder.</summary>
    public Option<DirectoryInfo> DataDirectory { get; } = new(DataDirectoryName)
    {
        Description = "The folder of the database and of all else the program writes (when left out: the setting Data:Directory)",
        HelpName = "DIR",
        Recursive = true,
    };

    /// <summary>Whether to log and to print unexpected errors whole.</summary>
    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Log what is done, and print an unexpected error whole", Recursive = true };

    /// <summary>Runs a command to its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(EngageCommand command, ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            if (command.Use == DatabaseUse.None)
            {
                await using var few = new ServiceCollection().AddSingleton(TimeProvider.System).BuildServiceProvider();
                return await command.RunAsync(parsed, new CommandContext(few, output, error, input), cancellationToken);
            }

            // Not started: no server listens and no background work runs.
            await using var site = Site.Compose(Arguments(parsed)).Build();
            await using var scope = site.Services.CreateAsyncScope();
            await Site.PrepareAsync(site.Services, command.Use, cancellationToken);
            return await command.RunAsync(parsed, new CommandContext(scope.ServiceProvider, output, error, input), cancellationToken);
        }
        catch (Exception e)
        {
            return await ExplainAsync(e, parsed.GetValue(Verbose));
        }
    }

    private string[] Arguments(ParseResult parsed)
    {
        // The settings files lie beside the program, wherever it is started from.
        List<string> arguments = [$"--contentRoot={AppContext.BaseDirectory}", "--Logging:Console:LogToStandardErrorThreshold=Trace"];
        if (!parsed.GetValue(Verbose)) { arguments.AddRange(["--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning"]); }
        arguments.AddRange(siteArguments);
        if (parsed.GetValue(DataDirectory) is { } directory) { arguments.Add($"--{Data.DataDirectory.Setting}={directory.FullName}"); }
        return [.. arguments];
    }

    private async Task<int> ExplainAsync(Exception e, bool isVerbose)
    {
        if (isVerbose) { await error.WriteLineAsync(e.ToString()); }
        switch (e)
        {
            case BadInputException or SettingsException:
                await error.WriteLineAsync(e.Message);
                return ExitCode.BadInput;
            case ImportException import:
                foreach (var problem in import.Problems) { await error.WriteLineAsync(problem.ToString()); }
                if (import.Count > import.Problems.Count) { await error.WriteLineAsync($"... and {import.Count - import.Problems.Count:N0} more."); }
                await error.WriteLineAsync($"{import.Count:N0} {(import.Count == 1 ? "problem" : "problems")}; nothing was written.");
                return ExitCode.BadInput;
            case CannotBeDoneException or DatabaseRefusedException or StoreBusyException or StoreUnavailableException or UnmappedWardsException:
                await error.WriteLineAsync(e.Message);
                return ExitCode.CannotBeDone;
            case OperationCanceledException:
                await error.WriteLineAsync("Stopped.");
                return ExitCode.CannotBeDone;
            default:
                await error.WriteLineAsync($"Something unexpected went wrong: {e.Message.ReplaceLineEndings(" ")} (--verbose prints all of it)");
                return ExitCode.CannotBeDone;
        }
    }
}
