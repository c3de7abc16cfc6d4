using Engage.Domain.Sortition.Optimisation;

namespace Engage.Domain.Sortition.Selection;

/// <summary>
/// The points of Wolfe's method (1976) for the nearest point to the origin: affinely independent, each with its share, and the triangular factor of their
/// inner products plus one, which grows with each point and is mended by rotations when one leaves.
/// </summary>
internal sealed class ActiveSet
{
    private const double NoShare = 1e-13;

    private readonly List<int> _names = [];
    private readonly List<double> _shares = [];
    private readonly List<double[]> _points = [];
    private readonly List<double[]> _factor = [];

    /// <summary>How many points.</summary>
    public int Count => _names.Count;

    /// <summary>The points' names with their shares, which sum to one.</summary>
    public IEnumerable<(int Name, double Share)> Shares => _names.Zip(_shares);

    /// <summary>Adds a point with no share yet.</summary>
    /// <returns>False when it depends on the others.</returns>
    public bool TryAdd(int name, double[] point, double share = 0)
    {
        var row = new double[Count + 1];
        for (var i = 0; i < Count; i++) { row[i] = (1 + SteadySums.Dot(_points[i], point) - SteadySums.Dot(_factor[i].AsSpan(0, i), row)) / _factor[i][i]; }
        var length = 1 + SteadySums.Dot(point, point);
        var rest = length - SteadySums.Dot(row, row);
        if (rest < 1e-11 * length) { return false; }
        row[^1] = Math.Sqrt(rest);
        _factor.Add(row);
        _names.Add(name);
        _shares.Add(share);
        _points.Add(point);
        return true;
    }

    /// <summary>Scales the shares to sum to one.</summary>
    public void Normalise()
    {
        var sum = _shares.Sum();
        for (var i = 0; i < Count; i++) { _shares[i] = sum > 0 ? _shares[i] / sum : 1.0 / Count; }
    }

    /// <summary>Moves to the point of the hull nearest to the origin; points that lose their share leave.</summary>
    public void MoveToNearest()
    {
        while (true)
        {
            var target = NearestOnPlane();
            var (step, blocking) = (1.0, -1);
            for (var i = 0; i < target.Length; i++)
            {
                if (target[i] >= NoShare) { continue; }
                var fall = _shares[i] - target[i];
                var possible = fall > 0 ? _shares[i] / fall : 0;
                if (possible < step) { (step, blocking) = (possible, i); }
            }
            for (var i = 0; i < target.Length; i++) { _shares[i] = blocking < 0 ? target[i] : Math.Max(0, _shares[i] + step * (target[i] - _shares[i])); }
            if (blocking < 0) { return; }
            _shares[blocking] = 0;
            for (var i = Count - 1; i >= 0; i--)
            {
                if (_shares[i] <= NoShare && Count > 1) { Remove(i); }
            }
        }
    }

    /// <summary>The mean of the points by their shares.</summary>
    public void Mean(double[] into)
    {
        Array.Clear(into);
        for (var i = 0; i < Count; i++) { SteadySums.AddScaled(into, _shares[i], _points[i]); }
    }

    /// <summary>The shares of the point of the points' plane nearest to the origin; may be negative.</summary>
    private double[] NearestOnPlane()
    {
        var y = new double[Count];
        for (var i = 0; i < y.Length; i++) { y[i] = (1 - SteadySums.Dot(_factor[i].AsSpan(0, i), y)) / _factor[i][i]; }
        for (var i = y.Length - 1; i >= 0; i--)
        {
            y[i] /= _factor[i][i];
            SteadySums.AddScaled(y.AsSpan(0, i), -y[i], _factor[i]);
        }
        var sum = y.Sum();
        for (var i = 0; i < y.Length; i++) { y[i] /= sum; }
        return y;
    }

    private void Remove(int r)
    {
        _names.RemoveAt(r);
        _shares.RemoveAt(r);
        _points.RemoveAt(r);
        _factor.RemoveAt(r);
        for (var i = r; i < Count; i++)
        {
            var (a, b) = (_factor[i][i], _factor[i][i + 1]);
            var length = Math.Sqrt(a * a + b * b);
            var (cos, sin) = (a / length, b / length);
            for (var j = i; j < Count; j++)
            {
                var (u, v) = (_factor[j][i], _factor[j][i + 1]);
                (_factor[j][i], _factor[j][i + 1]) = (cos * u + sin * v, cos * v - sin * u);
            }
            _factor[i] = _factor[i][..(i + 1)];
        }
    }
}
