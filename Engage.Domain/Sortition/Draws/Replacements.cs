namespace Engage.Domain.Sortition.Draws;

/// <summary>A later draw for the seats left empty.</summary>
/// <param name="Pool">Those who can still be drawn, under quotas less those confirmed.</param>
/// <param name="Seats">How many seats are empty.</param>
public sealed record ReplacementDraw(Pool Pool, int Seats)
{
    /// <summary>Prepares the draw: quotas less those who have confirmed; out are they, those who withdrew, and everybody at an address already on the panel.</summary>
    /// <param name="pool">The pool of the first draw.</param>
    /// <param name="panelSize">How many seats the panel has.</param>
    /// <param name="confirmed">The ids of those who keep their seats.</param>
    /// <param name="withdrawn">The ids of those who are not to be asked again.</param>
    /// <exception cref="ArgumentException">An id is not in the pool, somebody both confirmed and withdrew, or more people confirmed than there are seats.</exception>
    public static ReplacementDraw Prepare(Pool pool, int panelSize, IReadOnlyCollection<string> confirmed, IReadOnlyCollection<string> withdrawn)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var members = pool.Members.ToDictionary(m => m.Id, StringComparer.Ordinal);
        if (confirmed.Concat(withdrawn).FirstOrDefault(id => !members.ContainsKey(id)) is { } stranger) { throw new ArgumentException($"{stranger} is not in the pool.", nameof(confirmed)); }
        if (confirmed.Intersect(withdrawn, StringComparer.Ordinal).FirstOrDefault() is { } both) { throw new ArgumentException($"{both} cannot have confirmed and withdrawn.", nameof(withdrawn)); }
        if (confirmed.Count > panelSize) { throw new ArgumentException($"{confirmed.Count} people confirmed for {panelSize} seats.", nameof(confirmed)); }

        HashSet<string> gone = [.. confirmed, .. withdrawn];
        HashSet<string?> addresses = [.. confirmed.Select(id => members[id].Household)];
        var counts = pool.Count(confirmed.Select(id => members[id]));
        // Where more people confirmed than a quota allows, nobody else with the value can come.
        List<Quota> quotas = [.. pool.Quotas.Select(q => new Quota(Math.Max(0, q.Quota.Min - counts[q.Row]), Math.Max(0, q.Quota.Max - counts[q.Row])))];
        var left = pool.Members.Where(m => !gone.Contains(m.Id) && (m.Household is not { } home || !addresses.Contains(home)));
        return new ReplacementDraw(pool.WithQuotas(quotas).WithMembers(left), panelSize - confirmed.Count);
    }
}
