using System.Text.Json;
using Engage.Domain.Sortition;

namespace Engage.Domain.Assemblies.Draws;

/// <summary>The pool of an assembly: everybody who is registered, by pseudonyms.</summary>
/// <param name="Pool">The pool under the assembly's quotas.</param>
/// <param name="Incomplete">How many registered people cannot be drawn because an answer that the quotas need is missing.</param>
public sealed record SelectionPool(Pool Pool, int Incomplete)
{
    /// <summary>Makes the pool.</summary>
    /// <param name="targets">What the panel must look like.</param>
    /// <param name="registrations">Registrations; those not in the pool are passed over.</param>
    public static SelectionPool Of(SelectionTargets targets, IEnumerable<Registration> registrations)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(registrations);
        List<PoolMember> members = [];
        var incomplete = 0;
        // Pseudonyms are random: in their order the list says nothing of who registered when.
        foreach (var person in registrations.Where(r => r.State == RegistrationState.InPool).OrderBy(r => r.Pseudonym, StringComparer.Ordinal))
        {
            if (Answers(targets, person.FeaturesJson) is { } values) { members.Add(new PoolMember(person.Pseudonym, values, person.HouseholdId)); }
            else { incomplete++; }
        }
        return new SelectionPool(new Pool(Features(targets), members), incomplete);
    }

    /// <summary>The features of targets as the engine takes them.</summary>
    public static IReadOnlyList<Feature> Features(SelectionTargets targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return [.. targets.Features.Select(f => new Feature(f.Name, [.. f.Values.Select(v => new FeatureValue(v.Label, new Quota(v.Min, v.Max)))]))];
    }

    /// <summary>For each feature the index of a person's answer; null when one is missing.</summary>
    private static int[]? Answers(SelectionTargets targets, string json)
    {
        using var answers = JsonDocument.Parse(json);
        var values = new int[targets.Features.Count];
        for (var f = 0; f < values.Length; f++)
        {
            var given = answers.RootElement.TryGetProperty(targets.Features[f].Code, out var answer) && answer.ValueKind == JsonValueKind.String ? answer.GetString() : null;
            values[f] = targets.Features[f].Values.Select(v => v.Code).ToList().IndexOf(given ?? "");
            if (values[f] < 0) { return null; }
        }
        return values;
    }
}
