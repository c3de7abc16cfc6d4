using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Engage.Web.TagHelpers;

/// <summary><c>&lt;govuk-button&gt;Continue&lt;/govuk-button&gt;</c>: a button that sends its form, or a link that looks like one when it has an href.</summary>
[HtmlTargetElement("govuk-button")]
public sealed class GovukButton : TagHelper
{
    private static readonly HtmlString _startIcon = new("""<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"></path></svg>""");

    /// <summary>Where the link goes; null makes a button.</summary>
    public string? Href { get; set; }

    /// <summary>The button's type.</summary>
    public string Type { get; set; } = "submit";

    /// <summary>Class names added, such as govuk-button--secondary.</summary>
    public string? Class { get; set; }

    /// <summary>Whether it begins a journey: with an arrow.</summary>
    public bool IsStart { get; set; }

    /// <summary>Whether it cannot be pressed.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Whether a second press within a second is ignored (with scripts).</summary>
    public bool PreventDoubleClick { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = (await output.GetChildContentAsync()).GetContent().Trim();
        var text = new HtmlString(words);
        var classes = Markup.Classes("govuk-button", Class, IsStart ? "govuk-button--start" : null);
        var icon = IsStart ? _startIcon : Markup.None;
        var other = Markup.Attributes(output.Attributes);
        output.Replace(Href is null
            ? Markup.Html($"""<button type="{Type}" class="{classes}" data-module="govuk-button"{Markup.Flag("disabled", IsDisabled)}{Markup.Attribute("aria-disabled", IsDisabled ? "true" : null)}{Markup.Attribute("data-prevent-double-click", PreventDoubleClick ? "true" : null)}{other}>{text}{icon}</button>""")
            : Markup.Html($"""<a href="{Href}" role="button" draggable="false" class="{classes}" data-module="govuk-button"{other}>{text}{icon}</a>"""));
    }
}
