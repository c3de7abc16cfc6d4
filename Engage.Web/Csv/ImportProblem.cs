namespace Engage.Web.Csv;

/// <summary>One thing wrong with an input file, as the person who has to mend it reads it.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1, the heading included.</param>
/// <param name="Column">The heading of the column, where one is to blame.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Sentence">What is wrong and what is expected.</param>
public sealed record ImportProblem(string File, int Line, string? Column, string? Value, string Sentence)
{
    private const int LongestValue = 60;

    /// <inheritdoc/>
    public override string ToString()
    {
        var value = Value is { Length: > LongestValue } ? Value[..LongestValue] + "…" : Value;
        return Column is null ? $"{File} line {Line}: {Sentence}" : $"{File} line {Line}, {Column} \"{value}\": {Sentence}";
    }
}

/// <summary>An input file was not usable; nothing was written.</summary>
/// <param name="problems">What was wrong, in the order of the lines; of a hopeless file, the first.</param>
/// <param name="count">How many problems there are in all.</param>
public sealed class ImportException(IReadOnlyList<ImportProblem> problems, int count) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Problems that are all listed.</summary>
    public ImportException(IReadOnlyList<ImportProblem> problems) : this(problems, problems.Count)
    {
    }

    /// <summary>A problem with a whole file or its heading.</summary>
    public ImportException(string file, int line, string sentence) : this([new ImportProblem(file, line, null, null, sentence)])
    {
    }

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<ImportProblem> Problems => problems;

    /// <summary>How many problems there are, listed or not.</summary>
    public int Count => count;
}
