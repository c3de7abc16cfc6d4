namespace Engage.Domain.Surveys;

/// <summary>Collects the faults of a definition, up to as many as anybody will read.</summary>
internal sealed class ProblemList
{
    internal const int Most = 200;

    private readonly List<DefinitionProblem> _problems = [];
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    internal bool AnyBelow(string path) => _problems.Exists(p => p.Path.StartsWith(path, StringComparison.Ordinal));

    internal void Know(string path, int line) => _lines.TryAdd(path, line);

    internal void Add(string path, string sentence)
    {
        if (_problems.Count > Most) { return; }
        _problems.Add(_problems.Count == Most
            ? new DefinitionProblem("$", $"There are more than {Most} problems; these are the first.")
            : new DefinitionProblem(path, sentence) { Line = LineOf(path) });
    }

    /// <summary>The problems in the order of their lines; those of one line in the order found.</summary>
    internal IReadOnlyList<DefinitionProblem> InOrder() => [.. _problems.OrderBy(p => p.Line ?? int.MaxValue)];

    /// <summary>The line of the path, or of what encloses it when the member is missing.</summary>
    private int? LineOf(string path)
    {
        for (var part = path; part.Length > 0; part = part[..Math.Max(0, part.LastIndexOfAny(['.', '[']))])
        {
            if (_lines.TryGetValue(part, out var line)) { return line; }
        }
        return null;
    }
}
