using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Engage.Web.TagHelpers;

/// <summary>One choice of a list of radios, check boxes or options.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What is read.</param>
public sealed record ChoiceItem(string Value, string Text)
{
    /// <summary>Help under this one choice.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether it is chosen; null leaves it to the list's value.</summary>
    public bool? IsChecked { get; init; }

    /// <summary>Whether it cannot be chosen.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Whether choosing it means none of the others, such as "None of these" (check boxes).</summary>
    public bool IsExclusive { get; init; }

    /// <summary>A word on a line of its own before it, such as "or".</summary>
    public string? DividerBefore { get; init; }

    /// <summary>The control's own id, instead of one made from the list's.</summary>
    public string? Id { get; init; }

    /// <summary>Fields that belong to this choice, shown under it.</summary>
    public IHtmlContent? Conditional { get; init; }
}

/// <summary>What radios and check boxes share: a fieldset, and items from <see cref="Items"/> or written as <c>&lt;govuk-item&gt;</c>.</summary>
public abstract class GovukChoices : GovukField
{
    /// <summary>The question the choices answer; without one there is no fieldset.</summary>
    public string? Legend { get; set; }

    /// <summary>Class names for the legend, such as govuk-fieldset__legend--l.</summary>
    public string? LegendClass { get; set; }

    /// <summary>Whether the legend is the page's h1.</summary>
    public bool IsHeading { get; set; }

    /// <summary>The choices in order.</summary>
    public IEnumerable<ChoiceItem> Items { get; set; } = [];

    private protected abstract string Kind { get; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var written = new List<ChoiceItem>();
        context.Items[typeof(GovukChoices)] = written;
        await output.GetChildContentAsync();
        output.Replace(Render([.. Items, .. written], output.Attributes));
    }

    private protected abstract bool IsChosen(ChoiceItem item);

    private HtmlString Render(List<ChoiceItem> items, TagHelperAttributeList attributes)
    {
        // The first id has no number, so that the error summary can link to it; a divider counts as one, as in govuk-frontend.
        var place = 0;
        var list = Markup.Join(items.Select(item =>
        {
            place += item.DividerBefore is null ? 1 : 2;
            return Item(item, item.Id ?? (place == 1 ? FieldId : $"{FieldId}-{place}"));
        }));
        var inner = Markup.Html($"""
            {HintAndError()}<div class="{Markup.Classes($"govuk-{Kind}", Class)}"{Markup.Attributes(attributes)} data-module="govuk-{Kind}">{list}</div>
            """);
        var content = Legend is null ? inner : FieldParts.Fieldset(Legend, LegendClass, IsHeading, Caption, Describing, inner);
        return FieldParts.Group(ErrorId is not null, GroupClass, content);
    }

    private string? Describing => FieldParts.DescribedBy(DescribedBy, HintId, ErrorId);

    private HtmlString Item(ChoiceItem item, string id)
    {
        var hintId = item.Hint is null ? null : $"{id}-item-hint";
        var conditionalId = item.Conditional is null ? null : $"conditional-{id}";
        var isChosen = item.IsChecked ?? IsChosen(item);
        // Without a fieldset only the check boxes themselves can carry the description.
        var describedBy = FieldParts.DescribedBy(Legend is null && Kind == "checkboxes" ? Describing : null, hintId);
        var divider = item.DividerBefore is null ? Markup.None : Markup.Html($"""<div class="govuk-{Kind}__divider">{item.DividerBefore}</div>""");
        var type = Kind == "radios" ? "radio" : "checkbox";
        return Markup.Html($"""
            {divider}<div class="govuk-{Kind}__item"><input class="govuk-{Kind}__input" id="{id}" name="{FieldName}" type="{type}" value="{item.Value}"{Markup.Flag("checked", isChosen)}{Markup.Flag("disabled", item.IsDisabled)}{Markup.Attribute("data-aria-controls", conditionalId)}{Markup.Attribute("data-behaviour", item.IsExclusive ? "exclusive" : null)}{Markup.Attribute("aria-describedby", describedBy)}><label class="govuk-label govuk-{Kind}__label" for="{id}">{item.Text}</label>{FieldParts.Hint(hintId ?? "", item.Hint is null ? null : Markup.Html($"{item.Hint}"), $"govuk-{Kind}__hint")}</div>{Conditional(item.Conditional, conditionalId, isChosen)}
            """);
    }

    private HtmlString Conditional(IHtmlContent? content, string? id, bool isShown) =>
        content is null ? Markup.None : Markup.Html($"""<div class="{Markup.Classes($"govuk-{Kind}__conditional", isShown ? null : $"govuk-{Kind}__conditional--hidden")}" id="{id}">{content}</div>""");
}

/// <summary><c>&lt;govuk-radios&gt;</c>: choose one.</summary>
[HtmlTargetElement("govuk-radios")]
public sealed class GovukRadios : GovukChoices
{
    /// <summary>The value chosen, unless something else was sent.</summary>
    public string? Value { get; set; }

    private protected override string Kind => "radios";

    private protected override bool IsChosen(ChoiceItem item) => Sent is { } sent ? sent == item.Value : Shown(Value) is { Length: > 0 } chosen && item.Value == chosen;
}

/// <summary><c>&lt;govuk-checkboxes&gt;</c>: choose some.</summary>
[HtmlTargetElement("govuk-checkboxes")]
public sealed class GovukCheckboxes : GovukChoices
{
    /// <summary>The values chosen, unless something else was sent.</summary>
    public IEnumerable<string> Values { get; set; } = [];

    private protected override string Kind => "checkboxes";

    private protected override bool IsChosen(ChoiceItem item) => Sent is { } sent
        ? sent.Contains(item.Value, StringComparer.Ordinal)
        : Values.Contains(item.Value, StringComparer.Ordinal) || For?.Model is true;
}

/// <summary><c>&lt;govuk-item value="…"&gt;words&lt;/govuk-item&gt;</c>: one choice written in the page.</summary>
[HtmlTargetElement("govuk-item")]
public sealed class GovukItem : TagHelper
{
    /// <summary>What is sent.</summary>
    public string Value { get; set; } = "";

    /// <summary>Help under this one choice.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether it is chosen; leave out to let the list's value decide.</summary>
    public bool? IsChecked { get; set; }

    /// <summary>Whether it cannot be chosen.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Whether choosing it means none of the others.</summary>
    public bool IsExclusive { get; set; }

    /// <summary>A word on a line of its own before it, such as "or".</summary>
    public string? DividerBefore { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = System.Net.WebUtility.HtmlDecode((await output.GetChildContentAsync()).GetContent().Trim());
        if (context.Items[typeof(GovukChoices)] is List<ChoiceItem> items)
        {
            items.Add(new ChoiceItem(Value, words) { Hint = Hint, IsChecked = IsChecked, IsDisabled = IsDisabled, IsExclusive = IsExclusive, DividerBefore = DividerBefore });
        }

        output.SuppressOutput();
    }
}
