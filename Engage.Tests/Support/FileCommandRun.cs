using Engage.Web.Commands;

namespace Engage.Tests.Support;

/// <summary>Runs commands that work on files alone, in this process, in a folder of its own.</summary>
public sealed class FileCommandRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engage-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Runs a command.</summary>
    public static async Task<CommandResult> RunAsync(params string[] args)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.InvokeAsync(args, output, error);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Where a file of this name lies.</summary>
    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    /// <summary>Writes a file to hand to a command.</summary>
    /// <returns>Its path.</returns>
    public string File(string name, string content)
    {
        System.IO.File.WriteAllText(Path(name), content);
        return Path(name);
    }

    /// <summary>The lines of a file a command wrote, without the heading, split at commas.</summary>
    public string[][] Rows(string name) => [.. System.IO.File.ReadAllLines(Path(name)).Skip(1).Select(l => l.Split(','))];
}
