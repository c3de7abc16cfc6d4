namespace Engage.Domain.Sortition;

/// <summary>Everybody a panel can be drawn from, and what it has to look like.</summary>
public sealed class Pool
{
    private readonly int[] _firstRow;

    /// <summary>Makes a pool.</summary>
    /// <param name="features">The features with their quotas; may be empty.</param>
    /// <param name="members">The members, each with one value of every feature.</param>
    /// <exception cref="ArgumentException">An id is there twice, a feature has no values, or a member's values do not fit the features.</exception>
    public Pool(IReadOnlyList<Feature> features, IReadOnlyList<PoolMember> members)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(members);
        (Features, Members) = (features, members);
        _firstRow = new int[features.Count];
        List<QuotaLine> lines = [];
        for (var f = 0; f < features.Count; f++)
        {
            if (features[f].Values.Count == 0) { throw new ArgumentException($"The feature {features[f].Name} has no values.", nameof(features)); }
            _firstRow[f] = lines.Count;
            foreach (var value in features[f].Values) { lines.Add(new QuotaLine(lines.Count, features[f].Name, value.Name, value.Quota)); }
        }
        Quotas = lines;
        CheckMembers(members);
    }

    /// <summary>The features in order.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>The members in order.</summary>
    public IReadOnlyList<PoolMember> Members { get; }

    /// <summary>All quotas, feature by feature.</summary>
    public IReadOnlyList<QuotaLine> Quotas { get; }

    /// <summary>The number of the quota that a value of a feature belongs to.</summary>
    public int RowOf(int feature, int value) => _firstRow[feature] + value;

    /// <summary>The numbers of the quotas a member counts towards, one for each feature.</summary>
    public int[] RowsOf(PoolMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var rows = new int[_firstRow.Length];
        for (var f = 0; f < rows.Length; f++) { rows[f] = RowOf(f, member.Values[f]); }
        return rows;
    }

    /// <summary>How many of the given members count towards each quota.</summary>
    public int[] Count(IEnumerable<PoolMember> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var counts = new int[Quotas.Count];
        foreach (var member in members)
        {
            foreach (var row in RowsOf(member)) { counts[row]++; }
        }
        return counts;
    }

    /// <summary>The same members under other quotas.</summary>
    /// <param name="quotas">One for each line of <see cref="Quotas"/>.</param>
    public Pool WithQuotas(IReadOnlyList<Quota> quotas)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        if (quotas.Count != Quotas.Count) { throw new ArgumentException($"{Quotas.Count} quotas are needed.", nameof(quotas)); }
        return new Pool([.. Features.Select((feature, f) => feature with { Values = [.. feature.Values.Select((value, v) => value with { Quota = quotas[RowOf(f, v)] })] })], Members);
    }

    /// <summary>Some of the members under the same quotas.</summary>
    public Pool WithMembers(IEnumerable<PoolMember> members) => new(Features, [.. members]);

    private void CheckMembers(IReadOnlyList<PoolMember> members)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (!ids.Add(member.Id)) { throw new ArgumentException($"The id {member.Id} is in the pool twice.", nameof(members)); }
            if (member.Values.Count != Features.Count || member.Values.Where((v, f) => v < 0 || v >= Features[f].Values.Count).Any())
            {
                throw new ArgumentException($"The values of {member.Id} do not fit the features.", nameof(members));
            }
        }
    }
}
