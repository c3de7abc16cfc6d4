using System.CommandLine;
using Engage.Web.Data;

namespace Engage.Web.Commands;

/// <summary>One command: its name, its options, and what it does. Each is a class in its own file, listed in <see cref="CommandLine"/>.</summary>
internal abstract class EngageCommand : Command
{
    /// <summary>Names the command.</summary>
    /// <param name="name">As typed, such as import-areas.</param>
    /// <param name="description">What it does, in a sentence or two.</param>
    /// <param name="examples">Arguments as one could type them, without the program's name.</param>
    protected EngageCommand(string name, string description, params string[] examples) : base(name, description) => Examples = examples;

    /// <summary>Shown at the end of the command's help.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>What it does with the database: a command that only reads can run beside the site on SQLite, one that uses none starts at once.</summary>
    public virtual DatabaseUse Use => DatabaseUse.Write;

    /// <summary>Does the work.</summary>
    /// <param name="arguments">What was typed, already held to the options' own rules.</param>
    /// <param name="context">Services and writers.</param>
    /// <param name="cancellationToken">Cancelled when somebody presses Ctrl+C.</param>
    /// <returns>The exit code.</returns>
    public abstract Task<int> RunAsync(ParseResult arguments, CommandContext context, CancellationToken cancellationToken);

    /// <summary>Adds an option.</summary>
    protected Option<T> AddOption<T>(string name, string description, bool isRequired = false, string? valueName = null)
    {
        var option = new Option<T>(name) { Description = description, Required = isRequired, HelpName = valueName };
        Add(option);
        return option;
    }
}
