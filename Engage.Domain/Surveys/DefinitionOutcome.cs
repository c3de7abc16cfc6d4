using System.Diagnostics.CodeAnalysis;

namespace Engage.Domain.Surveys;

/// <summary>One fault of a definition.</summary>
/// <param name="Path">Where: $.sections[0].questions[2].options[1].code.</param>
/// <param name="Sentence">What is wrong, for the person who wrote it.</param>
public sealed record DefinitionProblem(string Path, string Sentence)
{
    /// <summary>The line of the file, from 1; null when the definition was not read from text.</summary>
    public int? Line { get; init; }

    /// <summary>Path, line and sentence in one line.</summary>
    public override string ToString() => Line is { } line ? $"line {line}, {Path}: {Sentence}" : $"{Path}: {Sentence}";
}

/// <summary>What came of reading a definition: the definition, or everything that is wrong with it.</summary>
public sealed class DefinitionOutcome
{
    internal DefinitionOutcome(SurveyDefinition? definition, IReadOnlyList<DefinitionProblem> problems)
    {
        Definition = problems.Count == 0 ? definition : null;
        Problems = problems;
    }

    /// <summary>The definition; null when there are problems.</summary>
    public SurveyDefinition? Definition { get; }

    /// <summary>Every problem found, in the order of the text; none when the definition is usable.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; }

    /// <summary>Whether there is a definition.</summary>
    [MemberNotNullWhen(true, nameof(Definition))]
    public bool IsUsable => Definition is not null;
}
