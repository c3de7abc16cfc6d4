using Engage.Domain.Sortition;
using Engage.Domain.Surveys;

namespace Engage.Domain.Assemblies.Draws;

/// <summary>Something that makes targets unusable.</summary>
/// <param name="Feature">The feature's code.</param>
/// <param name="Value">The value's code; null when it concerns the whole feature.</param>
/// <param name="Sentence">What, with both numbers where there are two.</param>
public sealed record TargetsProblem(string Feature, string? Value, string Sentence);

/// <summary>Judges targets before anybody is drawn by them.</summary>
public static class TargetsCheck
{
    /// <summary>The most features.</summary>
    public const int MostFeatures = 12;

    /// <summary>The most values of all features together.</summary>
    public const int MostValues = 100;

    /// <summary>The most characters of a name, a label or a question.</summary>
    public const int LongestText = 200;

    /// <summary>What makes the targets unusable for any pool; empty when nothing does.</summary>
    public static IReadOnlyList<TargetsProblem> Problems(SelectionTargets targets, int panelSize)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return [.. targets.Features.SelectMany(f => Wording(f).Concat(Quotas(f, panelSize)))];
    }

    /// <summary>Quotas that a pool cannot fill by itself, whatever the other quotas: each value of which too few people are there.</summary>
    public static IReadOnlyList<TargetsProblem> Shortages(SelectionTargets targets, Pool pool)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(pool);
        var there = pool.Count(pool.Members);
        return
        [
            .. targets.Features.SelectMany((f, i) => f.Values.Select((v, j) => (Feature: f, Value: v, Count: there[pool.RowOf(i, j)])))
                .Where(row => row.Count < row.Value.Min)
                .Select(row => new TargetsProblem(row.Feature.Code, row.Value.Code, $"{row.Feature.Name}, {row.Value.Label}: at least {row.Value.Min} wanted, {row.Count} in the pool.")),
        ];
    }

    /// <summary>
    /// What may not change once people have begun to register: what was asked and what the answers mean. Quotas and figures may.
    /// </summary>
    /// <param name="before">The targets people answered to.</param>
    /// <param name="after">The targets wanted.</param>
    public static IReadOnlyList<TargetsProblem> Locked(SelectionTargets before, SelectionTargets after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        List<TargetsProblem> problems = [];
        problems.AddRange(after.Features.Where(f => before.Find(f.Code) is null).Select(f => new TargetsProblem(f.Code, null, $"{f.Name} cannot be added: people who have registered were not asked.")));
        foreach (var feature in before.Features)
        {
            if (after.Find(feature.Code) is not { } now) { problems.Add(new(feature.Code, null, $"{feature.Name} cannot be removed: people have answered.")); }
            else if (now.Question != feature.Question || now.Hint != feature.Hint || !now.Values.Select(v => (v.Code, v.Label)).SequenceEqual(feature.Values.Select(v => (v.Code, v.Label))))
            {
                problems.Add(new(feature.Code, null, $"The question and the answers of {feature.Name} cannot change: people have answered."));
            }
        }
        return problems;
    }

    private static IEnumerable<TargetsProblem> Wording(TargetFeature feature)
    {
        if (!Survey.IsSlug(feature.Code)) { yield return new(feature.Code, null, "The code of a category has 1 to 60 lower-case letters, digits and single hyphens."); }
        if (feature.Name.Length is 0 or > LongestText) { yield return new(feature.Code, null, $"The name of a category has 1 to {LongestText} characters."); }
        if (feature.Question.Length is 0 or > LongestText) { yield return new(feature.Code, null, $"{feature.Name}: the question has 1 to {LongestText} characters."); }
        if (feature.Values.Count < 2) { yield return new(feature.Code, null, $"{feature.Name} needs at least two answers."); }
        foreach (var value in feature.Values)
        {
            if (!Survey.IsSlug(value.Code)) { yield return new(feature.Code, value.Code, $"{feature.Name}: an answer’s code has 1 to 60 lower-case letters, digits and single hyphens."); }
            if (value.Label.Length is 0 or > LongestText) { yield return new(feature.Code, value.Code, $"{feature.Name}: an answer has 1 to {LongestText} characters."); }
        }
        foreach (var twice in feature.Values.GroupBy(v => v.Label, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1)) { yield return new(feature.Code, twice.First().Code, $"{feature.Name} has the answer {twice.Key} twice."); }
        foreach (var twice in feature.Values.GroupBy(v => v.Code, StringComparer.Ordinal).Where(g => g.Count() > 1)) { yield return new(feature.Code, twice.Key, $"{feature.Name} has two answers with the code {twice.Key}."); }
    }

    private static IEnumerable<TargetsProblem> Quotas(TargetFeature feature, int panelSize)
    {
        foreach (var value in feature.Values)
        {
            if (value.Min < 0) { yield return new(feature.Code, value.Code, $"{feature.Name}, {value.Label}: the fewest seats cannot be less than none."); }
            else if (value.Max < value.Min) { yield return new(feature.Code, value.Code, $"{feature.Name}, {value.Label}: the most seats, {value.Max}, must not be less than the fewest, {value.Min}."); }
        }
        var (fewest, most) = (feature.Values.Sum(v => v.Min), feature.Values.Sum(v => v.Max));
        if (fewest > panelSize) { yield return new(feature.Code, null, $"{feature.Name}: the fewest seats sum to {fewest}, and the panel has {panelSize}."); }
        else if (most < panelSize) { yield return new(feature.Code, null, $"{feature.Name}: the most seats sum to {most}, and the panel has {panelSize}."); }
    }
}
