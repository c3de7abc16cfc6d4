using System.Runtime.InteropServices;
using Engage.Domain.Sortition.Optimisation;

namespace Engage.Domain.Sortition.Selection;

/// <summary>A kind of panel: how many seats each type has, and the chance that the panel is of this kind.</summary>
internal readonly record struct WeightedPanel(int[] Counts, double Chance);

/// <summary>Chances written as a lottery, or why not.</summary>
/// <param name="Lottery">The lottery nearest to the chances that was found.</param>
/// <param name="Deviation">By how much somebody's chance in it differs at most.</param>
/// <param name="Cut">An inequality all panels keep and the chances break: they are no lottery's.</param>
/// <param name="IsSettled">False when a limit ended the work.</param>
internal sealed record DecompositionResult(IReadOnlyList<WeightedPanel> Lottery, double Deviation, Cut? Cut, bool IsSettled);

/// <summary>
/// Writes chances as a lottery over panels: the nearest point of the panels' hull by Wolfe's method (1976), which asks for one better panel at a time. Only panels that keep
/// every rule that the chances use up entirely can take part, so the search is held to that face; it is much smaller than the whole.
/// </summary>
internal sealed class Decomposition
{
    private const long NodesASearch = 20_000;
    private const double SurelyTight = 1e-8;

    /// <summary>More than linear programs let pass, or one and the same cut would be found for ever.</summary>
    private const double SurelyBroken = 5e-8;

    /// <summary>Where rounding ends the work, a lottery as near as this stands for the chances.</summary>
    private const double CloseEnough = 1e-6;

    private readonly PanelModel _model;
    private readonly BranchAndBound _search;
    private readonly SearchLimits _limits;
    private readonly IProgress<SelectionProgress>? _progress;
    private readonly double[] _scale;
    private readonly List<int[]> _panels = [];
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly double[] _outward;
    private readonly bool[] _canBeSelected;
    private ActiveSet _active = new();

    /// <summary>Sets the task.</summary>
    public Decomposition(PanelModel model, BranchAndBound search, bool[] canBeSelected, SearchLimits limits, IProgress<SelectionProgress>? progress)
    {
        (_model, _search, _canBeSelected, _limits, _progress) = (model, search, canBeSelected, limits, progress);
        _scale = [.. model.Size.Select(size => 1 / Math.Sqrt(size))];
        _outward = new double[model.TypeCount];
    }

    /// <summary>Every panel found.</summary>
    public IReadOnlyList<int[]> Panels => _panels;

    /// <summary>How many searches were made.</summary>
    public int Searches { get; private set; }

    /// <summary>Notes a panel found elsewhere.</summary>
    /// <returns>Its number.</returns>
    public int Add(int[] counts)
    {
        var key = new string(MemoryMarshal.Cast<int, char>(counts));
        if (!_known.TryGetValue(key, out var name))
        {
            _known[key] = name = _panels.Count;
            _panels.Add(counts);
        }
        return name;
    }

    /// <summary>Writes chances as a lottery.</summary>
    /// <param name="chances">For each type the chance of each member.</param>
    /// <param name="tolerance">How much a chance may differ.</param>
    public DecompositionResult Run(double[] chances, double tolerance)
    {
        HoldToFace(chances);
        if (!Restart(chances)) { return Separated(chances, new double[_model.TypeCount], double.PositiveInfinity); }

        var offset = new double[_model.TypeCount];
        var weights = new double[_model.TypeCount];
        while (true)
        {
            _active.MoveToNearest();
            _active.Mean(offset);
            var deviation = Deviation(offset);
            if (deviation <= tolerance) { return Result(deviation, null, isSettled: true); }
            if (_limits.AreReached) { return Result(deviation, null, isSettled: false); }

            var distance = Math.Sqrt(SteadySums.Dot(offset, offset));
            double aim = 0;
            for (var t = 0; t < weights.Length; t++)
            {
                weights[t] = -offset[t] * _scale[t] / distance;
                aim += weights[t] * chances[t] * _model.Size[t];
            }
            var better = FindBetter(weights, aim - distance, out var isProven);
            if (Searches % 20 == 0) { _progress?.Report(new SelectionProgress(SelectionStep.Composing, Searches, deviation)); }
            if (better is null) { return isProven ? Separated(chances, weights, deviation) : Result(deviation, null, isSettled: false); }
            if (!Take(better, chances)) { return Result(deviation, null, isSettled: deviation <= Math.Max(tolerance, CloseEnough)); }
        }
    }

    /// <summary>Looks for a panel that lies further towards the aim than the lottery: first for a much better one, then for any.</summary>
    private int[]? FindBetter(double[] weights, double present, out bool isProven)
    {
        Searches++;
        isProven = false;
        if (_search.Relax(weights) is not { } bound) { return null; }
        foreach (var share in (ReadOnlySpan<double>)[0.25, 0.02, 0])
        {
            var worth = present + Math.Max(1e-9, share * (bound - present));
            var found = _search.Search(atLeast: worth, goodEnough: worth, NodesASearch * (share > 0 ? 1 : 50));
            if (found.Counts is not null) { return found.Counts; }
            isProven = found.IsComplete;
            if (_limits.AreReached) { return null; }
        }
        return null;
    }

    private bool Take(int[] counts, double[] chances)
    {
        var name = Add(counts);
        if (_active.TryAdd(name, Point(counts, chances))) { return true; }

        // The factor has gathered rounding errors: make it anew.
        var shares = _active.Shares.ToArray();
        _active = new();
        foreach (var (other, share) in shares) { _active.TryAdd(other, Point(_panels[other], chances), share); }
        _active.Normalise();
        return _active.TryAdd(name, Point(counts, chances));
    }

    /// <summary>Starts from the panels of the lottery before that are still possible, or else from any panel.</summary>
    private bool Restart(double[] chances)
    {
        var shares = _active.Shares.Where(s => IsOnFace(_panels[s.Name])).ToArray();
        _active = new();
        foreach (var (name, share) in shares) { _active.TryAdd(name, Point(_panels[name], chances), share); }
        if (_active.Count == 0)
        {
            double[] towards = [.. chances.Select((p, t) => p * _scale[t])];
            if (_search.Relax(towards) is null || _search.Search(goodEnough: double.NegativeInfinity).Counts is not { } first) { return false; }
            _active.TryAdd(Add(first), Point(first, chances));
        }
        _active.Normalise();
        return true;
    }

    private double[] Point(int[] counts, double[] chances)
    {
        var point = new double[counts.Length];
        for (var t = 0; t < point.Length; t++) { point[t] = (counts[t] - chances[t] * _model.Size[t]) * _scale[t]; }
        return point;
    }

    private double Deviation(double[] offset)
    {
        double largest = 0;
        for (var t = 0; t < offset.Length; t++) { largest = Math.Max(largest, Math.Abs(offset[t] * _scale[t])); }
        return largest;
    }

    private DecompositionResult Result(double deviation, Cut? cut, bool isSettled) =>
        new([.. _active.Shares.Where(s => s.Share > 0).Select(s => new WeightedPanel(_panels[s.Name], s.Share))], deviation, cut, isSettled);

    /// <summary>Holds the search to panels that use up what the chances use up, and notes the direction that leads out of that face.</summary>
    private void HoldToFace(double[] chances)
    {
        Array.Clear(_outward);
        var sums = _model.RowSums(t => chances[t] * _model.Size[t]);
        var direction = new double[sums.Length];
        for (var r = 0; r < sums.Length; r++)
        {
            var (lower, upper) = _model.RowBounds[r];
            if (lower < upper && sums[r] >= upper - SurelyTight) { (lower, direction[r]) = (upper, 1); }
            else if (lower < upper && sums[r] <= lower + SurelyTight) { (upper, direction[r]) = (lower, -1); }
            _search.SetRowBounds(r, lower, upper);
        }
        for (var t = 0; t < chances.Length; t++)
        {
            var isFull = chances[t] >= 1 - SurelyTight;
            var isEmpty = chances[t] <= SurelyTight;
            _search.SetBounds(t, isFull ? _model.Size[t] : 0, isEmpty ? 0 : _model.Size[t]);
            _outward[t] = (isFull ? 1 : isEmpty ? -1 : 0) + _model.RowsOf[t].Sum(r => direction[r]);
        }
    }

    private void LeaveFace()
    {
        for (var r = 0; r < _model.RowBounds.Length; r++) { _search.SetRowBounds(r, _model.RowBounds[r].Lower, _model.RowBounds[r].Upper); }
        for (var t = 0; t < _model.TypeCount; t++) { _search.SetBounds(t, 0, _canBeSelected[t] ? _model.Size[t] : 0); }
    }

    private bool IsOnFace(int[] counts)
    {
        var sums = _model.RowSums(t => counts[t]);
        return !sums.Where((sum, r) => !_search.AllowsRow(r, sum)).Any() && !counts.Where((c, t) => c < _search.BoundsOf(t).Lower || c > _search.BoundsOf(t).Upper).Any();
    }

    /// <summary>No panel of the face lies beyond; tilted outwards far enough, the inequality holds for all panels.</summary>
    private DecompositionResult Separated(double[] chances, double[] weights, double deviation)
    {
        LeaveFace();
        foreach (var tilt in (ReadOnlySpan<double>)[0, 0.1, 1, 10, 100, 1000])
        {
            double[] tilted = [.. weights.Select((w, t) => w + tilt * _outward[t])];
            var value = tilted.Select((w, t) => w * chances[t] * _model.Size[t]).Sum();
            if (_search.Relax(tilted) is null) { break; }
            var best = _search.SearchBest();
            if (_limits.AreReached) { break; }
            if (!best.IsComplete || best.Counts is null) { continue; }
            Add(best.Counts);
            if (best.Bound < value - SurelyBroken * (1 + tilt)) { return Result(deviation, new Cut(tilted, best.Bound), isSettled: true); }
        }
        return Result(deviation, null, isSettled: deviation <= CloseEnough);
    }
}
