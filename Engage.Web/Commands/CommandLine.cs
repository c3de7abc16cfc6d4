using System.CommandLine;
using System.CommandLine.Help;
using Engage.Web.Commands.Analysis;

namespace Engage.Web.Commands;

/// <summary>
/// The program's commands. They use the settings and services of the site, without a web server and without background
/// work. Results go to the output as JSON or CSV, everything else to the error output; the exit code says how it went.
/// </summary>
public static class CommandLine
{
    /// <summary>The program's name in help and examples.</summary>
    public const string ProgramName = "Engage.Web";

    private const string DataDirectoryOption = CommandHost.DataDirectoryName;

    private static readonly string[] HelpWords = ["--help", "-h", "-?", "/?", "--version"];

    /// <summary>Whether the arguments ask for a command or for help; otherwise they are settings of the site.</summary>
    public static bool NamesCommand(IReadOnlyList<string> args)
    {
        var first = 0;
        // The folder may be named before the command as well as after it.
        while (first < args.Count && args[first].StartsWith(DataDirectoryOption, StringComparison.Ordinal)) { first += args[first].Contains('=', StringComparison.Ordinal) ? 1 : 2; }
        return first < args.Count && (!args[first].StartsWith('-') || HelpWords.Contains(args[first], StringComparer.Ordinal));
    }

    /// <summary>Runs one command within this process.</summary>
    /// <param name="args">The command and its options, as typed.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where notes, progress and problems go.</param>
    /// <param name="input">What a command may read from; nothing when null.</param>
    /// <param name="siteArguments">Settings of the site that go before those of files and environment, such as <c>--environment=Production</c>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>0 done, 1 the work could not be done, 2 bad input.</returns>
    public static async Task<int> InvokeAsync(
        string[] args, TextWriter output, TextWriter error, TextReader? input = null, IReadOnlyList<string>? siteArguments = null, CancellationToken cancellationToken = default)
    {
        var host = new CommandHost(output, error, input ?? TextReader.Null, siteArguments ?? []);
        var root = new RootCommand("Engage: surveys, consultations and their reports. Without a command, the web site.") { host.DataDirectory, host.Verbose };
        foreach (var option in root.Options.OfType<HelpOption>()) { option.Action = new CommandHelp((HelpAction)option.Action!); }
        foreach (var command in All())
        {
            command.SetAction((parsed, stop) => host.RunAsync(command, parsed, stop));
            root.Add(command);
        }

        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var sentence in Sentences(parsed, root)) { await error.WriteLineAsync(sentence); }
            return ExitCode.BadInput;
        }
        return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellationToken);
    }

    /// <summary>A new command is a new class and a line here.</summary>
    private static EngageCommand[] All() =>
    [
        new ImportAreasCommand(),
        new ImportPostcodesCommand(),
        new FindAreaCommand(),
        new ImportLocalCommand(),
        new ImportSurveyCommand(),
        new ExportSurveyCommand(),
        new CreateAdministratorCommand(),
        new ImportMarginsCommand(),
        new ReportCommand(),
        new SimulateResponsesCommand(),
        new VerifyAuditCommand(),
        new WeightCommand(),
        new EstimateCommand(),
        new CrosstabCommand(),
        new SelectCommand(),
        new LotteryCommand(),
        new DrawCommand(),
        new VerifyCommand(),
        new TablesCommand(),
        new InviteCommand(),
    ];

    private static IEnumerable<string> Sentences(ParseResult parsed, RootCommand root)
    {
        var command = parsed.CommandResult.Command;
        var help = command is RootCommand ? "--help lists the commands." : $"{command.Name} --help lists its options.";
        foreach (var token in parsed.UnmatchedTokens)
        {
            yield return command is RootCommand && !token.StartsWith('-')
                ? $"There is no command {token}; the commands are {string.Join(", ", root.Subcommands.Select(c => c.Name))}."
                : $"There is no option {token}; {help}";
        }
        if (parsed.UnmatchedTokens.Count > 0) { yield break; }
        foreach (var problem in parsed.Errors) { yield return $"{problem.Message} {help}"; }
    }
}
