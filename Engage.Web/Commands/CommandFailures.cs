namespace Engage.Web.Commands;

/// <summary>What a command was given cannot be used; exit code 2. The message is the sentence or sentences to print.</summary>
internal sealed class BadInputException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The work could not be done although the input was sound; exit code 1. The message is the sentence to print.</summary>
internal sealed class CannotBeDoneException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What the program returns to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The work could not be done.</summary>
    public const int CannotBeDone = 1;

    /// <summary>The input was bad: an unknown option, a missing or wrong file.</summary>
    public const int BadInput = 2;
}
