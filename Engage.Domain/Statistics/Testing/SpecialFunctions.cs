namespace Engage.Domain.Statistics;

/// <summary>
/// The distribution functions that intervals and tests need. Gamma by Stirling's series (Abramowitz, Stegun 1964, 6.1.41),
/// incomplete beta and gamma by series and continued fraction evaluated by Lentz's rule as modified by Thompson and Barnett
/// (1986), normal quantile by Wichura (1988, AS 241). Held in tests to R at 1e-10 relative.
/// </summary>
public static class SpecialFunctions
{
    private const double Tiny = 1e-300;
    private const int MaxSteps = 1_000_000;

    private static readonly double[] StirlingTerms = [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156];

    /// <summary>The probability that a standard normal number is at most x.</summary>
    public static double NormalProbability(double x)
    {
        var tail = 0.5 * GammaUpper(0.5, x * x / 2);
        return x > 0 ? 1 - tail : tail;
    }

    /// <summary>The number below which a standard normal one lies with a probability.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    public static double NormalQuantile(double p)
    {
        RequireProbability(p);
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var near = 0.180625 - (q * q);
            return q * Horner(near, 2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608)
                / Horner(near, 5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1);
        }

        var r = Math.Sqrt(-Math.Log(q < 0 ? p : 1 - p));
        var far = r <= 5
            ? Horner(r - 1.6, 7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734)
                / Horner(r - 1.6, 1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1)
            : Horner(r - 5, 2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772)
                / Horner(r - 5, 2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1);
        return q < 0 ? -far : far;
    }

    /// <summary>The probability that chi-squared is above x.</summary>
    public static double ChiSquaredUpper(double x, double df) => x <= 0 ? 1 : GammaUpper(df / 2, x / 2);

    /// <summary>The probability that F is above f.</summary>
    public static double FUpper(double f, double df1, double df2)
    {
        if (f <= 0) { return 1; }
        return double.IsPositiveInfinity(df2) ? ChiSquaredUpper(f * df1, df1) : BetaLower(df2 / 2, df1 / 2, df2 / (df2 + (df1 * f)), df1 * f / (df2 + (df1 * f)));
    }

    /// <summary>The probability that Student's t is further from 0 than t, on either side.</summary>
    public static double StudentTwoSided(double t, double df) => FUpper(t * t, 1, df);

    /// <summary>The number below which Student's t lies with a probability.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    /// <param name="df">Degrees of freedom, above 0; infinity for the normal.</param>
    public static double StudentQuantile(double p, double df)
    {
        RequireProbability(p);
        if (double.IsPositiveInfinity(df)) { return NormalQuantile(p); }
        if (p == 0.5) { return 0; }

        var tail = 2 * Math.Min(p, 1 - p);
        double low = 0, high = Math.Max(2, -2 * NormalQuantile(tail / 2));
        while (StudentTwoSided(high, df) > tail) { (low, high) = (high, high * 2); }
        var t = (low + high) / 2;
        // Newton within a bracket: the density of t is the slope.
        for (var step = 0; step < 200; step++)
        {
            var excess = StudentTwoSided(t, df) - tail;
            if (excess > 0) { low = t; }
            else { high = t; }
            var slope = 2 * Math.Exp(-LogBeta(0.5, df / 2) - (Math.Log(df) / 2) - ((df + 1) / 2 * Log1P(t * t / df)));
            var next = t + (excess / slope);
            if (!(next > low && next < high)) { next = (low + high) / 2; }
            if (Math.Abs(next - t) <= 1e-15 * t) { t = next; break; }
            t = next;
        }
        return p < 0.5 ? -t : t;
    }

    /// <summary>The natural logarithm of the gamma function of a positive number.</summary>
    public static double LogGamma(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        double shift = 0;
        for (; x < 12; x++) { shift += Math.Log(x); }
        return ((x - 0.5) * Math.Log(x)) - x + 0.91893853320467274178 + Stirling(x) - shift;
    }

    /// <summary>The probability that a beta-distributed number with shapes a and b is at most x.</summary>
    public static double BetaLower(double a, double b, double x) => BetaLower(a, b, x, 1 - x);

    /// <summary>The share of the gamma function of a that lies above x.</summary>
    public static double GammaUpper(double a, double x)
    {
        if (x <= 0) { return 1; }
        var front = Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
        return x < a + 1 ? 1 - (front * GammaSeries(a, x)) : front * GammaFraction(a, x);
    }

    /// <summary>The logarithm of the beta function, without the loss of digits that a difference of large logarithms brings.</summary>
    internal static double LogBeta(double a, double b)
    {
        if (a > b) { (a, b) = (b, a); }
        if (b < 12) { return LogGamma(a) + LogGamma(b) - LogGamma(a + b); }
        var ratio = a / (a + b);
        var common = Stirling(b) - Stirling(a + b);
        return a < 12
            ? LogGamma(a) + common + a - (a * Math.Log(a + b)) + ((b - 0.5) * Log1P(-ratio))
            : (-0.5 * Math.Log(b)) + 0.91893853320467274178 + Stirling(a) + common + ((a - 0.5) * Math.Log(ratio)) + (b * Log1P(-ratio));
    }

    // rest is 1 − x, which the caller may know to more digits.
    private static double BetaLower(double a, double b, double x, double rest)
    {
        if (x <= 0) { return 0; }
        if (rest <= 0) { return 1; }
        var front = Math.Exp((a * Log(x, rest)) + (b * Log(rest, x)) - LogBeta(a, b));
        return x < (a + 1) / (a + b + 2) ? front * BetaFraction(a, b, x) / a : 1 - (front * BetaFraction(b, a, rest) / b);

        static double Log(double x, double rest) => x < 0.5 ? Math.Log(x) : Log1P(-rest);
    }

    private static double BetaFraction(double a, double b, double x)
    {
        double c = 1, d = 1 / NotZero(1 - ((a + b) * x / (a + 1))), h = d;
        for (var m = 1; m < MaxSteps; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16) { break; }
        }
        return h;
    }

    private static double GammaSeries(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (var n = 1; n < MaxSteps && term > sum * 1e-17; n++) { sum += term *= x / (a + n); }
        return sum;
    }

    private static double GammaFraction(double a, double x)
    {
        double b = x + 1 - a, c = 1 / Tiny, d = 1 / b, h = d;
        for (var i = 1; i < MaxSteps; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = 1 / NotZero((an * d) + b);
            c = NotZero(b + (an / c));
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16) { break; }
        }
        return h;
    }

    private static double NotZero(double x) => Math.Abs(x) < Tiny ? Tiny : x;

    private static double Stirling(double x) => Horner(1 / (x * x), StirlingTerms[6], StirlingTerms[5], StirlingTerms[4], StirlingTerms[3], StirlingTerms[2], StirlingTerms[1], StirlingTerms[0]) / x;

    /// <summary>log(1 + x) to full precision near 0 (Kahan).</summary>
    private static double Log1P(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    private static double Horner(double x, params ReadOnlySpan<double> fromHighest)
    {
        double sum = 0;
        foreach (var coefficient in fromHighest) { sum = (sum * x) + coefficient; }
        return sum;
    }

    private static void RequireProbability(double p)
    {
        if (!(p > 0 && p < 1)) { throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies between 0 and 1."); }
    }
}
