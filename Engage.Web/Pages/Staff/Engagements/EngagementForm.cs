using Engage.Domain.Engagements;
using Engage.Web.TagHelpers;

namespace Engage.Web.Pages.Staff.Engagements;

/// <summary>The form of an engagement.</summary>
/// <param name="Fields">What its boxes hold.</param>
/// <param name="Areas">The areas it can belong to.</param>
/// <param name="Themes">The themes there are.</param>
public sealed record EngagementForm(EngagementFields Fields, IReadOnlyList<ChoiceItem> Areas, IReadOnlyList<EngagementTheme> Themes)
{
    /// <summary>The themes in use, and the one a line already has.</summary>
    public IEnumerable<ChoiceItem> ThemesWith(string? chosen) => [new ChoiceItem("", "Choose a theme"), .. Themes.Where(t => !t.IsRetired || t.Code == chosen).Select(t => new ChoiceItem(t.Code, t.Name))];
}
