namespace Engage.Domain.Statistics;

/// <summary>
/// Weighted rankings: first choices, Borda scores (Borda 1781), pairwise comparisons with a winner or a circle (Condorcet
/// 1785). A ranked item beats every item left unranked; two unranked items say nothing of each other.
/// </summary>
public sealed class WeightedRanking
{
    private readonly double[,] _prefer;
    private readonly double[] _first;
    private readonly double[] _points;

    private WeightedRanking(IReadOnlyList<string> items, int depth)
    {
        (Items, Depth) = (items, depth);
        (_prefer, _first, _points) = (new double[items.Count, items.Count], new double[items.Count], new double[items.Count]);
    }

    /// <summary>The items.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <summary>How many ranks people were asked for at most.</summary>
    public int Depth { get; }

    /// <summary>How many ranked anything.</summary>
    public int Answered { get; private set; }

    /// <summary>The sum of their weights.</summary>
    public double WeightedAnswered { get; private set; }

    /// <summary>The weighted share that put an item first.</summary>
    public double FirstChoiceShare(int item) => _first[item] / WeightedAnswered;

    /// <summary>The weighted mean of points: as many as there are ranks for a first place, one less for each place below, none unranked.</summary>
    public double MeanBorda(int item) => _points[item] / WeightedAnswered;

    /// <summary>The weighted share of those who ranked anything that put one item above another.</summary>
    public double Prefer(int item, int other) => _prefer[item, other] / WeightedAnswered;

    /// <summary>The item that beats every other; null when there is none.</summary>
    public int? CondorcetWinner => Enumerable.Range(0, Items.Count).Where(i => Enumerable.Range(0, Items.Count).All(j => i == j || _prefer[i, j] > _prefer[j, i])).Select(i => (int?)i).FirstOrDefault();

    /// <summary>
    /// The fewest items that each beat every item outside (Smith 1973): one item when there is a Condorcet winner; when none
    /// is tied, several are a circle of preferences, each beaten by another of them.
    /// </summary>
    public IReadOnlyList<int> TopCycle()
    {
        // An item reaches those it beats or ties with, and whom those reach: the set wanted reaches everybody.
        var count = Items.Count;
        var reaches = new bool[count, count];
        for (var i = 0; i < count; i++) { for (var j = 0; j < count; j++) { reaches[i, j] = i == j || _prefer[i, j] >= _prefer[j, i]; } }
        for (var k = 0; k < count; k++)
        {
            for (var i = 0; i < count; i++) { for (var j = 0; j < count; j++) { reaches[i, j] |= reaches[i, k] && reaches[k, j]; } }
        }
        return [.. Enumerable.Range(0, count).Where(i => Enumerable.Range(0, count).All(j => reaches[i, j]))];
    }

    /// <summary>Counts.</summary>
    /// <param name="sample">The weights.</param>
    /// <param name="items">For each item the column of its ranks: the category "1" for a first place and so on; any other category is unranked, missing is not answered.</param>
    /// <param name="depth">How many ranks people were asked for at most.</param>
    public static WeightedRanking Of(Sample sample, IReadOnlyList<CodeColumn> items, int depth)
    {
        var ranking = new WeightedRanking([.. items.Select(i => i.Name)], depth);
        int[][] rankOf = [.. items.Select(RanksByCode)];
        var ranks = new int[items.Count];
        for (var row = 0; row < sample.Count; row++)
        {
            var isAnswered = false;
            for (var i = 0; i < ranks.Length; i++)
            {
                ranks[i] = rankOf[i][items[i][row]];
                isAnswered |= ranks[i] < int.MaxValue;
            }
            if (isAnswered) { ranking.Add(ranks, sample.WeightOf(row)); }
        }
        return ranking;
    }

    private static int[] RanksByCode(CodeColumn column)
    {
        var ranks = new int[column.CodeCount];
        Array.Fill(ranks, int.MaxValue);
        foreach (var (index, category) in column.Categories.Index())
        {
            if (int.TryParse(category, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var rank)) { ranks[index + CodeColumn.FirstCategory] = rank; }
        }
        return ranks;
    }

    private void Add(int[] ranks, double weight)
    {
        Answered++;
        WeightedAnswered += weight;
        for (var i = 0; i < ranks.Length; i++)
        {
            if (ranks[i] == 1) { _first[i] += weight; }
            if (ranks[i] <= Depth) { _points[i] += weight * (Depth + 1 - ranks[i]); }
            for (var j = 0; j < ranks.Length; j++)
            {
                if (ranks[i] < ranks[j]) { _prefer[i, j] += weight; }
            }
        }
    }
}
