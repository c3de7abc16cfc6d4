namespace Engage.Domain.Sortition;

/// <summary>One value of a feature with its quota.</summary>
/// <param name="Name">Such as 16-29.</param>
/// <param name="Quota">How many seats.</param>
public sealed record FeatureValue(string Name, Quota Quota);

/// <summary>What a panel is balanced by, such as age; every member of the pool has exactly one of its values.</summary>
/// <param name="Name">Such as Age.</param>
/// <param name="Values">At least one, each once.</param>
public sealed record Feature(string Name, IReadOnlyList<FeatureValue> Values);

/// <summary>One quota of a pool, numbered through all features.</summary>
/// <param name="Row">The number, from 0, in the order of features and values.</param>
/// <param name="Feature">The feature's name.</param>
/// <param name="Value">The value's name.</param>
/// <param name="Quota">The bounds.</param>
public sealed record QuotaLine(int Row, string Feature, string Value, Quota Quota)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Feature}, {Value}: {Quota}";
}
