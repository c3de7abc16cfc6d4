namespace Engage.Domain.Coding;

/// <summary>How many answers are about a theme.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Answers">How many answers got it.</param>
/// <param name="Share">Their share of the answers coded, from 0 to 1; null when none is coded.</param>
/// <param name="WeightedShare">The same with each answer's weight; null without weights.</param>
public sealed record ThemeCount(Theme Theme, int Answers, double? Share, double? WeightedShare);

/// <summary>The themes of a question counted. An answer may have several, so shares add up to more than 100%.</summary>
/// <param name="Written">How many people wrote something.</param>
/// <param name="Coded">How many of those answers are coded: the base.</param>
/// <param name="Nothing">How many of these had nothing to code.</param>
/// <param name="Outdated">How many of these still carry codes of an earlier version that lacks a theme of this one.</param>
/// <param name="Unsettled">How many of these two people coded differently with no decision yet; the first one's codes count.</param>
/// <param name="Themes">Each theme, in the order of the codebook.</param>
public sealed record ThemeCounts(int Written, int Coded, int Nothing, int Outdated, int Unsettled, IReadOnlyList<ThemeCount> Themes)
{
    /// <summary>Whether every answer is coded by the version in use and no disagreement is open.</summary>
    public bool IsComplete => Coded == Written && Outdated == 0 && Unsettled == 0;

    /// <summary>The coding of each answer that counts: the decision where there is one, else the first coder's.</summary>
    public static IEnumerable<CodedAnswer> Final(IEnumerable<CodedAnswer> codings) =>
        codings.Where(c => c.Round != CodingRound.Second).GroupBy(c => c.ResponseNumber).Select(g => g.MaxBy(c => c.Round == CodingRound.Settled)!);

    /// <summary>The answers on which two people differ and nobody decided.</summary>
    public static IEnumerable<long> OpenDisagreements(IEnumerable<CodedAnswer> codings) =>
        codings.GroupBy(c => c.ResponseNumber).Where(g =>
            g.FirstOrDefault(c => c.Round == CodingRound.First) is { } first && g.FirstOrDefault(c => c.Round == CodingRound.Second) is { } second
            && !first.IsSameAs(second) && !g.Any(c => c.Round == CodingRound.Settled)).Select(g => g.Key);

    /// <summary>Counts by the version in use.</summary>
    /// <param name="codebook">The codebook, with a frozen version.</param>
    /// <param name="codings">All its codings.</param>
    /// <param name="written">How many people wrote something.</param>
    /// <param name="weightOf">The weight of a response; null leaves weights out.</param>
    /// <exception cref="InvalidOperationException">No version is frozen.</exception>
    public static ThemeCounts Of(Codebook codebook, IReadOnlyCollection<CodedAnswer> codings, int written, Func<long, double>? weightOf = null)
    {
        var version = codebook.InUse ?? throw new InvalidOperationException("No version of the codebook is frozen.");
        var final = Final(codings).ToList();
        var totalWeight = weightOf is null ? 0 : final.Sum(c => weightOf(c.ResponseNumber));
        return new ThemeCounts(
            written, final.Count, final.Count(c => c.Codes.Length == 0), final.Count(c => !codebook.IsCurrent(c)), OpenDisagreements(codings).Count(),
            [.. version.Themes.Select(theme =>
            {
                var having = final.Where(c => c.Themes.Contains(theme.Code, StringComparer.Ordinal)).ToList();
                return new ThemeCount(
                    theme, having.Count, final.Count == 0 ? null : (double)having.Count / final.Count,
                    weightOf is null || totalWeight <= 0 ? null : having.Sum(c => weightOf(c.ResponseNumber)) / totalWeight);
            })]);
    }
}
