using Engage.Domain.Sortition.Optimisation;
using Engage.Domain.Sortition.Selection;

namespace Engage.Domain.Sortition.Draws;

/// <summary>
/// How often each kind of panel is among a whole number of panels: the whole part of its share, then one more here and there, then exchanges, as long as people come nearer to their
/// chances. A type's seats are whole and its members take turns, so the furthest of them is known; the sixth power of these misses is summed, so that the largest count most.
/// Where that does not come near enough, further panels are looked for.
/// </summary>
internal sealed class PanelCounts
{
    private const int MostSweeps = 40;
    private const int MostSearches = 500;
    private const int MostFailures = 100;
    private const int SearchesForMore = 60;
    private const double Wished = 1.6;
    private const double NearEnough = 2;

    private readonly List<int[]> _types = [];
    private readonly List<int[]> _seats = [];
    private readonly List<int[]> _kinds = [];
    private readonly List<int> _times = [];
    private readonly double[] _aim;
    private readonly int[] _size;
    private readonly int[] _taken;
    private readonly CancellationToken _cancelled;

    private PanelCounts(FairLottery fair, int panels, CancellationToken cancellationToken)
    {
        _aim = [.. fair.ChanceOfType.Select(p => p * panels)];
        _size = [.. fair.Types.Members.Select(m => m.Count)];
        (_taken, _cancelled) = (new int[_size.Length], cancellationToken);
        foreach (var (counts, chance) in fair.Panels)
        {
            Add(counts);
            Change(_kinds.Count - 1, (int)Math.Floor(chance * panels + 1e-9));
        }
        foreach (var counts in fair.OtherPanels) { Add(counts); }
    }

    /// <summary>Finds how often.</summary>
    /// <param name="fair">The lottery to stand for.</param>
    /// <param name="panels">How many panels.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Kinds of panels, for each type the number of seats, and how often each is there.</returns>
    public static IEnumerable<(int[] Kind, int Times)> Round(FairLottery fair, int panels, CancellationToken cancellationToken)
    {
        var counts = new PanelCounts(fair, panels, cancellationToken);
        for (var left = panels - counts._times.Sum(); left > 0; left--) { counts.Change(counts.Best(-1).Panel, 1); }
        counts.ExchangeAll();
        counts.SearchMore(new PanelModel(fair.Types, fair.Panels[0].Counts.Sum()));
        return counts._kinds.Zip(counts._times).Where(k => k.Second > 0);
    }

    private void Add(int[] counts)
    {
        int[] types = [.. Enumerable.Range(0, counts.Length).Where(t => counts[t] > 0)];
        _types.Add(types);
        _seats.Add([.. types.Select(t => counts[t])]);
        _kinds.Add(counts);
        _times.Add(0);
    }

    private void ExchangeAll()
    {
        for (var sweep = 0; sweep < MostSweeps && Exchange(); sweep++) { }
    }

    /// <summary>Where the kinds at hand do not come near enough, looks for kinds with those who have sat too little and without those who have sat too much.</summary>
    private void SearchMore(PanelModel model)
    {
        var search = model.ToSearch(new SearchLimits(_cancelled, CancellationToken.None));
        var weights = new double[_size.Length];
        var failures = 0;
        var random = new SeededRandom(0);
        for (var i = 0; i < MostSearches && Furthest() > (i < SearchesForMore ? Wished : NearEnough); i++)
        {
            for (var t = 0; t < weights.Length; t++)
            {
                // After a failure the same weights would find the same kind again.
                var shaken = failures == 0 ? 1 : 0.25 + 1.5 * random.NextDouble();
                weights[t] = (Cost(t, Math.Max(0, _taken[t] - 1)) - Cost(t, _taken[t] + 1)) * shaken;
            }
            if (search.Relax(weights) is not { } bound || search.Search(goodEnough: bound - (failures % 2 == 0 ? 0.02 : 0.2) * Math.Abs(bound), mostNodes: 2_000).Counts is not { } kind) { return; }
            Add(kind);
            failures = ExchangeFor(_kinds.Count - 1) ? 0 : failures + 1;
            if (failures % 20 == 19 && !Exchange() && failures > MostFailures) { return; }
        }
    }

    private double Furthest() => Enumerable.Range(0, _size.Length).Max(t => Miss(t, _taken[t]));

    /// <summary>Puts a kind in the place of the one that is missed least.</summary>
    private bool ExchangeFor(int kind)
    {
        var improved = false;
        while (true)
        {
            Change(kind, 1);
            var (worst, best) = (kind, Worsening(kind, -1));
            for (var i = 0; i < _times.Count; i++)
            {
                if (_times[i] == 0) { continue; }
                var cost = Worsening(i, -1);
                if (cost < best - 1e-9) { (worst, best) = (i, cost); }
            }
            Change(worst, -1);
            if (worst == kind) { return improved; }
            improved = true;
        }
    }

    private bool Exchange()
    {
        var improved = false;
        for (var i = 0; i < _times.Count; i++)
        {
            if (_times[i] == 0) { continue; }
            _cancelled.ThrowIfCancellationRequested();
            var saved = -Worsening(i, -1);
            Change(i, -1);
            var (other, cost) = Best(i);
            var exchanges = other >= 0 && cost < saved - 1e-9;
            Change(exchanges ? other : i, 1);
            improved |= exchanges;
        }
        return improved;
    }

    private (int Panel, double Cost) Best(int except)
    {
        var (best, least) = (-1, double.PositiveInfinity);
        for (var i = 0; i < _times.Count; i++)
        {
            if (i == except) { continue; }
            var cost = Worsening(i, 1);
            if (cost < least) { (best, least) = (i, cost); }
        }
        return (best, least);
    }

    private double Worsening(int panel, int by)
    {
        var (types, seats) = (_types[panel], _seats[panel]);
        double sum = 0;
        for (var e = 0; e < types.Length; e++)
        {
            var t = types[e];
            sum += Cost(t, _taken[t] + by * seats[e]) - Cost(t, _taken[t]);
        }
        return sum;
    }

    /// <summary>How many panels the furthest member of a type is away from their aim.</summary>
    private double Miss(int type, int seats)
    {
        var size = _size[type];
        var fewest = seats / size;
        var most = fewest * size == seats ? fewest : fewest + 1;
        return Math.Max(Math.Abs(_aim[type] - fewest), Math.Abs(most - _aim[type]));
    }

    private double Cost(int type, int seats)
    {
        var miss = Miss(type, seats);
        var mean = (double)seats / _size[type] - _aim[type];
        // The furthest member settles it; the mean leads the way where one seat changes nothing yet.
        var square = miss * miss;
        return square * square * square + 0.1 * mean * mean;
    }

    private void Change(int panel, int by)
    {
        _times[panel] += by;
        for (var e = 0; e < _types[panel].Length; e++) { _taken[_types[panel][e]] += by * _seats[panel][e]; }
    }
}
