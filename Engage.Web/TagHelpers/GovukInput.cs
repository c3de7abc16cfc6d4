using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Engage.Web.TagHelpers;

/// <summary><c>&lt;govuk-input&gt;</c>: a text box with its label. Other attributes (autocomplete, inputmode, spellcheck) go to the control.</summary>
[HtmlTargetElement("govuk-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukInput : GovukLabelledField
{
    /// <summary>The control's type; a password is never shown back.</summary>
    public string Type { get; set; } = "text";

    /// <summary>What the control holds, unless something else was sent.</summary>
    public string? Value { get; set; }

    /// <summary>A sign before the box, such as £.</summary>
    public string? Prefix { get; set; }

    /// <summary>A sign after the box, such as points.</summary>
    public string? Suffix { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var value = Type == "password" ? null : Shown(Value);
        var control = Markup.Html($"""
            <input class="{Markup.Classes("govuk-input", Class, ErrorId is null ? null : "govuk-input--error")}" id="{FieldId}" name="{FieldName}" type="{Type}"{Markup.Attribute("value", string.IsNullOrEmpty(value) ? null : value)}{Markup.Attribute("aria-describedby", Describing)}{Markup.Attributes(output.Attributes)}>
            """);
        if (!string.IsNullOrEmpty(Prefix) || !string.IsNullOrEmpty(Suffix))
        {
            control = Markup.Html($"""<div class="govuk-input__wrapper">{Affix("prefix", Prefix)}{control}{Affix("suffix", Suffix)}</div>""");
        }

        output.Replace(Field(control));
    }

    private static Microsoft.AspNetCore.Html.HtmlString Affix(string kind, string? text) =>
        string.IsNullOrEmpty(text) ? Markup.None : Markup.Html($"""<div class="govuk-input__{kind}" aria-hidden="true">{text}</div>""");
}

/// <summary>
/// <c>&lt;govuk-textarea&gt;</c>: a box for several lines. With <c>max-length</c> it says how much may be written, and a
/// script counts down.
/// </summary>
[HtmlTargetElement("govuk-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukTextarea : GovukLabelledField
{
    /// <summary>The most characters asked for, said under the box; the page decides what is too long.</summary>
    public int? MaxLength { get; set; }

    /// <summary>Lines shown.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>What the control holds, unless something else was sent.</summary>
    public string? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var counted = MaxLength is not null;
        var info = counted ? $"{FieldId}-info" : null;
        var control = Markup.Html($"""
            <textarea class="{Markup.Classes("govuk-textarea", ErrorId is null ? null : "govuk-textarea--error", counted ? "govuk-js-character-count" : null, Class)}" id="{FieldId}" name="{FieldName}" rows="{Rows}"{Markup.Attribute("aria-describedby", FieldParts.DescribedBy(DescribedBy, info, HintId, ErrorId))}{Markup.Attributes(output.Attributes)}>
            """);
        // HTML drops one line break after the opening tag; an answer that begins with one keeps it.
        var text = Shown(Value);
        var first = text?.StartsWith('\n') == true ? "\n" : null;
        control = Markup.Html($"{control}{first}{text}</textarea>");
        if (MaxLength is not { } most) { output.Replace(Field(control)); return; }

        GroupClass = Markup.Classes("govuk-character-count", GroupClass);
        control = Markup.Html($"""{control}<div id="{info}" class="govuk-hint govuk-character-count__message">You can enter up to {most} characters</div>""");
        output.Replace(Field(control, Markup.Html($""" data-module="govuk-character-count" data-maxlength="{most}" """)));
    }
}

/// <summary><c>&lt;govuk-select&gt;</c>: a drop-down of <see cref="Items"/>.</summary>
[HtmlTargetElement("govuk-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GovukSelect : GovukLabelledField
{
    /// <summary>The choices in order.</summary>
    public IEnumerable<ChoiceItem> Items { get; set; } = [];

    /// <summary>The value chosen, unless something else was sent.</summary>
    public string? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = Shown(Value);
        var options = Markup.Join(Items.Select(item => Markup.Html(
            $"""<option value="{item.Value}"{Markup.Flag("selected", item.IsChecked ?? (chosen is not null && item.Value == chosen))}{Markup.Flag("disabled", item.IsDisabled)}>{item.Text}</option>""")));
        output.Replace(Field(Markup.Html($"""
            <select class="{Markup.Classes("govuk-select", Class, ErrorId is null ? null : "govuk-select--error")}" id="{FieldId}" name="{FieldName}"{Markup.Attribute("aria-describedby", Describing)}{Markup.Attributes(output.Attributes)}>{options}</select>
            """)));
    }
}
