namespace Engage.Domain.Coding;

/// <summary>How two coders agree on one theme.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Both">Answers to which both gave it.</param>
/// <param name="OnlyFirst">Answers to which the first alone gave it.</param>
/// <param name="OnlySecond">Answers to which the second alone gave it.</param>
/// <param name="Neither">Answers to which neither gave it.</param>
public sealed record ThemeAgreement(Theme Theme, int Both, int OnlyFirst, int OnlySecond, int Neither)
{
    /// <summary>Cohen's kappa of giving the theme or not.</summary>
    public CohensKappa Kappa => CohensKappa.Of(new[,] { { Both, OnlyFirst }, { OnlySecond, Neither } });

    /// <summary>Krippendorff's alpha of giving the theme or not.</summary>
    public KrippendorffsAlpha Alpha => KrippendorffsAlpha.Nominal(
        Enumerable.Repeat<string?[]>(["1", "1"], Both).Concat(Enumerable.Repeat<string?[]>(["1", "0"], OnlyFirst + OnlySecond)).Concat(Enumerable.Repeat<string?[]>(["0", "0"], Neither)));
}

/// <summary>How far two people agree who coded the same answers without seeing each other's codes.</summary>
/// <param name="Answers">How many answers both coded.</param>
/// <param name="Identical">How many of them got exactly the same themes.</param>
/// <param name="Themes">Each theme, in the order of the codebook.</param>
public sealed record CodingAgreement(int Answers, int Identical, IReadOnlyList<ThemeAgreement> Themes)
{
    /// <summary>Kappa over all themes that at least one of them used.</summary>
    public CohensKappa? Kappa => Used is { Count: > 0 } used ? CohensKappa.Pooled([.. used.Select(t => t.Kappa)]) : null;

    /// <summary>Alpha over all themes that at least one of them used.</summary>
    public KrippendorffsAlpha? Alpha => Used is { Count: > 0 } used ? KrippendorffsAlpha.Pooled([.. used.Select(t => t.Alpha)]) : null;

    // A theme nobody used agrees by itself and would flatter the whole.
    private List<ThemeAgreement> Used => [.. Themes.Where(t => t.Both + t.OnlyFirst + t.OnlySecond > 0)];

    /// <summary>Compares first and second codings; null when no answer has both.</summary>
    /// <param name="version">Whose themes are compared.</param>
    /// <param name="codings">All codings of the codebook.</param>
    public static CodingAgreement? Of(CodebookVersion version, IEnumerable<CodedAnswer> codings)
    {
        var pairs = codings.Where(c => c.Round != CodingRound.Settled).GroupBy(c => c.ResponseNumber)
            .Select(g => (First: g.FirstOrDefault(c => c.Round == CodingRound.First), Second: g.FirstOrDefault(c => c.Round == CodingRound.Second)))
            .Where(p => p is { First: not null, Second: not null }).Select(p => (First: p.First!, Second: p.Second!)).ToList();
        if (pairs.Count == 0) { return null; }
        return new CodingAgreement(pairs.Count, pairs.Count(p => p.First.IsSameAs(p.Second)), [.. version.Themes.Select(theme =>
        {
            var counts = pairs.CountBy(p => (p.First.Themes.Contains(theme.Code, StringComparer.Ordinal), p.Second.Themes.Contains(theme.Code, StringComparer.Ordinal))).ToDictionary();
            return new ThemeAgreement(theme, counts.GetValueOrDefault((true, true)), counts.GetValueOrDefault((true, false)), counts.GetValueOrDefault((false, true)), counts.GetValueOrDefault((false, false)));
        })]);
    }

    /// <summary>The name Landis and Koch (1977) gave to a height of kappa; by their own words an arbitrary division.</summary>
    public static string BandOf(double kappa) => kappa switch
    {
        < 0 => "poor",
        <= 0.20 => "slight",
        <= 0.40 => "fair",
        <= 0.60 => "moderate",
        <= 0.80 => "substantial",
        _ => "almost perfect",
    };
}
