namespace Engage.Domain.Sortition;

/// <summary>Somebody registered and eligible.</summary>
/// <param name="Id">The office's own id or a pseudonym; unique in the pool.</param>
/// <param name="Values">For each feature, in order, the index of the member's value.</param>
/// <param name="Household">Members with the same text share an address and at most one of them is on a panel; null when addresses do not count.</param>
public sealed record PoolMember(string Id, IReadOnlyList<int> Values, string? Household = null);
