using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Engage.Web.Commands;

/// <summary>The usual help, followed by examples.</summary>
internal sealed class CommandHelp(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command switch
        {
            EngageCommand command => command.Examples,
            RootCommand => ["--data-dir /srv/engage", "import-areas --file areas.csv --dry-run", "import-areas --help"],
            _ => [],
        };
        if (examples.Count == 0) { return ExitCode.Done; }

        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples) { output.WriteLine($"  {CommandLine.ProgramName} {example}"); }
        output.WriteLine();
        return ExitCode.Done;
    }
}
