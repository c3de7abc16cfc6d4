using Engage.Domain.Sortition.Optimisation;

namespace Engage.Domain.Sortition.Selection;

/// <summary>Chances that keep to the rules on average.</summary>
/// <param name="Probabilities">For each type the chance of each of its members.</param>
/// <param name="Minimum">The smallest chance of a type that can be selected; no lottery over panels has a larger one.</param>
/// <param name="Weights">For each type the weight of each of its members in the proof: weights of all people sum to one, and no panel's sum exceeds the minimum.</param>
internal sealed record RelaxedChances(double[] Probabilities, double Minimum, double[] Weights);

/// <summary>
/// The leximin optimum over the fractions of panels (Flanigan, Gölz, Gupta, Hennig, Procaccia 2021, here on the polytope of the rules and cuts instead of on panels
/// found one by one). Every chance is written as z + s with s ≥ 0; maximising z needs no more rows than there are rules. A type whose s has a negative reduced cost
/// has the chance z in every optimum: its chance is fixed, and the rest goes on.
/// </summary>
internal sealed class LeximinProgram
{
    private const double SurelyTight = 1e-9;

    private readonly PanelModel _model;
    private readonly IReadOnlyList<Cut> _cuts;
    private readonly SearchLimits _limits;
    private readonly double _cap;
    private readonly double[] _chance;
    private readonly bool[] _isFixed;
    private readonly List<int> _capped = [];
    private readonly bool[] _isCapped;

    /// <summary>Sets the task.</summary>
    /// <param name="model">The rules.</param>
    /// <param name="canBeSelected">For each type; the others get no chance.</param>
    /// <param name="cuts">What panels keep beyond the rules.</param>
    /// <param name="limits">When to stop: the chances are then best in the stages solved so far.</param>
    /// <param name="cap">The largest chance allowed.</param>
    public LeximinProgram(PanelModel model, bool[] canBeSelected, IReadOnlyList<Cut> cuts, SearchLimits limits, double cap = 1)
    {
        (_model, _cuts, _limits, _cap) = (model, cuts, limits, cap);
        _chance = new double[model.TypeCount];
        _isFixed = [.. canBeSelected.Select(can => !can)];
        _isCapped = new bool[model.TypeCount];
    }

    /// <summary>Solves stage after stage.</summary>
    /// <param name="onlyMinimum">Whether to stop after the smallest chance (MAXIMIN).</param>
    /// <returns>The chances; null when the rules and cuts leave none.</returns>
    public RelaxedChances? Solve(bool onlyMinimum = false)
    {
        Simplex? before = null;
        double? minimum = null;
        double[] weights = [];
        while (Array.Exists(_isFixed, f => !f))
        {
            if (SolveStage(before) is not { } simplex) { return null; }
            before = simplex;
            var x = simplex.Solution();
            var z = x[^1];
            if (AddCaps(x, z)) { continue; }

            var reduced = Reduced(simplex);
            if (minimum is null) { (minimum, weights) = (z, ProofWeights(reduced)); }
            Fix(x, z, reduced);
            if (onlyMinimum || _limits.AreReached) { break; }
        }
        return new RelaxedChances(_chance, minimum ?? 0, weights);
    }

    private Simplex? SolveStage(Simplex? before)
    {
        // Chances fixed earlier may miss each other by a rounding error: then they get a little room.
        foreach (var slack in (ReadOnlySpan<double>)[0, 1e-8, 1e-6])
        {
            var simplex = new Simplex(Program(slack));
            if (before is not null && slack == 0) { simplex.TakeBasis(before); }
            if (simplex.SolvePrimal()) { return simplex; }
        }
        return null;
    }

    private LinearProgram Program(double slack)
    {
        var program = new LinearProgram();
        foreach (var (lower, upper) in _model.RowBounds) { program.AddRow(lower, upper); }
        foreach (var cut in _cuts) { program.AddRow(double.NegativeInfinity, cut.Bound); }
        var firstCut = _model.RowBounds.Length;
        var firstCap = firstCut + _cuts.Count;
        var zColumn = new double[firstCap + _capped.Count];
        var capRow = new Dictionary<int, int>();
        foreach (var t in _capped) { capRow[t] = program.AddRow(double.NegativeInfinity, _cap); }

        for (var t = 0; t < _model.TypeCount; t++)
        {
            double size = _model.Size[t];
            void Enter(int row, double value)
            {
                program.AddEntry(row, value);
                if (!_isFixed[t]) { zColumn[row] += value; }
            }

            foreach (var row in _model.RowsOf[t]) { Enter(row, size); }
            for (var c = 0; c < _cuts.Count; c++)
            {
                if (_cuts[c].Weights[t] != 0) { Enter(firstCut + c, _cuts[c].Weights[t] * size); }
            }
            if (capRow.TryGetValue(t, out var cap) && !_isFixed[t]) { Enter(cap, 1); }
            if (_isFixed[t]) { program.AddColumn(Math.Max(0, _chance[t] - (_chance[t] > 0 ? slack : 0)), _chance[t] + (_chance[t] > 0 ? slack : 0)); }
            else { program.AddColumn(0, _cap); }
        }
        for (var r = 0; r < zColumn.Length; r++)
        {
            if (zColumn[r] != 0) { program.AddEntry(r, zColumn[r]); }
        }
        program.AddColumn(0, _cap, cost: 1);
        return program;
    }

    /// <summary>Chances above the cap get a row of their own; most never need one.</summary>
    private bool AddCaps(double[] x, double z)
    {
        var any = false;
        for (var t = 0; t < _chance.Length; t++)
        {
            if (_isFixed[t] || _isCapped[t] || x[t] + z <= _cap + 1e-9) { continue; }
            _isCapped[t] = any = true;
            _capped.Add(t);
        }
        return any;
    }

    private double[] Reduced(Simplex simplex)
    {
        var prices = simplex.Prices();
        var reduced = new double[_chance.Length];
        for (var t = 0; t < reduced.Length; t++)
        {
            if (!_isFixed[t] && simplex.StateOf(t) == ColumnState.AtLower) { reduced[t] = simplex.ReducedCost(prices, t); }
        }
        return reduced;
    }

    private double[] ProofWeights(double[] reduced)
    {
        var total = -reduced.Where(d => d < 0).Sum();
        // Where everybody is certain, any weights prove that nobody can be more than that.
        double open = _model.Size.Where((_, t) => !_isFixed[t]).Sum();
        return [.. reduced.Select((d, t) => total > 0 ? Math.Max(0, -d) / total / _model.Size[t] : _isFixed[t] ? 0 : 1 / open)];
    }

    private void Fix(double[] x, double z, double[] reduced)
    {
        var steepest = -1;
        var any = false;
        var allAtCap = z >= _cap - 1e-9;
        for (var t = 0; t < _chance.Length; t++)
        {
            if (_isFixed[t]) { continue; }
            _chance[t] = Math.Min(_cap, x[t] + z);
            if (steepest < 0 || reduced[t] < reduced[steepest]) { steepest = t; }
            if (!allAtCap && reduced[t] >= -SurelyTight) { continue; }
            (_isFixed[t], any) = (true, true);
            _chance[t] = z;
        }
        // The reduced costs sum to minus one, so this is rounding only.
        if (!any && steepest >= 0) { (_isFixed[steepest], _chance[steepest]) = (true, z); }
    }
}
