using Engage.Domain.Surveys;

namespace Engage.Domain.Statistics;

/// <summary>
/// Rankings: first choices, Borda scores (Borda 1781) and pairwise comparisons (Condorcet 1785). An item a person ranked
/// beats every item they were offered and left unranked.
/// </summary>
/// <param name="items">All items.</param>
/// <param name="depth">How many ranks people were asked to give at most.</param>
public sealed class RankingTally(IReadOnlyList<Option> items, int depth) : Tally
{
    private readonly int[,] _atRank = new int[items.Count, depth];
    private readonly double[] _weightedFirst = new double[items.Count];
    private readonly int[,] _beats = new int[items.Count, items.Count];
    private readonly Dictionary<string, int> _indexes = items.Select((o, i) => (o.Code, i)).ToDictionary(p => p.Code, p => p.i, StringComparer.Ordinal);

    /// <summary>All items.</summary>
    public IReadOnlyList<Option> Items => items;

    /// <summary>How many ranks people were asked to give at most.</summary>
    public int Depth => depth;

    /// <summary>How many put an item at a rank, the first rank being 0.</summary>
    public int AtRank(int item, int rank) => _atRank[item, rank];

    /// <summary>The weighted share of those who put an item first, from 0 to 1; null without weights.</summary>
    public double? WeightedFirstShareOf(int item) => IsWeighted ? _weightedFirst[item] / WeightedAnswered : null;

    /// <summary>How many ranked an item at all.</summary>
    public int Ranked(int item) => Enumerable.Range(0, depth).Sum(r => _atRank[item, r]);

    /// <summary>The mean rank from 1 among those who ranked the item; null when nobody did.</summary>
    public double? MeanRank(int item) =>
        Ranked(item) is > 0 and var n ? Enumerable.Range(0, depth).Sum(r => (r + 1.0) * _atRank[item, r]) / n : null;

    /// <summary>The Borda score: <see cref="Depth"/> points for a first place, one less for each place below, none unranked.</summary>
    public int Borda(int item) => Enumerable.Range(0, depth).Sum(r => (depth - r) * _atRank[item, r]);

    /// <summary>How many put one item above another.</summary>
    public int Prefer(int item, int other) => _beats[item, other];

    /// <summary>The item that more people put above each other item than below it; null when there is none.</summary>
    public int? CondorcetWinner()
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (Enumerable.Range(0, items.Count).All(j => j == i || _beats[i, j] > _beats[j, i])) { return i; }
        }
        return null;
    }

    /// <inheritdoc/>
    protected override OptionRole Count(Answer answer, Alike alike)
    {
        if (answer is not RankingAnswer { Codes: var codes }) { throw Misfit(answer); }
        var rank = 0;
        var above = new bool[items.Count];
        foreach (var code in codes)
        {
            if (!_indexes.TryGetValue(code, out var item)) { continue; }
            if (rank == 0) { _weightedFirst[item] += alike.Weight; }
            if (rank < depth) { _atRank[item, rank++] += alike.Responses; }
            above[item] = true;
            for (var other = 0; other < items.Count; other++)
            {
                if (!above[other]) { _beats[item, other] += alike.Responses; }
            }
        }
        return OptionRole.Ordinary;
    }
}
