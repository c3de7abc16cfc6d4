using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Engage.Domain.Sortition.Optimisation;

/// <summary>
/// Sums over long rows, four at a time. The width is fixed and nothing is fused, so that the rounding, and with it every draw, is the same on all machines;
/// <see cref="System.Numerics.Vector{T}"/> would sum in another order where registers are wider.
/// </summary>
internal static class SteadySums
{
    /// <summary>The sum of products.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var fours = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var others = MemoryMarshal.Cast<double, Vector256<double>>(b[..a.Length]);
        var sum = Vector256<double>.Zero;
        for (var i = 0; i < fours.Length; i++) { sum += fours[i] * others[i]; }
        var total = Vector256.Sum(sum);
        for (var i = fours.Length * 4; i < a.Length; i++) { total += a[i] * b[i]; }
        return total;
    }

    /// <summary>Adds a multiple of one row to another.</summary>
    public static void AddScaled(Span<double> to, double factor, ReadOnlySpan<double> from)
    {
        var targets = MemoryMarshal.Cast<double, Vector256<double>>(to);
        var sources = MemoryMarshal.Cast<double, Vector256<double>>(from[..to.Length]);
        var factors = Vector256.Create(factor);
        for (var i = 0; i < targets.Length; i++) { targets[i] += factors * sources[i]; }
        for (var i = targets.Length * 4; i < to.Length; i++) { to[i] += factor * from[i]; }
    }
}
