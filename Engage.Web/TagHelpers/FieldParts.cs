using Microsoft.AspNetCore.Html;

namespace Engage.Web.TagHelpers;

/// <summary>The parts every form field is made of, as govuk-frontend 6.6 writes them.</summary>
public static class FieldParts
{
    /// <summary>A control's id from its name: the characters an address can carry stay, each other one becomes "_".</summary>
    public static string IdOf(string name) =>
        string.Create(name.Length, name, static (span, text) =>
        {
            for (var i = 0; i < span.Length; i++) { span[i] = char.IsAsciiLetterOrDigit(text[i]) || text[i] is '-' or '_' ? text[i] : '_'; }
        });

    /// <summary>A label, wrapped in the page's h1 when it is the heading.</summary>
    public static HtmlString Label(string? text, string id, string? cssClass, bool isHeading, string? caption)
    {
        if (string.IsNullOrEmpty(text)) { return Markup.None; }
        var label = Markup.Html($"""<label class="{Markup.Classes("govuk-label", cssClass)}" for="{id}">{text}</label>""");
        var above = Caption(caption, cssClass);
        return isHeading ? Markup.Html($"""{above}<h1 class="govuk-label-wrapper">{label}</h1>""") : Markup.Html($"{above}{label}");
    }

    /// <summary>A hint under a label.</summary>
    public static HtmlString Hint(string id, IHtmlContent? content, string? cssClass = null) =>
        content is null ? Markup.None : Markup.Html($"""<div id="{id}" class="{Markup.Classes("govuk-hint", cssClass)}">{content}</div>""");

    /// <summary>The message beside a field.</summary>
    public static HtmlString Error(string id, string? text) =>
        string.IsNullOrEmpty(text) ? Markup.None : Markup.Html($"""<p id="{id}" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {text}</p>""");

    /// <summary>The box around one field.</summary>
    public static HtmlString Group(bool hasError, string? cssClass, IHtmlContent content, IHtmlContent? attributes = null) =>
        Markup.Html($"""<div class="{Markup.Classes("govuk-form-group", hasError ? "govuk-form-group--error" : null, cssClass)}"{attributes}>{content}</div>""");

    /// <summary>A fieldset with its legend; the legend holds the page's h1 when it is the heading.</summary>
    public static HtmlString Fieldset(string? legend, string? legendClass, bool isHeading, string? caption, string? describedBy, IHtmlContent content)
    {
        var words = isHeading
            ? Markup.Html($"""{Caption(caption, legendClass)}<h1 class="govuk-fieldset__heading">{legend}</h1>""")
            : Markup.Html($"{Caption(caption, legendClass)}{legend}");
        var heading = string.IsNullOrEmpty(legend)
            ? Markup.None
            : Markup.Html($"""<legend class="{Markup.Classes("govuk-fieldset__legend", legendClass)}">{words}</legend>""");
        return Markup.Html($"""<fieldset class="govuk-fieldset"{Markup.Attribute("aria-describedby", describedBy)}>{heading}{content}</fieldset>""");
    }

    /// <summary>The ids of what describes a control, one space between; null when nothing does.</summary>
    public static string? DescribedBy(params ReadOnlySpan<string?> ids) => Markup.Classes(ids) is { Length: > 0 } some ? some : null;

    private static HtmlString Caption(string? caption, string? headingClass) =>
        string.IsNullOrEmpty(caption)
            ? Markup.None
            : Markup.Html($"""<span class="govuk-caption-{(headingClass?.EndsWith("--xl", StringComparison.Ordinal) == true ? "xl" : "l")}">{caption}</span>""");
}
