using System.Numerics;

namespace Engage.Domain;

/// <summary>
/// Our own generator, so that the same seed gives the same numbers on every machine and in every version of .NET:
/// xoshiro256** (Blackman, Vigna 2018), its state filled by SplitMix64 (Steele, Lea, Flood 2014). Not for secrets.
/// </summary>
public sealed class SeededRandom
{
    private ulong _s0, _s1, _s2, _s3;

    /// <summary>Starts the sequence of a seed.</summary>
    public SeededRandom(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    internal SeededRandom(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A number from 0 up to, not including, 1, in steps of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 up to, not including, <paramref name="count"/>; every one equally likely (Lemire 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public int Next(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var bound = (ulong)count;
        var high = Math.BigMul(NextBits(), bound, out ulong low);
        if (low < bound)
        {
            var rejected = unchecked(0UL - bound) % bound;
            while (low < rejected) { high = Math.BigMul(NextBits(), bound, out low); }
        }
        return (int)high;
    }

    /// <summary>A standard normal number (Box, Muller 1958).</summary>
    public double NextNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>The index of a weight, chosen in proportion to it.</summary>
    /// <exception cref="ArgumentException">No weight is positive.</exception>
    public int Pick(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (var weight in weights) { total += Math.Max(0, weight); }
        if (!(total > 0)) { throw new ArgumentException("At least one weight must be positive.", nameof(weights)); }

        var at = NextDouble() * total;
        var last = -1;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] <= 0) { continue; }
            last = i;
            if ((at -= weights[i]) < 0) { break; }
        }
        return last;
    }

    /// <summary>Puts items in a random order, every order equally likely (Fisher, Yates 1938; Durstenfeld 1964).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    internal static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
