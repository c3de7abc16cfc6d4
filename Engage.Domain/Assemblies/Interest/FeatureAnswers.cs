using System.Text.Json;

namespace Engage.Domain.Assemblies.Interest;

/// <summary>What somebody answered to the questions that quotas need: nothing but values of the assembly's targets.</summary>
public static class FeatureAnswers
{
    /// <summary>The first question without a usable answer; null when all are answered.</summary>
    public static TargetFeature? FirstUnanswered(SelectionTargets targets, IReadOnlyDictionary<string, string> answers)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(answers);
        return targets.Features.FirstOrDefault(f => f.Find(answers.GetValueOrDefault(f.Code)) is null);
    }

    /// <summary>As it is kept: a JSON object in the order of the targets.</summary>
    /// <exception cref="ArgumentException">A question is not answered.</exception>
    public static string ToJson(SelectionTargets targets, IReadOnlyDictionary<string, string> answers)
    {
        if (FirstUnanswered(targets, answers) is { } missing) { throw new ArgumentException($"There is no answer to {missing.Code}.", nameof(answers)); }
        return JsonSerializer.Serialize(targets.Features.ToDictionary(f => f.Code, f => answers[f.Code], StringComparer.Ordinal));
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static IReadOnlyDictionary<string, string> FromJson(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];

    /// <summary>Questions and answers as people read them; a code that the targets no longer have stands for itself.</summary>
    public static IEnumerable<(string Question, string Answer)> Describe(SelectionTargets targets, string json)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return FromJson(json).Select(a => targets.Find(a.Key) is { } feature ? (feature.Question, feature.Find(a.Value)?.Label ?? a.Value) : (a.Key, a.Value));
    }
}
