using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Engage.Web.TagHelpers;

/// <summary>What the blocks with content share.</summary>
public abstract class GovukBlock : TagHelper
{
    /// <summary>Class names added.</summary>
    public string? Class { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = new HtmlString((await output.GetChildContentAsync()).GetContent().Trim());
        output.Replace(Render(content, Markup.Attributes(output.Attributes)));
    }

    private protected abstract HtmlString Render(HtmlString content, HtmlString attributes);
}

/// <summary><c>&lt;govuk-panel title="…"&gt;</c>: the green confirmation; its title is the page's h1.</summary>
[HtmlTargetElement("govuk-panel")]
public sealed class GovukPanel : GovukBlock
{
    /// <summary>The title.</summary>
    public string Title { get; set; } = "";

    private protected override HtmlString Render(HtmlString content, HtmlString attributes)
    {
        var body = string.IsNullOrEmpty(content.Value) ? Markup.None : Markup.Html($"""<div class="govuk-panel__body">{content}</div>""");
        return Markup.Html($"""<div class="{Markup.Classes("govuk-panel", "govuk-panel--confirmation", Class)}"{attributes}><h1 class="govuk-panel__title">{Title}</h1>{body}</div>""");
    }
}

/// <summary><c>&lt;govuk-inset-text&gt;</c>: a passage set apart.</summary>
[HtmlTargetElement("govuk-inset-text")]
public sealed class GovukInsetText : GovukBlock
{
    private protected override HtmlString Render(HtmlString content, HtmlString attributes) =>
        Markup.Html($"""<div class="{Markup.Classes("govuk-inset-text", Class)}"{attributes}>{content}</div>""");
}

/// <summary><c>&lt;govuk-warning-text&gt;</c>: something with a consequence.</summary>
[HtmlTargetElement("govuk-warning-text")]
public sealed class GovukWarningText : GovukBlock
{
    private protected override HtmlString Render(HtmlString content, HtmlString attributes) =>
        Markup.Html($"""<div class="{Markup.Classes("govuk-warning-text", Class)}"{attributes}><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> {content}</strong></div>""");
}

/// <summary><c>&lt;govuk-tag&gt;Open&lt;/govuk-tag&gt;</c>: a status.</summary>
[HtmlTargetElement("govuk-tag")]
public sealed class GovukTag : GovukBlock
{
    /// <summary>grey, green, teal, blue, purple, magenta, red, orange or yellow; none is blue.</summary>
    public string? Colour { get; set; }

    private protected override HtmlString Render(HtmlString content, HtmlString attributes) =>
        Markup.Html($"""<strong class="{Markup.Classes("govuk-tag", Colour is null ? null : $"govuk-tag--{Colour}", Class)}"{attributes}>{content}</strong>""");
}

/// <summary><c>&lt;govuk-back-link href="…" /&gt;</c>: one step back.</summary>
[HtmlTargetElement("govuk-back-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukBackLink : GovukBlock
{
    /// <summary>Where it goes.</summary>
    public string Href { get; set; } = "/";

    private protected override HtmlString Render(HtmlString content, HtmlString attributes)
    {
        var words = string.IsNullOrEmpty(content.Value) ? new HtmlString("Back") : content;
        return Markup.Html($"""<a href="{Href}" class="{Markup.Classes("govuk-back-link", Class)}"{attributes}>{words}</a>""");
    }
}

/// <summary><c>&lt;govuk-details summary="…"&gt;</c>: more for those who open it.</summary>
[HtmlTargetElement("govuk-details")]
public sealed class GovukDetails : GovukBlock
{
    /// <summary>The words that open it.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Whether it starts open.</summary>
    public bool IsOpen { get; set; }

    private protected override HtmlString Render(HtmlString content, HtmlString attributes) =>
        Markup.Html($"""<details class="{Markup.Classes("govuk-details", Class)}"{attributes}{Markup.Flag("open", IsOpen)}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{Summary}</span></summary><div class="govuk-details__text">{content}</div></details>""");
}

/// <summary><c>&lt;govuk-notification-banner&gt;</c>: news about the page, or (success) about what was just done.</summary>
[HtmlTargetElement("govuk-notification-banner")]
public sealed class GovukNotificationBanner : GovukBlock
{
    /// <summary>The heading; "Success" or "Important" when not given.</summary>
    public string? Title { get; set; }

    /// <summary>The heading's id; two banners on a page need two.</summary>
    public string TitleId { get; set; } = "govuk-notification-banner-title";

    /// <summary>Whether it confirms an act.</summary>
    public bool IsSuccess { get; set; }

    private protected override HtmlString Render(HtmlString content, HtmlString attributes)
    {
        var classes = Markup.Classes("govuk-notification-banner", IsSuccess ? "govuk-notification-banner--success" : null, Class);
        var role = IsSuccess ? "alert" : "region";
        var title = Title ?? (IsSuccess ? "Success" : "Important");
        // Plain words get the component's own paragraph; markup is the page's affair.
        var body = content.Value?.Contains('<', StringComparison.Ordinal) == true ? content : Markup.Html($"""<p class="govuk-notification-banner__heading">{content}</p>""");
        return Markup.Html($"""<div class="{classes}" role="{role}" aria-labelledby="{TitleId}" data-module="govuk-notification-banner"{attributes}><div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="{TitleId}">{title}</h2></div><div class="govuk-notification-banner__content">{body}</div></div>""");
    }
}
