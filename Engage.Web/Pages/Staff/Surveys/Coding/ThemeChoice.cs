using Engage.Domain.Coding;

namespace Engage.Web.Pages.Staff.Surveys.Coding;

/// <summary>One theme to tick, with the key that ticks it.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Key">The access key; null when keys have run out.</param>
/// <param name="IsChosen">Whether it is ticked.</param>
/// <param name="Words">The words of the answer that suggest it; empty when none do.</param>
public sealed record ThemeChoice(Theme Theme, char? Key, bool IsChosen, IReadOnlyList<TextSpan> Words)
{
    // S saves, K skips, B goes back, N is nothing to code, F flags, Q saves and proposes a quote.
    private const string Keys = "123456789acdeghijlmoprtuvwxyz";

    /// <summary>The themes of a version in its order.</summary>
    public static IReadOnlyList<ThemeChoice> Of(CodebookVersion version, IReadOnlyList<string> chosen, IReadOnlyList<Suggestion> suggestions) =>
        [.. version.Themes.Select((theme, i) => new ThemeChoice(
            theme,
            i < Keys.Length ? Keys[i] : null,
            chosen.Contains(theme.Code, StringComparer.Ordinal),
            suggestions.FirstOrDefault(s => string.Equals(s.Theme.Code, theme.Code, StringComparison.Ordinal))?.Reasons ?? []))];
}
