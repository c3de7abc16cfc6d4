using System.Globalization;

namespace Engage.Domain.Sortition;

/// <summary>
/// Members of a pool that no rule tells apart form a type: the same value of every feature and, where they share an address, a household of the same
/// composition. An optimum never has to treat members of a type differently, so a panel is described by how many of each type are on it; two thousand
/// people can become three types. Households of one composition form a class; exactly one seat a household means that the types of a class together
/// have at most as many seats as the class has households (such counts can always be given to different households, and no other counts can).
/// </summary>
public sealed class PersonTypes
{
    private PersonTypes(Pool pool, int[] typeOf, List<int>[] members, int[][] rows, int[] classOf, List<string[]> householdsOfClass) =>
        (Pool, TypeOf, Members, Rows, ClassOf, Households) = (pool, typeOf, members, rows, classOf, householdsOfClass);

    /// <summary>The pool.</summary>
    public Pool Pool { get; }

    /// <summary>How many types there are.</summary>
    public int Count => Members.Count;

    /// <summary>For each member of the pool the type.</summary>
    public IReadOnlyList<int> TypeOf { get; }

    /// <summary>For each type the indices of its members, in the order of the pool.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Members { get; }

    /// <summary>For each type the quotas it counts towards, one for each feature.</summary>
    public IReadOnlyList<int[]> Rows { get; }

    /// <summary>For each type the class of its households, or -1 for people whose address nobody shares.</summary>
    public IReadOnlyList<int> ClassOf { get; }

    /// <summary>For each class its households.</summary>
    public IReadOnlyList<string[]> Households { get; }

    /// <summary>Finds the types of a pool, in the order in which they first occur.</summary>
    public static PersonTypes Of(Pool pool)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var values = pool.Members.Select(m => string.Join(',', m.Values.Select(v => v.ToString(CultureInfo.InvariantCulture)))).ToArray();
        var compositionOf = Compositions(pool, values);
        var classes = new Dictionary<string, int>(StringComparer.Ordinal);
        var households = new List<string[]>();
        foreach (var group in compositionOf.GroupBy(c => c.Value, c => c.Key, StringComparer.Ordinal))
        {
            classes[group.Key] = households.Count;
            households.Add([.. group]);
        }

        var types = new Dictionary<string, int>(StringComparer.Ordinal);
        List<List<int>> members = [];
        List<int> classOf = [];
        var typeOf = new int[pool.Members.Count];
        for (var i = 0; i < typeOf.Length; i++)
        {
            var composition = pool.Members[i].Household is { } household ? compositionOf.GetValueOrDefault(household) : null;
            var key = $"{values[i]}|{composition}";
            if (!types.TryGetValue(key, out var type))
            {
                types[key] = type = members.Count;
                members.Add([]);
                classOf.Add(composition is null ? -1 : classes[composition]);
            }
            members[type].Add(i);
            typeOf[i] = type;
        }
        return new(pool, typeOf, [.. members], [.. members.Select(m => pool.RowsOf(pool.Members[m[0]]))], [.. classOf], households);
    }

    /// <summary>Each address that is shared, with who lives there; in the order of the pool.</summary>
    private static Dictionary<string, string> Compositions(Pool pool, string[] values)
    {
        var shared = Enumerable.Range(0, values.Length).Where(i => pool.Members[i].Household is not null)
            .GroupBy(i => pool.Members[i].Household!, StringComparer.Ordinal).Where(g => g.Skip(1).Any());
        return shared.ToDictionary(g => g.Key, g => string.Join(';', g.Select(i => values[i]).Order(StringComparer.Ordinal)), StringComparer.Ordinal);
    }
}
