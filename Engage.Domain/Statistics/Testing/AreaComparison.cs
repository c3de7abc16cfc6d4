namespace Engage.Domain.Statistics;

/// <summary>What a comparison found.</summary>
public enum DifferenceFinding
{
    /// <summary>The difference is larger than chance would make it.</summary>
    Different,

    /// <summary>No detectable difference: an answer, and not proof of equality.</summary>
    NoDetectableDifference,

    /// <summary>Too few answers to compare.</summary>
    TooFewAnswers,
}

/// <summary>One area against the rest.</summary>
/// <param name="Area">The area's category.</param>
/// <param name="Answered">Responses in the area that answered.</param>
/// <param name="Result">The test; null when it was not made.</param>
/// <param name="AdjustedP">The probability adjusted for all areas compared; null when the test was not made.</param>
/// <param name="Finding">What it found.</param>
public sealed record AreaDifference(string Area, int Answered, DifferenceResult? Result, double? AdjustedP, DifferenceFinding Finding);

/// <summary>
/// How each area's share of a category differs from that of all other areas together, with probabilities adjusted for
/// comparing many (Wald; Benjamini, Hochberg 1995). Of an open sample it says what chance alone could do among those who
/// answered, not how the population differs.
/// </summary>
/// <param name="Areas">One for each area, in the order of the grouping.</param>
/// <param name="Level">The adjusted probability below which a difference is called one.</param>
public sealed record AreaComparison(IReadOnlyList<AreaDifference> Areas, double Level)
{
    /// <summary>Whether no area differs detectably from the rest.</summary>
    public bool IsWithoutDifference => Areas.All(a => a.Finding != DifferenceFinding.Different);

    /// <summary>Compares.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="variable">The answers.</param>
    /// <param name="category">The category whose share is compared.</param>
    /// <param name="by">The areas; rows without one are left out.</param>
    /// <param name="level">The adjusted probability below which a difference is called one.</param>
    /// <param name="leastAnswers">Areas with fewer answers are not compared.</param>
    /// <exception cref="ArgumentException">There is no such category.</exception>
    public static AreaComparison Of(Sample sample, CodeColumn variable, string category, CodeColumn by, double level = 0.05, int leastAnswers = Disclosure.UsualThreshold)
    {
        var value = DifferenceTest.Indicator(variable, category);
        var areas = new int[sample.Count];
        var answered = new int[by.Categories.Count];
        for (var row = 0; row < areas.Length; row++)
        {
            areas[row] = by.CategoryAt(row);
            if (areas[row] >= 0 && !double.IsNaN(value[row])) { answered[areas[row]]++; }
        }

        var errors = new RowErrors(sample);
        var side = new byte[sample.Count];
        var results = new DifferenceResult?[answered.Length];
        for (var a = 0; a < results.Length; a++)
        {
            if (answered[a] < leastAnswers) { continue; }
            for (var row = 0; row < side.Length; row++) { side[row] = areas[row] < 0 ? (byte)0 : areas[row] == a ? (byte)1 : (byte)2; }
            results[a] = DifferenceTest.Of(sample, value, side, errors);
        }

        var adjusted = MultipleTests.BenjaminiHochberg([.. results.OfType<DifferenceResult>().Select(r => r.P)]);
        var next = 0;
        return new([.. results.Select((result, a) =>
        {
            double? p = result is null ? null : adjusted[next++];
            var finding = p is null ? DifferenceFinding.TooFewAnswers : p < level ? DifferenceFinding.Different : DifferenceFinding.NoDetectableDifference;
            return new AreaDifference(by.Categories[a], answered[a], result, p, finding);
        })], level);
    }
}
