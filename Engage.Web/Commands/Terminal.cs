using System.Text;

namespace Engage.Web.Commands;

/// <summary>Joins the program to the terminal it was started from: the only place that knows of one.</summary>
internal static class Terminal
{
    /// <summary>Runs a command, or the site when none is named.</summary>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
#pragma warning disable RS0030 // commands and the site write to writers; here the writers are made
        await using var output = Writer(Console.OpenStandardOutput());
        await using var error = Writer(Console.OpenStandardError());
        using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
#pragma warning restore RS0030
        if (!CommandLine.NamesCommand(args)) { return await Site.RunAsync(WithContentRoot(args), error); }

        using var stop = new StopSignal();
        return await CommandLine.InvokeAsync(args, output, error, input, cancellationToken: stop.Token);
    }

    /// <summary>The settings files lie beside the program, wherever it is started from.</summary>
    private static string[] WithContentRoot(string[] args) =>
        args.Any(a => a.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) ? args : [$"--contentRoot={AppContext.BaseDirectory}", .. args];

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
}
