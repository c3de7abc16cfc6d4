namespace Engage.Domain.Sortition.Selection;

/// <summary>Draws people from a lottery over kinds of panels.</summary>
public static class LotteryDraw
{
    /// <summary>Draws a kind of panel by its chance, then the people of each type, every choice equally likely.</summary>
    /// <returns>The indices of the selected members in the pool, ascending.</returns>
    public static IReadOnlyList<int> Draw(FairLottery lottery, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(lottery);
        ArgumentNullException.ThrowIfNull(random);
        return Members(lottery.Types, lottery.Panels[random.Pick([.. lottery.Panels.Select(p => p.Chance)])].Counts, random);
    }

    private static List<int> Members(PersonTypes types, int[] counts, SeededRandom random)
    {
        List<int> selected = [];
        for (var t = 0; t < counts.Length; t++)
        {
            if (types.ClassOf[t] >= 0 || counts[t] == 0) { continue; }
            int[] members = [.. types.Members[t]];
            random.Shuffle<int>(members);
            selected.AddRange(members.AsSpan(0, counts[t]));
        }
        for (var c = 0; c < types.Households.Count; c++)
        {
            string[] households = [.. types.Households[c]];
            random.Shuffle<string>(households);
            var next = 0;
            foreach (var t in Enumerable.Range(0, counts.Length).Where(t => types.ClassOf[t] == c && counts[t] > 0))
            {
                for (var seat = 0; seat < counts[t]; seat++)
                {
                    var household = households[next++];
                    int[] there = [.. types.Members[t].Where(i => types.Pool.Members[i].Household == household)];
                    selected.Add(there[random.Next(there.Length)]);
                }
            }
        }
        selected.Sort();
        return selected;
    }
}
