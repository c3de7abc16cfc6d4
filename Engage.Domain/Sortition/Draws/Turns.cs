namespace Engage.Domain.Sortition.Draws;

/// <summary>
/// Gives the seats of panels to people: members of a type take turns in a random order; where addresses are shared, the household that sat least for a type comes next, and the member of
/// it that sat least.
/// </summary>
internal sealed class Turns
{
    private readonly PersonTypes _types;
    private readonly int[][] _order;
    private readonly int[] _next;
    private readonly int[] _sat;
    private readonly Dictionary<int, int[]>[][] _homes;

    /// <summary>Settles the order of turns.</summary>
    public Turns(PersonTypes types, SeededRandom random)
    {
        _types = types;
        _sat = new int[types.TypeOf.Count];
        _next = new int[types.Count];
        _order = [.. types.Members.Select(m => m.ToArray())];
        foreach (var order in _order) { random.Shuffle<int>(order); }
        _homes = new Dictionary<int, int[]>[types.Households.Count][];
        for (var c = 0; c < _homes.Length; c++)
        {
            string[] households = [.. types.Households[c]];
            random.Shuffle<string>(households);
            var place = households.Select((h, i) => (h, i)).ToDictionary(h => h.h, h => h.i, StringComparer.Ordinal);
            _homes[c] = [.. households.Select(_ => new Dictionary<int, int[]>())];
            foreach (var t in Enumerable.Range(0, types.Count).Where(t => types.ClassOf[t] == c))
            {
                foreach (var home in _order[t].GroupBy(i => types.Pool.Members[i].Household!, StringComparer.Ordinal)) { _homes[c][place[home.Key]][t] = [.. home]; }
            }
        }
    }

    /// <summary>Seats a panel.</summary>
    /// <param name="counts">For each type how many seats.</param>
    /// <returns>The members, ascending.</returns>
    public int[] Seat(int[] counts)
    {
        List<int> seated = [];
        var taken = new HashSet<(int Class, int Home)>();
        for (var t = 0; t < counts.Length; t++)
        {
            for (var seat = 0; seat < counts[t]; seat++)
            {
                var member = _types.ClassOf[t] < 0 ? _order[t][_next[t]++ % _order[t].Length] : FromHome(t, taken);
                _sat[member]++;
                seated.Add(member);
            }
        }
        seated.Sort();
        return [.. seated];
    }

    private int FromHome(int type, HashSet<(int Class, int Home)> taken)
    {
        var homes = _homes[_types.ClassOf[type]];
        var home = Enumerable.Range(0, homes.Length).Where(h => !taken.Contains((_types.ClassOf[type], h))).MinBy(h => homes[h][type].Sum(i => _sat[i]));
        taken.Add((_types.ClassOf[type], home));
        return homes[home][type].MinBy(i => _sat[i]);
    }
}
